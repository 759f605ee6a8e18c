# How an image is put together: from files of Debian packages, in a folder that becomes its only layer.

image_cache=$cache/images

image_tar() { # name: prints the tar's path, builds it when it is not there
  local name=$1 folder work
  folder=$image_cache/$name-$("${name}_inputs" | hash_of /dev/stdin "$here"/images "$here"/images.d/*)
  if [ ! -f "$folder/$name.tar" ]; then
    image_packages
    mkdir -p "$image_cache"
    exec 7>"$image_cache/.lock"
    flock 7
    if [ ! -f "$folder/$name.tar" ]; then
      rm -rf "$image_cache"/.building.* # a build that was killed
      find "$image_cache" -maxdepth 1 -name "$name-*" -mtime +14 -exec rm -rf {} + # other checkouts may still use younger ones
      work=$(mktemp -d "$image_cache/.building.XXXXXX")
      mkdir "$work/out"
      skeleton "$work/root"
      "${name}_image" "$work" "$work/root" "$work/out/$name.tar" >&2
      mv "$work/out" "$folder"
      rm -rf "$work"
    fi
    exec 7>&-
  fi
  echo "$folder/$name.tar"
}

image_packages() { # programs that are used here
  local missing=
  command -v dpkg-deb >/dev/null || die "images are put together from Debian packages: this needs Debian or Ubuntu"
  command -v xz >/dev/null || missing="$missing xz-utils"
  command -v unzip >/dev/null || missing="$missing unzip"
  # shellcheck disable=SC2086 # the names are words
  [ -z "$missing" ] || install_packages $missing
}

skeleton() { # root
  mkdir -p "$1"/{etc,tmp,usr/bin,usr/lib,usr/lib64,usr/sbin,var}
  chmod 1777 "$1/tmp"
  ln -s usr/bin "$1/bin"
  ln -s usr/lib "$1/lib"
  ln -s usr/lib64 "$1/lib64"
  ln -s usr/sbin "$1/sbin"
  echo "hosts: files dns" >"$1/etc/nsswitch.conf"
}

users() { # root name id home
  printf 'root:x:0:0:root:/root:/sbin/nologin\n%s:x:%s:%s:%s:%s:/sbin/nologin\n' "$2" "$3" "$3" "$2" "$4" >"$1/etc/passwd"
  printf 'root:x:0:\n%s:x:%s:\n' "$2" "$3" >"$1/etc/group"
}

debian_files() { # work root packages...: their files without documentation
  local work=$1 root=$2 package
  shift 2
  mkdir -p "$work/packages"
  (
    cd "$work/packages"
    rm -f ./*.deb
    apt_download "$@" >"$work/apt.log" 2>&1 || { apt-get update && apt_download "$@"; } >>"$work/apt.log" 2>&1 || {
      tail -n 20 "$work/apt.log"
      die "apt-get could not download: $*"
    }
    for package in *.deb; do
      dpkg-deb --fsys-tarfile "$package" |
        tar --extract --keep-directory-symlink --no-same-owner --directory "$root" \
          --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./usr/share/lintian' \
          --exclude='*/gconv' --exclude='./etc/ld.so.conf.d'
    done
  )
}

apt_download() { apt-get -o APT::Sandbox::User=root download "$@"; }

image_program() { "$(tools)/image" "$@"; }
