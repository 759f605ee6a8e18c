# The control groups of the pods: one folder in every hierarchy (version 1) or in the only one (version 2).

control_group_root=/sys/fs/cgroup

control_groups_are_unified() { [ -f "$control_group_root/cgroup.controllers" ]; }

node_control_group_folders() { # those that are or would be ours
  local hierarchy
  if control_groups_are_unified; then
    echo "$control_group_root/$node_name"
    return
  fi
  for hierarchy in "$control_group_root"/*/; do
    echo "$hierarchy$node_name"
  done
}

# kubelet wants to find its root in all hierarchies, systemd's and the unified one too, with processors and memory assigned.
node_control_groups() {
  local folder file controller
  for folder in $(node_control_group_folders); do
    mkdir -p "$folder"
    for file in cpuset.cpus cpuset.mems; do
      if [ -f "$folder/$file" ] && ! control_groups_are_unified; then cat "$folder/../$file" >"$folder/$file"; fi
    done
  done
  if control_groups_are_unified; then
    for controller in cpu cpuset io memory pids hugetlb; do
      for folder in "$control_group_root" "$control_group_root/$node_name"; do
        echo "+$controller" >"$folder/cgroup.subtree_control" 2>/dev/null || true # not every kernel has all of them
      done
    done
  fi
}

node_control_group_processes() {
  local folder
  for folder in $(node_control_group_folders); do
    [ ! -d "$folder" ] || find "$folder" -name cgroup.procs -exec cat {} + 2>/dev/null || true
  done
}

remove_node_control_groups() {
  local folder
  for folder in $(node_control_group_folders); do
    [ ! -d "$folder" ] || find "$folder" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  done
}

node_control_groups_exist() {
  local folder
  for folder in $(node_control_group_folders); do
    [ ! -d "$folder" ] || return 0
  done
  return 1
}
