# NETWORK_POLICIES=enforced dev/cluster up: a node that holds its pods to their NetworkPolicies. Left empty, it knows them and does
# not enforce them, and is up sooner: the enforcer is a program to be built.

policies_source=$here/network-policies
policies_queue=100

policies_wanted() {
  case ${NETWORK_POLICIES:-} in
    "") return 1 ;;
    enforced) return 0 ;;
    *) die "NETWORK_POLICIES is enforced, or empty" ;;
  esac
}

policies_program() { # prints its path, builds it when it is not there
  local program
  program=$tools_cache/network-policies-$(uname -s)-$(uname -m)-$(hash_of "$policies_source"/*)
  [ -x "$program" ] || policies_build "$program" >&2
  echo "$program"
}

policies_build() { # path
  local program=$1 go began=$SECONDS
  go=$(find_go) || die "$(tools_obstacle)"
  say "Building the enforcer of NetworkPolicies from its Go modules: about 3 minutes on 2 cores the first time, kept in $tools_cache."
  mkdir -p "$tools_cache"
  (
    cd "$policies_source"
    CGO_ENABLED=0 GOFLAGS="-buildvcs=false -trimpath" GOWORK=off "$go" build -ldflags "-s -w" -o "$program.$$" .
  )
  mv "$program.$$" "$program"
  say "Built in $(elapsed "$began")."
}

# Each connection's first packet is decided about by the program, after a Service's address has become a pod's. What the node itself
# sends (the kubelet's probes) does not pass here, as NetworkPolicies want it. In a table that kube-proxy leaves alone: its own rules
# would let some packets pass before ours.
start_policies() {
  start policies "$(policies_program)" -kubeconfig "$node_kubeconfig_file" -node node -queue "$policies_queue"
  await 30 policies policies_listen
  policies_rule FORWARD -s
  policies_rule FORWARD -d
  policies_rule INPUT -s
}

policies_listen() { in_node_network grep -q "^ *$policies_queue " /proc/self/net/netfilter/nfnetlink_queue; }

policies_rule() { # chain side
  in_node_network iptables -w -t mangle -A "$1" "$2" "$node_pods" -m conntrack --ctstate NEW -j NFQUEUE --queue-num "$policies_queue"
}
