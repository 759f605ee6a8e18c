# A shell with the usual small programs, for tests that look at the cluster from a pod.

shell_inputs() { :; }

shell_image() { # work root tar
  debian_files "$1" "$2" busybox-static
  shell_links "$2"
  users "$2" nonroot 65532 /tmp
  image_program -user 65532:65532 -entrypoint /bin/sh -env PATH=/usr/sbin:/usr/bin:/sbin:/bin "$2" registry.local/shell:1 "$3"
}

shell_links() { # root: a link to busybox for each of its programs
  local program
  for program in $("$1/bin/busybox" --list); do
    [ -e "$1/usr/bin/$program" ] || ln -s busybox "$1/usr/bin/$program"
  done
}
