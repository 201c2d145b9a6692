# bash -c THIS keep COMMAND...: runs a server until standard input is closed, which also happens when the test process is killed.

exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{
  while read -r _ <&3; do :; done
  kill -TERM "$server" 2>/dev/null
} &
reader=$!
exec 3<&-
wait "$server"
status=$?
# The server ended by itself: nobody has to read on.
kill "$reader" 2>/dev/null
exit "$status"
