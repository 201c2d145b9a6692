# Tells what a person should know about the machine, and changes nothing. doctor.sh HOME
# Bytes are formatted: awk itself writes large numbers as 1.2e+10.
set -eu
folder=$1
while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
echo "clock $(date +%s)"
df -Pk "$folder" | awk 'NR == 2 { printf "disk %.0f\n", $4 * 1024 }'
root=$(docker info --format '{{.DockerRootDir}}' 2>/dev/null || true)
[ ! -d "$root" ] || df -Pk "$root" | awk 'NR == 2 { printf "images %.0f\n", $4 * 1024 }'
awk '/^MemAvailable:/ { printf "memory %.0f\n", $2 * 1024 }' /proc/meminfo
