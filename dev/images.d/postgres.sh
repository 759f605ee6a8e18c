# PostgreSQL as the tests use it (zonky's binaries, the version of the root pom), with psql from Debian's client package.

postgres_artifact() {
  local version platform
  version=$(sed -n 's|.*<embedded-postgres-binaries.version>\(.*\)</.*|\1|p' "$here/../pom.xml")
  case $(uname -m) in
    x86_64) platform=linux-amd64 ;;
    *) platform=linux-arm64v8 ;;
  esac
  echo "io.zonky.test.postgres:embedded-postgres-binaries-$platform:$version"
}

postgres_inputs() { postgres_artifact; }

postgres_image() { # work root tar
  local work=$1 root=$2 tar=$3 client major data
  say "Building the PostgreSQL image: about 15 seconds, kept in $image_cache."
  postgres_server "$work" "$root/usr/local/pgsql"
  major=$(postgres_artifact | sed 's/.*:\([0-9]*\).*/\1/')
  data=/var/lib/postgresql/$major/docker
  debian_files "$work" "$root" libc6 libstdc++6 libgcc-s1 libreadline8 libtinfo6 busybox-static
  shell_links "$root"
  client=$(apt-cache depends postgresql-client | sed -n 's/.*Depends: \(postgresql-client-[0-9]*\)$/\1/p' | head -n 1)
  debian_files "$work" "$work/client" "$client"
  cp "$work"/client/usr/lib/postgresql/*/bin/{psql,pg_isready} "$root/usr/local/pgsql/bin/"
  mkdir -p "$root/usr/local/bin"
  install -m 755 "$here/images.d/postgres-start" "$root/usr/local/bin/postgres-start"
  users "$root" postgres 999 /var/lib/postgresql
  mkdir -p "$root$(dirname "$data")"
  image_program -user 999:999 -entrypoint /usr/local/bin/postgres-start -stop-signal SIGINT \
    -env PATH=/usr/local/pgsql/bin:/usr/local/bin:/usr/bin:/bin -env LD_LIBRARY_PATH=/usr/local/pgsql/lib \
    -env PGDATA="$data" -env PSQL_PAGER= -env LANG=C.UTF-8 \
    "$root" "registry.local/postgres:$major" "$tar"
}

postgres_server() { # work folder
  mkdir -p "$2" "$1/server" "$1/client"
  (
    cd "$here/.."
    JAVA_HOME=$("$here/jdk") ./mvnw -q -N dependency:copy -Dartifact="$(postgres_artifact)" -DoutputDirectory="$1/server"
  )
  unzip -q "$1"/server/*.jar '*.txz' -d "$1/server"
  tar --extract --xz --no-same-owner --file "$1"/server/*.txz --directory "$2"
  find "$2" -name '*.a' -delete
}
