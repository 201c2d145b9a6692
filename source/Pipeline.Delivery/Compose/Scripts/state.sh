# Tells what is there, and changes nothing. state.sh HOME PROJECT
set -eu
home=$1 project=$2
[ ! -d "$home" ] || echo "home"
echo "user $(id -u):$(id -g)"
if engine=$(docker version --format '{{.Server.Version}}' 2>/dev/null) && [ -n "$engine" ]; then echo "engine $engine"
else echo "engine - $(docker version 2>&1 >/dev/null | tail -n 1)"
fi
if docker compose version >/dev/null 2>&1; then echo "compose docker compose"
elif docker-compose version >/dev/null 2>&1; then echo "compose docker-compose"
fi
for program in docker flock tar; do command -v "$program" >/dev/null 2>&1 || echo "missing $program"; done
# The smallest perl of Debian has no clock.
perl -MTime::HiRes -e 1 2>/dev/null || echo "missing perl"
folder=$home
while [ ! -e "$folder" ]; do folder=$(dirname "$folder"); done
[ -w "$folder" ] || echo "unwritable $folder $(id -un)"
for part in edge accessories; do
  [ ! -f "$home/$part/digest" ] || echo "files $part $(cat "$home/$part/digest")"
done
[ ! -s "$home/certificates/$project.pem" ] || echo "certificate"
docker ps --all --filter "label=com.docker.compose.project" \
  --format '{{.Label "com.docker.compose.project"}}|{{.State}}|{{.Label "pipeline.release"}}|{{.Label "pipeline.configuration"}}' 2>/dev/null |
  awk -F '|' -v project="$project" '
    $1 == project "-edge" { print "edge", $2 }
    $1 == project "-blue" || $1 == project "-green" { print "container", substr($1, length(project) + 2), $2, $3, $4 }'
images=$(docker image ls --digests --format '{{.Repository}}@{{.Digest}}' 2>/dev/null || true)
for folder in "$home/releases"/*/; do
  # Files that are not those that were put there count for nothing.
  [ -f "$folder/sums" ] || continue
  (cd "$folder" && sha256sum --check --status sums 2>/dev/null) || continue
  state=whole
  if sed -n 's/^ *"image": "\(.*\)",$/\1/p' "$folder/compose.json" | grep -qvxF "$images"; then state=without-images; fi
  echo "stored $(basename "$folder") $(cat "$folder/digest") $state"
done
[ ! -f "$home/edge/weights.map" ] || sed 's/^/weight /' "$home/edge/weights.map"
[ ! -f "$home/edge/notice.json" ] || echo "maintenance $(cat "$home/edge/notice.json")"
[ ! -f "$home/releases.jsonl" ] || tail -n 500 "$home/releases.jsonl" | sed 's/^/release /'
