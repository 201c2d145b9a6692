#!/bin/bash
# rootfs.sh FILE PACKAGES: packs a root file system of Debian packages. They are unpacked, not configured: images need no init, no users of daemons.

set -eu
mmdebstrap --quiet --variant=extract --aptopt='Acquire::Check-Valid-Until "false"' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  --include="base-files,base-passwd,busybox-static,dash,coreutils,libc-bin,sed,grep,$2" bookworm "$1" /etc/apt/sources.list.d/debian.sources
