#!/bin/bash
# rootfs.sh FILE PACKAGE...: packs a root file system of Debian packages and what they depend on, unpacked and not configured: images need no init
# and no users of daemons. What no image runs stays out, about half of the bytes, which every machine would have to load.

set -eu
file=$1 folder=$(mktemp -d)
shift
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder"/{root,cache/archives/partial}
# As if nothing were installed here, and beside any other apt.
apt-get -qq --yes --no-install-recommends --download-only -o Dir::State::status=/dev/null -o "Dir::Cache=$folder/cache" \
  -o APT::Sandbox::User=root -o Debug::NoLocking=true install base-files base-passwd busybox-static dash coreutils libc-bin sed grep "$@"
for package in "$folder"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$folder/root" --no-wildcards-match-slash --exclude-from=<(printf '%s\n' \
    './usr/share/'{doc,man,locale,i18n,perl,perl5}'/*' './usr/lib/x86_64-linux-gnu/'{perl,gconv}'/*' './usr/lib/x86_64-linux-gnu/'{libLLVM,libz3,libperl}'*' './usr/lib/llvm-*')
done
tar -c -f "$file" -C "$folder/root" .
