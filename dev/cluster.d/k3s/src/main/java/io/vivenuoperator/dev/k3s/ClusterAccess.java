package io.vivenuoperator.dev.k3s;

/**
 * What it takes to use the cluster.
 *
 * @param kubeconfig YAML with the administrator's certificate
 * @param container id of the container, into which images are loaded
 * @param host address under which pods reach the machine
 */
record ClusterAccess(String kubeconfig, String container, String host) {
    @Override
    public String toString() {
        return "ClusterAccess[container=" + container + ", host=" + host + "]";
    }
}
