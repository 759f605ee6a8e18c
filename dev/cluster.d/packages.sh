# What a node needs of the distribution. On Debian and its kin it is installed; elsewhere the user is told.

cni_plugins=/usr/lib/cni

packages_missing() { # names of Debian packages
  local program
  for program in containerd runc iptables conntrack openssl ip:iproute2 nsenter:util-linux; do
    PATH=$PATH:/usr/sbin:/sbin command -v "${program%%:*}" >/dev/null || echo "${program##*:}"
  done
  [ -x "$cni_plugins/ptp" ] || echo containernetworking-plugins
}

install_packages() { # names...: by apt-get; its lists are renewed only when it does not find a package
  local log
  say "Installing Debian packages: $*"
  log=$(mktemp)
  if ! apt_install "$@" >"$log" 2>&1 && ! { apt-get update && apt_install "$@"; } >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    die "apt-get could not install: $*"
  fi
  rm -f "$log"
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive within 600 apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"
}

node_packages() {
  local missing
  missing=$(packages_missing | xargs)
  # shellcheck disable=SC2086 # the names are words
  [ -z "$missing" ] || install_packages $missing
}
