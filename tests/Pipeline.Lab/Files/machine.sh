#!/bin/bash
# machine.sh NAME FOLDER own-root|shared-root: the first process of a machine, in namespaces that `unshare` made. It prints its
# process id as the outside sees it, and ends, with everything that runs in the machine, when standard input is closed.

set -eu
name=$1 folder=$2 root=$3
read -r pid _ </proc/self/stat

mount --make-rprivate /
hostname "$name"
ip link set lo up
if [[ $root == own-root ]]; then
  mkdir -p "$folder"/{upper,work,root,docker}
  mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
  cd "$folder/root"
  mkdir -p var/lib/docker old
  mount --rbind /dev dev
  mount --rbind /sys sys
  mount -t proc proc proc
  mount -t tmpfs tmpfs run
  mount -t tmpfs tmpfs tmp
  mkdir -p run/sshd
  # Docker's own layers cannot lie on an overlay.
  mount --bind "$folder/docker" var/lib/docker
  pivot_root . old
  cd /
  umount -l /old
  rmdir /old
else
  mount -t proc proc /proc
fi

echo "$pid"
# A shell, because the first process of a machine inherits orphans and has to reap them.
while read -r _; do :; done
