# Takes a node away by what there is of it and not by what was noted: it does not matter when a start, an end or a component
# was killed. Nothing in the cluster is kept, so nothing has to end gracefully.

# A directory is locked, since a lock file would be one more thing to leave behind. Background processes get fd 9 closed.
node_lock() {
  exec 9</var/lib
  if ! flock --nonblock 9; then
    say "Another dev/cluster is at work; waiting for it to end."
    flock --timeout 300 9 || die "the other dev/cluster has not ended within 5 minutes"
  fi
}

node_exists() {
  [ "$(uname -s)" = Linux ] && { [ -e "$node_state" ] || [ -e "/sys/class/net/$node_name" ] || node_control_groups_exist; }
}

node_down() {
  if ! node_exists; then
    say "No node is up."
    return
  fi
  [ "$(id -u)" = 0 ] || die "to take the node away, be root"
  local began=$SECONDS
  node_lock
  node_remove
  say "The node is gone after $(elapsed "$began")."
}

node_remove() {
  local attempt
  for attempt in 1 2 3 4 5; do
    end_node_processes
    unmount_node
    if [ -e "/sys/class/net/$node_name" ]; then ip link delete "$node_name" 2>/dev/null || true; fi
    remove_node_control_groups
    remove_node_files
    if ! node_exists; then return; fi
    sleep "0.$attempt"
  done
  # shellcheck disable=SC2046 # one line
  die "something of the node could not be removed:" \
    $(ls -d "$node_state" "/sys/class/net/$node_name" $(node_control_group_folders) 2>/dev/null) "processes:" $(node_processes)
}

end_node_processes() { # until twice in a row there are none: one that was being born may appear late
  local processes quiet=0 rounds=0
  while [ $quiet -lt 2 ] && [ $rounds -lt 100 ]; do
    processes=$(node_processes)
    if [ -z "$processes" ]; then
      quiet=$((quiet + 1))
    else
      quiet=0
      # shellcheck disable=SC2086 # the ids are words
      kill -KILL $processes 2>/dev/null || true
    fi
    rounds=$((rounds + 1))
    sleep 0.1
  done
}

# Those in the control groups (pods), those in the network namespace (components, shims), and those of our programs, of
# containerd and of runc that were started with the state directory among their arguments.
node_processes() {
  local namespace process
  namespace=$(stat -L -c %i "$node_namespace" 2>/dev/null || echo none)
  {
    node_control_group_processes
    find /proc/[0-9]*/ns/net -maxdepth 0 -lname "net:\\[$namespace\\]" 2>/dev/null | cut -d / -f 3
    grep -lsF "$node_state" /proc/[0-9]*/cmdline | while IFS=/ read -r _ _ process _; do
      ! is_node_program "/proc/$process" || echo "$process"
    done
  } | sort -u | grep -vx -e "$$" -e "$BASHPID" || true
}

is_node_program() { # folder in /proc
  case $(readlink "$1/exe" 2>/dev/null) in
    "$tools_cache"/* | */containerd | */containerd-shim-runc-v2 | */runc | */unshare) return 0 ;;
  esac
  return 1
}

# A mount namespace that some other program made meanwhile holds copies of our mounts.
unmount_node() {
  local process namespace seen=" "
  for process in $(grep -ls " $node_state/" /proc/[0-9]*/mountinfo | cut -d / -f 3); do
    namespace=$(readlink "/proc/$process/ns/mnt" 2>/dev/null) || continue
    case $seen in *" $namespace "*) continue ;; esac
    seen="$seen$namespace "
    # shellcheck disable=SC2016 # expanded by the inner shell
    nsenter --mount="/proc/$process/ns/mnt" bash -c '
      grep -F " $1/" /proc/self/mountinfo | cut -d" " -f5 | sort -r | while IFS= read -r folder; do umount -l "$folder"; done
    ' - "$node_state" 2>/dev/null || true
  done
}

remove_node_files() {
  [ -e "$node_state" ] || return 0
  if grep -qs " $node_state/" /proc/self/mountinfo; then return; fi # never delete through a mount
  rm -rf --one-file-system "$node_state"
}
