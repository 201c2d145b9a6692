#!/bin/bash
# machine.sh NAME FOLDER own-root|shared-root DISK: the first process of a machine, in namespaces that `unshare` made. It prints its
# process id as the outside sees it, and ends, with everything that runs in the machine, when standard input is closed.

set -eu
name=$1 folder=$2 root=$3 disk=$4
read -r pid _ </proc/self/stat

mount --make-rprivate /
hostname "$name"
ip link set lo up
# Docker's layers cannot lie on an overlay, and in memory they vanish with the machine.
mkdir -p "$folder/docker"
mount -t tmpfs -o "size=$disk" tmpfs "$folder/docker"
if [[ $root == own-root ]]; then
  mkdir -p "$folder"/{layer,root}
  mount -t tmpfs tmpfs "$folder/layer"
  mkdir "$folder"/layer/{upper,work}
  mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/layer/upper,workdir=$folder/layer/work" "$folder/root"
  cd "$folder/root"
  mkdir -p var/lib/docker old
  mount --rbind /dev dev
  mount --rbind /sys sys
  mount -t proc proc proc
  mount -t tmpfs tmpfs run
  mount -t tmpfs tmpfs tmp
  # A bare machine: what this one's user starts in every shell is not there.
  mount -t tmpfs -o mode=700 tmpfs root
  mkdir -p run/sshd
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
