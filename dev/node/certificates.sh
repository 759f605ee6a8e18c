# Certificates and kubeconfigs: made anew for each cluster, gone with it.

node_certificates() {
  local log=$node_state/log/certificates.log
  if ! (cd "$node_state/pki" && umask 077 && every_certificate) >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    die "the cluster's certificates could not be made; what openssl says is above"
  fi
}

every_certificate() {
  local service=kubernetes.default.svc
  authority &&
    issue apiserver /CN=kube-apiserver \
      "IP:$node_address,IP:${node_services%.0/*}.1,IP:127.0.0.1,DNS:kubernetes,DNS:kubernetes.default,DNS:$service,DNS:$service.cluster.local" &&
    issue kubelet /O=system:nodes/CN=system:node:node "IP:$node_address,DNS:node" &&
    issue front-proxy /CN=front-proxy &&
    # The Java client of the tests reads no elliptic-curve keys without another library.
    ALGORITHM=RSA issue admin /O=system:masters/CN=admin &&
    issue controller-manager /CN=system:kube-controller-manager &&
    issue scheduler /CN=system:kube-scheduler &&
    issue proxy /CN=system:kube-proxy &&
    issue coredns /O=system:masters/CN=coredns &&
    openssl genrsa -out service-accounts.key 2048 &&
    openssl rsa -in service-accounts.key -pubout -out service-accounts.pub
}

authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/CN=$node_name" -keyout ca.key -out ca.crt
}

issue() { # name subject [alternative names]; ALGORITHM=RSA for a client that needs it
  printf 'extendedKeyUsage = clientAuth, serverAuth\nsubjectAltName = %s\n' "${3:-DNS:$1}" >"$1.ext" &&
    private_key "$1.key" &&
    openssl req -new -key "$1.key" -subj "$2" -out "$1.csr" &&
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -extfile "$1.ext" -out "$1.crt" &&
    kubeconfig_for "$1" >"$1.kubeconfig"
}

private_key() { # file
  if [ "${ALGORITHM:-}" = RSA ]; then
    openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1"
  else
    openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
  fi
}

kubeconfig_for() { # name
  cat <<YAML
apiVersion: v1
kind: Config
clusters:
  - name: $node_name
    cluster:
      server: https://$node_address:6443
      certificate-authority-data: $(base64 -w0 ca.crt)
users:
  - name: $1
    user:
      client-certificate-data: $(base64 -w0 "$1.crt")
      client-key-data: $(base64 -w0 "$1.key")
contexts:
  - name: $node_name
    context: { cluster: $node_name, user: $1 }
current-context: $node_name
YAML
}
