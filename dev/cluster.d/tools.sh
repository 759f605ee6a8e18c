# The programs of a cluster, built from pinned Go modules: kept outside the checkout, one folder for each set of versions.

tools_source=$here/cluster.d/node
tools_cache=$cache/tools

# Everything that runs a node exists for Linux alone; an API server to test against, kubectl and Helm exist everywhere.
tools_packages() {
  local packages="go.etcd.io/etcd/server/v3 helm.sh/helm/v3/cmd/helm k8s.io/kubernetes/cmd/kube-apiserver
    k8s.io/kubernetes/cmd/kubectl ./image"
  if [ "$(uname -s)" = Linux ]; then
    packages="$packages k8s.io/kubernetes/cmd/kube-controller-manager k8s.io/kubernetes/cmd/kube-proxy
      k8s.io/kubernetes/cmd/kube-scheduler k8s.io/kubernetes/cmd/kubelet ./coredns ./pause"
  fi
  printf '%s\n' $packages
}

kubernetes_version() { # without the v
  sed -n 's|^[[:space:]]*k8s.io/kubernetes v\([0-9.]*\).*|\1|p' "$tools_source/go.mod" | head -n 1
}

tools_obstacle() { # why they can't be had, empty when they can
  [ -d "$(tools_folder)" ] || find_go >/dev/null || echo "Go 1.25 or newer is not installed (https://go.dev/dl)"
}

find_go() {
  local go minor
  for go in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go*/bin/go "$HOME"/sdk/go*/bin/go /opt/homebrew/bin/go; do
    [ -x "$go" ] || continue
    minor=$("$go" env GOVERSION 2>/dev/null | sed -n 's/^go1\.\([0-9]*\).*/\1/p')
    if [ "${minor:-0}" -ge 25 ]; then
      echo "$go"
      return
    fi
  done
  return 1
}

hash_of() { # files...: twelve digits that change with their content
  if command -v sha256sum >/dev/null; then cat "$@" | sha256sum; else cat "$@" | shasum -a 256; fi | cut -c 1-12
}

tools_folder() {
  echo "$tools_cache/$(kubernetes_version)-$(uname -s)-$(uname -m)-$(hash_of "$tools_source"/go.* "$tools_source"/*/*.go "$here/cluster.d/tools.sh")"
}

tools() { # prints the folder of the programs, builds them when they are not there
  local folder
  folder=$(tools_folder)
  [ -d "$folder" ] || tools_build "$folder" >&2
  echo "$folder"
}

tools_build() { # folder
  local folder=$1 work
  mkdir -p "$tools_cache"
  exec 8>"$tools_cache/.lock"
  if command -v flock >/dev/null && ! flock --nonblock 8; then
    say "Another build of Kubernetes is under way; waiting for it to end."
    flock 8
  fi
  if [ ! -d "$folder" ]; then
    rm -rf "$tools_cache"/.building.* # a build that was killed
    work=$(mktemp -d "$tools_cache/.building.XXXXXX")
    tools_compile "$work"
    mv "$work/bin" "$folder"
    rm -rf "$work"
  fi
  exec 8>&-
}

tools_compile() { # work folder
  local work=$1 began=$SECONDS go version flags package
  go=$(find_go) || die "$(tools_obstacle)"
  version=$(kubernetes_version)
  say "Building Kubernetes $version, etcd and Helm from their Go modules: about 7 minutes on 2 cores the first time, kept in $tools_cache."
  flags="-s -w"
  for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    flags="$flags -X $package.gitVersion=v$version -X $package.gitMajor=${version%%.*} -X $package.gitMinor=$(cut -d. -f2 <<<"$version") -X $package.gitTreeState=clean"
  done
  mkdir "$work/bin"
  if ! (
    cd "$tools_source"
    export CGO_ENABLED=0 GOFLAGS="-buildvcs=false -trimpath" GOWORK=off
    # shellcheck disable=SC2046 # the packages are words
    with_progress "$work/log" "$go" build -v -ldflags "$flags" -o "$work/bin/" $(tools_packages) 8>&-
  ); then
    tail -n 20 "$work/log" >&2
    die "the build failed; its end is above, all of it in $work/log"
  fi
  mv "$work/bin/server" "$work/bin/etcd"
  say "Built in $(elapsed "$began")."
}
