# Takes, keeps and gives back the lease of an environment; all times are seconds of this machine's clock.
# lease.sh HOME acquire RUN SECONDS HOLDER | renew RUN SECONDS | release RUN | holder
set -eu
home=$1 verb=$2 run=${3-} seconds=${4-} holder=${5-}
now=$(date +%s)

read_lease() {
  owner='' until=0 who=''
  [ ! -s "$home/lease" ] || read -r owner until who <"$home/lease"
}

write_lease() {
  printf '%s %s %s\n' "$run" $((now + seconds)) "$1" >"$home/lease.new"
  mv "$home/lease.new" "$home/lease"
}

lock() {
  exec 9>>"$home/lease.lock"
  flock -x -w 20 9 || { echo "A command of the run that had the lease before still works on $home." >&2; exit 75; }
}

case $verb in
  acquire)
    umask 077
    mkdir -p "$home/bin"
    lock
    read_lease
    if [ -n "$owner" ] && [ "$owner" != "$run" ] && [ "$until" -gt "$now" ]; then
      echo "held $((until - now)) $who"
      exit 0
    fi
    write_lease "$holder"
    if [ -n "$owner" ] && [ "$owner" != "$run" ]; then echo "taken $((now - until)) $who"; else echo "free"; fi
    [ ! -f "$home/lock.json" ] || cat "$home/lock.json"
    ;;
  renew)
    lock
    read_lease
    [ "$owner" = "$run" ] || { echo "lost $who"; exit 0; }
    write_lease "$who"
    echo "kept"
    ;;
  release)
    lock
    read_lease
    [ "$owner" != "$run" ] || rm -f "$home/lease"
    ;;
  holder)
    read_lease
    [ -z "$owner" ] || [ "$until" -le "$now" ] || echo "$who"
    ;;
esac
