# The user's own cluster. It is never chosen by itself, and nothing here changes it but what `load` says.

current_kubectl() { within 20 kubectl --request-timeout=10s "$@"; }

current_context() {
  command -v kubectl >/dev/null || die "CLUSTER=current needs kubectl on PATH"
  kubectl config current-context 2>/dev/null || die "CLUSTER=current, but your kubeconfig has no current context: kubectl config use-context NAME"
}

current_prepare() { current_up; }

current_up() {
  local context
  context=$(current_context)
  current_kubectl get --raw /readyz >/dev/null 2>&1 || die "the cluster of context $context does not answer; try: kubectl get --raw /readyz"
  say "It answers."
}

current_status() { current_up; }

# One file with this one context, so that a later change of the current context changes nothing half-way.
current_kubeconfig() {
  local folder=$cache/current file
  current_context >/dev/null
  mkdir -p "$folder"
  file=$(mktemp "$folder/.kubeconfig.XXXXXX") # readable by its owner alone
  kubectl config view --minify --flatten --raw >"$file"
  mv "$file" "$folder/kubeconfig"
  echo "$folder/kubeconfig"
}

current_host() {
  [ -n "${CLUSTER_HOST:-}" ] || die "under which address pods of your own cluster reach this machine is not known here: set CLUSTER_HOST"
  echo "$CLUSTER_HOST"
}

current_load() { # tar
  local context
  context=$(current_context)
  case $context in
    kind-*) kind load image-archive "$1" --name "${context#kind-}" ;;
    k3d-*) k3d image import "$1" --cluster "${context#k3d-}" ;;
    minikube) minikube image load "$1" ;;
    *) die "how an image gets into context $context is not known here: push it to the registry your cluster pulls from" ;;
  esac >&2
}
