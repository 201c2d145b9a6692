# Tells what a machine has of what deployments need, and changes nothing. setup.sh HOME USER IMAGE CERTIFICATE TOOL
# USER is "-" for the user that asks. What only root may read is read by sudo.
set -eu
home=$1 user=$2 image=$3 certificate=$4 tool=$5
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }
[ "$user" != - ] || user=$(id -un)

(. /etc/os-release && echo "system ${ID:-unknown} ${VERSION_ID:-0}")
echo "asks $(id -un)"
[ "$(id -u)" -ne 0 ] || echo "root"
as_root true 2>/dev/null || exit 0
echo "allowed"
if [ -d /run/systemd/system ]; then
  echo "systemd"
  [ "$(systemctl is-enabled docker 2>/dev/null)" != enabled ] || [ "$(systemctl is-active docker)" != active ] || echo "service"
fi

for program in docker dockerd flock tar certbot; do ! command -v "$program" >/dev/null || echo "program $program"; done
! perl -MIO::Socket::UNIX -MTime::HiRes -e 1 2>/dev/null || echo "program perl"
[ ! -s /etc/ssl/certs/ca-certificates.crt ] || echo "program ca-certificates"
# Where the kernel has AppArmor, the engine starts no container without its parser.
if command -v apparmor_parser >/dev/null || [ "$(cat /sys/module/apparmor/parameters/enabled 2>/dev/null)" != Y ]; then echo "program apparmor"; fi
if docker compose version >/dev/null 2>&1 || docker-compose version >/dev/null 2>&1; then echo "program compose"; fi
[ "$(dpkg-query -W -f '${db:Status-Status}' docker-ce 2>/dev/null)" != installed ] || echo "program docker-ce"
[ ! -e /etc/docker/daemon.json ] || echo "daemon.json"
! as_root docker version >/dev/null 2>&1 || echo "engine"
! as_root docker image inspect "$image" >/dev/null 2>&1 || echo "image"

own=$(getent passwd "$(id -un)" | cut -d: -f6)
as_root cat "$own/.ssh/authorized_keys" 2>/dev/null | sed -n 's/^[^#]/own &/p'
if account=$(getent passwd "$user"); then
  echo "account"
  ! id -nG "$user" | tr ' ' '\n' | grep -qx docker || echo "member"
  as_root cat "$(echo "$account" | cut -d: -f6)/.ssh/authorized_keys" 2>/dev/null | sed -n 's/^[^#]/key &/p'
fi
! as_root test -d "$home" || echo "folder $(as_root stat -c %U "$home")"
! as_root test -s "$home/lease" || as_root cat "$home/lease" | { read -r _ until who; [ "$until" -le "$(date +%s)" ] || echo "lease $who"; }
[ ! -f "$tool" ] || echo "tool $(sha256sum "$tool" | cut -d ' ' -f 1)"
lineage=/etc/letsencrypt/live/$certificate/fullchain.pem
! as_root test -f "$lineage" || as_root openssl x509 -noout -ext subjectAltName -in "$lineage" | tr -d ' ' | tr ',' '\n' | sed -n 's/^DNS:/covers /p'
! as_root test -s "$home/certificates/$certificate.pem" || echo "installed"
