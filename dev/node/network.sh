# The node's own network namespace, joined to this machine by one link. Pods and Services are routed to it, and nothing
# of this machine's own rules and settings changes: who takes the namespace and the link away has taken everything away.

node_gateway=10.87.0.1 # this machine, as pods see it
node_address=10.87.0.2
node_network=10.87.0.0/24
node_pods=10.88.0.0/16
node_services=10.96.0.0/16
node_namespace=$node_state/network # the namespace, mounted on this file

in_node_network() { nsenter --net="$node_namespace" "$@"; }

node_network_free() {
  local taken network
  for network in "$node_network" "$node_pods" "$node_services"; do
    taken=$(ip route show root "$network")
    [ -z "$taken" ] || die "the node needs the network $network, and this machine has a route there already: $taken"
  done
}

node_network() {
  : >"$node_namespace"
  unshare --net="$node_namespace" true
  ip link add "$node_name" type veth peer name eth0 netns "$node_namespace"
  ip addr add "$node_gateway/24" dev "$node_name"
  ip link set "$node_name" up
  in_node_network ip -batch - <<BATCH
link set lo up
addr add $node_address/24 dev eth0
link set eth0 up
route add default via $node_gateway
BATCH
  ip route add "$node_pods" via "$node_address"
  ip route add "$node_services" via "$node_address"
  in_node_network sysctl -qw net.ipv4.ip_forward=1
}
