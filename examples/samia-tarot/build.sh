#!/usr/bin/env bash
#
# Runs the build program, build/_build.csproj beside this file, with the given arguments. It is compiled only when one
# of its inputs changed: its sources, those of the projects it references, their settings, the SDK.
#
# Every state of the inputs has a folder in .nuke/temp/build, named by their hash and never changed once it has that name.
# `current` holds the name used last and the inputs it stands for: a start with nothing to compile costs two processes,
# find and sha256sum. Works with bash 3.2, BSD tools, and macOS's own perl.

set -uo pipefail
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

main() {
  locate
  is_current || compile
  start "$@"
}

locate() {
  local caller=$PWD here=.
  [[ ${BASH_SOURCE[0]} == */* ]] && here=${BASH_SOURCE[0]%/*}/
  CDPATH='' cd -P -- "$here" || exit 2
  root=$PWD source=$PWD/build project=$PWD/build/_build.csproj store=$PWD/.nuke/temp/build work=$PWD/.nuke/temp/build/work
  cd -- "$caller" || stop "the current directory $caller is gone. Change to one that exists."
  [[ -f $project ]] || stop "there is no build project $project."
  dotnet=$(type -P dotnet) || stop "the .NET SDK is not on PATH. Install $(wanted_sdk): https://dot.net/download"
  if type -P sha256sum >/dev/null; then sha256=(sha256sum)
  elif type -P shasum >/dev/null; then sha256=(shasum -a 256)
  else sha256=(openssl dgst -sha256 -r); fi
}

is_current() {
  local compiled=''
  { read -r name && read -r sdks && IFS= read -r -d '' compiled; } 2>/dev/null <"$store/current"
  [[ -n $compiled && -f $store/$name/_build.dll ]] && read_inputs 2>/dev/null && [[ $inputs == "${compiled%$'\n'}" ]]
}

start() {
  { echo >"$store/used/$name"; } 2>/dev/null # Its time says what may be pruned.
  exec "$dotnet" "$store/$name/_build.dll" "$@"
}

say() { printf 'build.sh: %s\n' "$1" >&2; }
stop() { say "$1"; exit 2; }

# Sets `inputs`: the SDKs there are, and a line with hash and path for every file the program is compiled from.
read_inputs() {
  find_inputs
  local installed=("$sdks"/*) origin=elsewhere
  [[ $dotnet -ef ${sdks%/*}/dotnet ]] && origin=here
  inputs=$(
    printf '%s %s %s\n' "$dotnet" "$origin" "${installed[*]}"
    find -L "${folders[@]}" "${files[@]}" \
      \( -type d \( -name bin -o -name obj -o -name node_modules -o -name '.?*' \) -o -name '.*.sw?' \) -prune \
      -o -type f -exec "${sha256[@]}" {} +
  )
}

# Sets `folders` and `files` by reading the project files as text. Paths with an MSBuild property in them, other than
# the folder of the file itself, are not followed.
find_inputs() {
  folders=() files=("$root/build.sh") projects=("$project") seen=$'\n'
  local next file
  for ((next = 0; next < ${#projects[@]}; next++)); do
    file=${projects[next]}
    folders+=("${file%/*}/.")
    add_settings "${file%/*}"
    add_references "$file"
  done
}

# What MSBuild, NuGet and the compiler look for in a folder and in all folders above it.
add_settings() {
  local folder=$1 file
  until [[ $seen == *$'\n'"$folder/"$'\n'* ]]; do
    seen+=$folder/$'\n'
    for file in "$folder"/{Directory.{Build.{props,targets,rsp},Packages.props},global.json,{nuget,NuGet}.config,NuGet.Config} \
      "$folder"/.{editor,global}config; do
      [[ -f $file ]] && add_file "$file"
    done
    folder=${folder%/*}
  done
}

add_file() {
  [[ $seen == *$'\n'"$1"$'\n'* ]] && return
  seen+=$1$'\n'
  case $1 in
    *proj) projects+=("$1") ;;
    *.props | *.targets) files+=("$1") && add_references "$1" ;;
    *) files+=("$1") ;;
  esac
}

# What a project file includes or imports from elsewhere: projects, files, and the folders of `**`.
add_references() {
  local text='' rest path folder file IFS='' pattern='(Include|Project)="([^"]+)"'
  read -r -d '' text <"$1"
  while [[ $text == *'<!--'*'-->'* ]]; do
    rest=${text#*'<!--'}
    text=${text%%'<!--'*}${rest#*'-->'}
  done
  text=${text//;/\" Include=\"} # A list is as many attributes.
  while [[ $text =~ $pattern ]]; do
    text=${text#*"${BASH_REMATCH[0]}"}
    path=${BASH_REMATCH[2]//\\//}
    # shellcheck disable=SC2016 # These are MSBuild's properties.
    case $path in
      '$(MSBuildThisFileDirectory)'*) path=${path#*)} path=${path#/} ;;
      *'$('*) continue ;;
      *) [[ $1 == *proj || ${BASH_REMATCH[1]} == Project ]] || continue ;; # relative to a project not known here
    esac
    folder=${1%/*}
    while [[ $path == ../* ]]; do path=${path#../} folder=${folder%/*}; done
    [[ $1 == *proj && $folder == "${1%/*}" && $path != *proj ]] && continue # in its own folder
    path=$folder/$path
    [[ $path == */'**'* && -d ${path%%/'**'*} ]] && folders+=("${path%%/'**'*}/.")
    for file in $path; do [[ -f $file ]] && add_file "$file"; done
  done
}

# Makes the program for the inputs as they are now, unless it is there, and sets `name` to its folder. One run at a time.
compile() {
  find_sdk
  { mkdir -p "$store/used" && [[ -w $store ]]; } 2>/dev/null || stop "cannot write to $store. Make it writable."
  lock
  trap 'kill -- "-${sdk-}" 2>/dev/null; exit 130' INT
  trap 'kill -- "-${sdk-}" 2>/dev/null; exit 143' TERM HUP
  make_program
  prune
  trap - INT TERM HUP
  exec 9>&-
}

# The lock is released by the system when the last process of the compilation has ended.
lock() {
  local waited=0 try=(perl -e 'open(LOCK, ">&=", 9) or die; exit !flock(LOCK, 6)') # 6: exclusive, do not wait
  type -P flock >/dev/null && try=(flock -n 9)
  exec 9>>"$store/lock"
  until "${try[@]}"; do
    [[ $((waited += 1)) -eq 20 ]] && say 'waiting for another run that compiles the build program …'
    sleep 0.1
  done
}

make_program() {
  local attempt before
  for attempt in 1 2 3; do
    identify
    [[ -f $store/$name/_build.dll ]] && break
    [[ $attempt -gt 1 || ! -t 2 ]] || say 'compiling the build program …'
    prepare
    before=$name
    run_sdk build --no-restore "${options[@]}" || report 'the build program does not compile'
    identify
    [[ $name == "$before" ]] && publish && break
    [[ $attempt -lt 3 ]] || stop 'the sources changed while they were compiled, three times. Try again.'
  done
  printf '%s\n' "$name" "$sdks" "$inputs" >"$store/current.new" && mv -f "$store/current.new" "$store/current"
}

# Sets `name` to the hash of the inputs, whatever the order in which find met them.
identify() {
  read_inputs || stop 'cannot read the sources of the build program.'
  name=$(LC_ALL=C sort <<<"$inputs" | "${sha256[@]}") && name=${name:0:16}
}

# Removes from the work folder what may be out of date, whatever file times say: the compiled build project if only its
# own code changed since (`references` holds the other inputs of what is there), otherwise everything.
prepare() {
  if [[ -f $work/references && $(<"$work/references") == "$(other_inputs)" ]]; then
    options=(--no-dependencies -m:1)
    rm -rf "$work/obj/_build/release" "$work/bin/_build"
  else
    options=(-m)
    rm -f "$work/references" && rm -rf "$work"
    run_sdk restore || report 'the packages of the build program cannot be restored'
    identify # Restoring may have written lock files.
  fi
}

other_inputs() {
  local line
  while IFS= read -r line; do
    [[ $line == *"  $source/"*.cs ]] || printf '%s\n' "$line"
  done <<<"$inputs"
}

# Runs an SDK command on the build project, its output into `log`. As a group of processes, to be ended as one when this
# shell is. Analyzers and warnings are for Lint and CI; no server is left behind; no advisory stops a rollback.
run_sdk() {
  set -m
  (
    export DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_CLI_USE_MSBUILD_SERVER=0
    cd "$root" && exec dotnet "$1" "$project" "${@:2}" --artifacts-path "$work" -nologo -v:q -tl:off -nodeReuse:false \
      '-clp:NoSummary;ForceNoAlign' -p:Configuration=Release -p:UseSharedCompilation=false -p:RunAnalyzers=false \
      -p:EnforceCodeStyleInBuild=false -p:TreatWarningsAsErrors=false -p:NuGetAudit=false -p:ContinuousIntegrationBuild=false
  ) >"$store/log" 2>&1 </dev/null &
  sdk=$!
  set +m
  wait "$sdk"
}

publish() {
  local compiled=$work/bin/_build/release
  [[ -f $compiled/_build.dll ]] || stop "$project made no _build.dll. Give it one TargetFramework and no AssemblyName."
  other_inputs >"$work/references"
  rm -rf "$store/new"
  { cp -R "$compiled" "$store/new" && echo >"$store/used/$name" && mv "$store/new" "$store/$name"; } || stop "cannot write $store."
}

# Keeps the three programs used last, and every one used within a day: it may still be running.
prune() {
  local old rank=0
  while IFS= read -r old; do
    [[ $((rank += 1)) -gt 3 && -n $(find "$store/used/$old" -mtime +0) ]] || continue
    mv "$store/$old" "$store/new" # Half of it is never found under its name.
    rm -rf "$store/new" "$store/used/$old"
  done < <(ls -t "$store/used")
}

# Prints the error lines of the log, each once and without the project at its end, and exits.
report() {
  local line lines=$'\n'
  grep -qE 'error (CS0006|[ABD-Z])' "$store/log" && rm -f "$work/references" # Not the code: next time from the start.
  while IFS= read -r line; do
    line=${line#"${line%%[![:space:]]*}"} line=${line% \[/*\]} line=${line#"$root"/}
    [[ $line == *'error '*:* && $lines != *$'\n'"$line"$'\n'* ]] && lines+=$line$'\n'
  done <"$store/log"
  [[ $lines == $'\n' ]] && lines=$'\n'$(<"$store/log")
  stop "$1:${lines%$'\n'}"
}

# Sets `sdks` to the folder with the SDK that global.json selects.
find_sdk() {
  local version line
  sdks=${dotnet%/*}/sdk
  version=$(cd "$root" && dotnet --version 2>/dev/null) ||
    stop "no installed .NET SDK will do. Install $(wanted_sdk): https://dot.net/download
Installed: $(dotnet --list-sdks 2>/dev/null | tr '\n' ' ')"
  while IFS= read -r line; do
    [[ $line == "$version ["*] ]] && sdks=${line#*\[} && sdks=${sdks%]}
  done < <(dotnet --list-sdks)
}

# The version that the nearest global.json asks for.
wanted_sdk() {
  local folder=$root text='' pattern='"version"[[:space:]]*:[[:space:]]*"([^"]+)"'
  until [[ -f $folder/global.json || -z $folder ]]; do folder=${folder%/*}; done
  [[ -f $folder/global.json ]] && IFS= read -r -d '' text <"$folder/global.json"
  if [[ $text =~ $pattern ]]; then echo "version ${BASH_REMATCH[1]} (see $folder/global.json)"; else echo 'the latest'; fi
}

main "$@"
