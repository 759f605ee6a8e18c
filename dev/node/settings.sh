# Configuration files of the components.

node_settings() {
  containerd_settings >"$node_state/etc/containerd.toml"
  pod_network_settings >"$node_state/cni/10-pods.conflist"
  kubelet_settings >"$node_state/etc/kubelet.yaml"
  proxy_settings >"$node_state/etc/proxy.yaml"
  dns_settings >"$node_state/etc/Corefile"
  : >"$node_state/etc/resolv.conf" # pods ask the cluster's DNS and nobody else
}

# Without restrict_oom_score_adj no pod starts where CAP_SYS_RESOURCE is missing. Overlays don't stack on an overlay.
containerd_settings() {
  local snapshotter=overlayfs
  [ "$(stat --file-system --format=%T "$node_state")" != overlayfs ] || snapshotter=native
  cat <<TOML
version = 2
root = "$node_state/containerd/root"
state = "$node_state/containerd/state"
[grpc]
  address = "$node_state/containerd.sock"
[plugins."io.containerd.internal.v1.opt"]
  path = "$node_state/containerd/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.local/pause:1"
  restrict_oom_score_adj = true
  netns_mounts_under_state_dir = true
  disable_apparmor = true
  disable_hugetlb_controller = true
  tolerate_missing_hugetlb_controller = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$cni_plugins"
    conf_dir = "$node_state/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "$snapshotter"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
TOML
}

# A link from each pod to the node and routes between them: no bridge, so no bridge filter has to be loaded.
pod_network_settings() {
  cat <<JSON
{
  "cniVersion": "0.4.0",
  "name": "pods",
  "plugins": [
    {
      "type": "ptp",
      "ipMasq": true,
      "ipam": {
        "type": "host-local",
        "dataDir": "$node_state/addresses",
        "ranges": [[{ "subnet": "$node_pods" }]],
        "routes": [{ "dst": "0.0.0.0/0" }]
      }
    },
    { "type": "portmap", "capabilities": { "portMappings": true } }
  ]
}
JSON
}

kubelet_settings() {
  cat <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $node_address
authentication:
  anonymous: { enabled: false }
  webhook: { enabled: true }
  x509: { clientCAFile: $node_state/pki/ca.crt }
authorization: { mode: Webhook }
cgroupDriver: cgroupfs
cgroupRoot: /$node_name
clusterDNS: [$node_address]
clusterDomain: cluster.local
containerRuntimeEndpoint: unix://$node_state/containerd.sock
evictionHard: { memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1% }
failCgroupV1: false
failSwapOn: false
healthzBindAddress: 127.0.0.1
imageGCHighThresholdPercent: 100
oomScoreAdj: 0
podLogsDir: $node_state/pods
readOnlyPort: 0
resolvConf: $node_state/etc/resolv.conf
tlsCertFile: $node_state/pki/kubelet.crt
tlsPrivateKeyFile: $node_state/pki/kubelet.key
volumePluginDir: $node_state/kubelet/plugins
YAML
}

# Connection tracking limits belong to the machine and stay as they are.
proxy_settings() {
  cat <<YAML
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
bindAddress: $node_address
clientConnection: { kubeconfig: $node_state/pki/proxy.kubeconfig }
clusterCIDR: $node_pods
conntrack: { maxPerCore: 0, tcpCloseWaitTimeout: 0s, tcpEstablishedTimeout: 0s }
healthzBindAddress: 127.0.0.1:10256
hostnameOverride: node
metricsBindAddress: 127.0.0.1:10249
iptables: { minSyncPeriod: 0s }
mode: iptables
oomScoreAdj: 0
YAML
}

dns_settings() {
  cat <<COREFILE
.:53 {
  bind $node_address
  errors
  cache 5
  kubernetes cluster.local in-addr.arpa {
    kubeconfig $node_state/pki/coredns.kubeconfig $node_name
  }
}
COREFILE
}
