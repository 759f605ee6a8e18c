# Which kind of cluster: what runs already stays; else the first that is possible here.

choose() { # sets kind and why
  case ${CLUSTER:-} in
    current | none)
      kind=$CLUSTER why="CLUSTER=$CLUSTER asks for it"
      ;;
    node | k3s)
      choose_running
      if [ "$kind" != none ] && [ "$kind" != "$CLUSTER" ]; then
        die "CLUSTER=$CLUSTER, but a cluster of the kind '$kind' is up: run dev/cluster down first"
      fi
      kind=$CLUSTER why="CLUSTER=$CLUSTER asks for it"
      ;;
    "")
      choose_running
      [ "$kind" != none ] || choose_possible
      ;;
    *) die "CLUSTER=$CLUSTER is not known: use k3s, node, none or current, or leave it empty" ;;
  esac
}

choose_running() {
  kind=none why="nothing is up"
  if [ "${CLUSTER:-}" = current ]; then
    kind=current why="CLUSTER=current asks for it"
  elif node_exists; then
    kind=node why="it is there already"
  elif k3s_exists; then
    kind=k3s why="it is there already"
  fi
}

choose_possible() {
  k3s_missing=$(k3s_obstacle)
  if [ -z "$k3s_missing" ]; then
    kind=k3s why="a Docker engine answers and can get $k3s_image"
    return
  fi
  node_missing=$(node_obstacle)
  if [ -z "$node_missing" ]; then
    kind=node why="$k3s_missing"
  else
    kind=none why="no way is open"
  fi
}

announce() {
  local context
  case $kind in
    k3s) say "Cluster: K3s in a container ($why)." ;;
    node) say "Cluster: one Kubernetes node in a network namespace of its own ($why)." ;;
    current)
      context=$(current_context)
      say "Cluster: your own, context $context ($why)."
      ;;
  esac
}

none_prepare() { none_up; }

none_up() {
  if [ "${CLUSTER:-}" = none ]; then
    say "Cluster: none ($why)."
    return
  fi
  say "No cluster can be started on this machine:
  K3s in a container: $k3s_missing. Install Docker (https://docs.docker.com/get-docker) and start it.
  One node from Go modules: $node_missing.
  Your own cluster: CLUSTER=current uses the current context of your kubeconfig.
  No cluster at all: CLUSTER=none make demo."
  exit 1
}

none_status() {
  say "No cluster is up."
  exit 1
}

none_kubeconfig() { die "no cluster is up: run dev/cluster up first"; }
none_load() { none_kubeconfig; }
none_host() { none_kubeconfig; }

all_down() {
  if [ "${CLUSTER:-}" = current ]; then
    say "Your own cluster is left as it is."
    return
  fi
  k3s_down
  node_down
}
