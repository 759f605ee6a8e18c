# The processes of the node and how each is started.

start() { # name command...: in the node's network; its own session, so that it outlives this script
  local name=$1
  shift
  setsid nsenter --net="$node_namespace" "$@" >"$node_state/log/$name.log" 2>&1 </dev/null 9<&- &
  echo $! >"$node_state/run/$name.pid"
}

component_lives() { # name
  local pid
  pid=$(cat "$node_state/run/$1.pid" 2>/dev/null) && [ -n "$pid" ] || return 1
  [ "$(stat -L -c %i "/proc/$pid/ns/net" 2>/dev/null)" = "$(stat -L -c %i "$node_namespace" 2>/dev/null)" ]
}

await() { # seconds component command...: until the command succeeds; the component's log tells why it does not
  local until=$((SECONDS + $1)) component=$2
  shift 2
  sleep 0.1
  until "$@" >/dev/null 2>&1; do
    if ! kill -0 "$(cat "$node_state/run/$component.pid")" 2>/dev/null || [ "$SECONDS" -ge "$until" ]; then
      if [ -f "$node_state/log/$component.log" ]; then tail -n 20 "$node_state/log/$component.log" >&2; fi
      die "$component did not come up; the end of its log is above (all logs: $node_state/log)"
    fi
    sleep 0.1
  done
}

# containerd and kubelet see mounts of their own, which end with them.
in_node_mounts() {
  nsenter --net="$node_namespace" --mount="/proc/$(cat "$node_state/run/containerd.pid")/ns/mnt" "$@"
}

start_etcd() { # what it holds is thrown away with the cluster: it need not wait for the disk
  start etcd "$node_tools/etcd" --data-dir "$node_state/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 --listen-peer-urls http://127.0.0.1:2380
}

start_apiserver() {
  local pki=$node_state/pki
  start apiserver "$node_tools/kube-apiserver" \
    --etcd-servers=http://127.0.0.1:2379 --bind-address="$node_address" --advertise-address="$node_address" \
    --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" --client-ca-file="$pki/ca.crt" \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction --allow-privileged=true \
    --service-cluster-ip-range="$node_services" --service-account-issuer=https://kubernetes.default.svc \
    --service-account-key-file="$pki/service-accounts.pub" --service-account-signing-key-file="$pki/service-accounts.key" \
    --kubelet-client-certificate="$pki/admin.crt" --kubelet-client-key="$pki/admin.key" \
    --kubelet-preferred-address-types=InternalIP \
    --requestheader-client-ca-file="$pki/ca.crt" --requestheader-allowed-names=front-proxy \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group \
    --requestheader-extra-headers-prefix=X-Remote-Extra- \
    --proxy-client-cert-file="$pki/front-proxy.crt" --proxy-client-key-file="$pki/front-proxy.key"
}

start_containerd() {
  start containerd unshare --mount --propagation private \
    "$tools_source/private-mounts" "$node_state" containerd --config "$node_state/etc/containerd.toml"
}

start_controller_manager() { # each controller asks for a token when it starts: at the usual pace that takes 5 seconds
  local pki=$node_state/pki own=$node_state/pki/controller-manager.kubeconfig
  start controller-manager "$node_tools/kube-controller-manager" --bind-address=127.0.0.1 --leader-elect=false \
    --kube-api-qps=500 --kube-api-burst=1000 \
    --kubeconfig="$own" --authentication-kubeconfig="$own" --authorization-kubeconfig="$own" \
    --root-ca-file="$pki/ca.crt" --use-service-account-credentials --service-account-private-key-file="$pki/service-accounts.key" \
    --cluster-signing-cert-file="$pki/ca.crt" --cluster-signing-key-file="$pki/ca.key"
}

start_scheduler() {
  local own=$node_state/pki/scheduler.kubeconfig
  start scheduler "$node_tools/kube-scheduler" --bind-address=127.0.0.1 --leader-elect=false --kube-api-qps=500 --kube-api-burst=1000 \
    --kubeconfig="$own" --authentication-kubeconfig="$own" --authorization-kubeconfig="$own"
}

start_kubelet() {
  start kubelet nsenter --mount="/proc/$(cat "$node_state/run/containerd.pid")/ns/mnt" \
    "$node_tools/kubelet" --config="$node_state/etc/kubelet.yaml" --kubeconfig="$node_state/pki/kubelet.kubeconfig" \
    --root-dir="$node_state/kubelet" --hostname-override=node --node-ip="$node_address"
}

start_proxy() { # its lock file is under /run
  start proxy nsenter --mount="/proc/$(cat "$node_state/run/containerd.pid")/ns/mnt" \
    "$node_tools/kube-proxy" --config="$node_state/etc/proxy.yaml"
}

start_coredns() {
  start coredns "$node_tools/coredns" -conf "$node_state/etc/Corefile"
}
