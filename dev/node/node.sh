# One real Kubernetes node in a network namespace of its own. All of its files are in one folder; there is one a machine.

node_state=/var/lib/vivenu-dev
node_name=vivenu-dev # of the link, the control groups and the context
node_kubeconfig_file=$node_state/pki/admin.kubeconfig
node_components="etcd apiserver containerd controller-manager scheduler kubelet proxy coredns"

node_kubectl() { within 15 "$node_tools/kubectl" --kubeconfig "$node_kubeconfig_file" --request-timeout=10s "$@"; }

node_obstacle() { # why there can't be a node here, empty when there can
  local missing
  if [ "$(uname -s)" != Linux ]; then
    echo "it needs Linux"
  elif [ "$(id -u)" != 0 ]; then
    echo "it needs root (sudo --preserve-env=HOME make demo)"
  elif [ -n "$(tools_obstacle)" ]; then
    tools_obstacle
  elif ! command -v apt-get >/dev/null; then
    missing=$(packages_missing | xargs)
    [ -z "$missing" ] || echo "install what your distribution calls: $missing"
  fi
}

node_prepare() {
  local missing
  missing=$(node_obstacle)
  [ -z "$missing" ] || die "a node can't be started here: $missing"
  node_packages
  node_tools=$(tools)
  if policies_wanted; then policies_program >/dev/null; fi
}

node_up() {
  local began=$SECONDS
  node_prepare
  node_lock
  if node_well; then
    say "The cluster is up already."
    return
  fi
  if node_exists; then
    say "What is there of a cluster does not work; starting it anew."
    node_remove
  fi
  node_start
  say "The cluster is up after $(elapsed "$began") (kubeconfig: $node_kubeconfig_file)."
}

node_start() {
  node_network_free
  mkdir -p "$node_state"/{pki,log,run,cni,etc}
  chmod 700 "$node_state"
  node_network
  node_certificates
  node_settings
  start_etcd
  start_apiserver
  start_containerd
  await 30 containerd test -S "$node_state/containerd.sock"
  pause_image
  await 60 apiserver node_kubectl get --raw /readyz
  start_controller_manager
  start_scheduler
  node_control_groups
  start_kubelet
  start_proxy
  start_coredns
  if policies_wanted; then start_policies; fi
  await 60 kubelet node_kubectl wait --for=condition=Ready "node/node" --timeout=5s
  await 30 controller-manager node_kubectl get serviceaccount default
}

node_well() {
  local component
  [ -f "$node_kubeconfig_file" ] || return 1
  for component in $node_components; do
    component_lives "$component" || return 1
  done
  if policies_wanted; then component_lives policies || return 1; fi
  node_kubectl wait --for=condition=Ready "node/node" --timeout=2s >/dev/null 2>&1
}

node_status() {
  node_tools=$(tools)
  if node_well; then
    say "A node is up and well."
    node_kubectl get nodes -o wide >&2
    return
  fi
  local component
  say "There is a node, and it is not well; dev/cluster up starts it anew. Components that do not run:"
  for component in $node_components; do
    component_lives "$component" || say "  $component (log: $node_state/log/$component.log)"
  done
  exit 1
}

node_kubeconfig() {
  [ -f "$node_kubeconfig_file" ] || die "no cluster is up: run dev/cluster up first"
  echo "$node_kubeconfig_file"
}

node_host() { echo "$node_gateway"; }

node_load() { # tar
  node_tools=$(tools)
  component_lives containerd || die "the node is not well: run dev/cluster up first"
  in_node_mounts ctr --address "$node_state/containerd.sock" --namespace k8s.io images import "$(realpath "$1")" >&2
}

pause_image() { # what holds a pod's namespaces
  local work=$node_state/pause
  mkdir -p "$work/root"
  cp "$node_tools/pause" "$work/root/"
  "$node_tools/image" -entrypoint /pause -user 65535:65535 "$work/root" registry.local/pause:1 "$work/image.tar"
  node_load "$work/image.tar" 2>/dev/null
  rm -r "$work"
}
