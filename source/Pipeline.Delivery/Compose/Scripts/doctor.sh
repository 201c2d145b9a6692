# Tells what a person should know about the machine, and changes nothing. doctor.sh HOME
set -eu
folder=$1
while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
echo "clock $(date +%s)"
df -Pk "$folder" | awk 'NR == 2 { print "disk " $4 * 1024 }'
root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null || true)
[ ! -d "$root" ] || df -Pk "$root" | awk 'NR == 2 { print "images " $4 * 1024 }'
awk '/^MemAvailable:/ { print "memory " $2 * 1024 }' /proc/meminfo
