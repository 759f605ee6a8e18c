# K3s in a container. A Java process holds the container through Testcontainers, whose reaper removes it when that process
# ends in any way; `down` looks for both by what marks them and not by what was noted.

k3s_image=${K3S_IMAGE:-rancher/k3s:v1.34.2-k3s1}
k3s_label=io.vivenu-operator.dev
k3s_state=$cache/k3s
k3s_project=$here/cluster.d/k3s
k3s_jar=$k3s_project/target/dev-k3s.jar

k3s_obstacle() { # why K3s can't run here, empty when it can
  if ! command -v docker >/dev/null; then
    echo "Docker is not installed"
  elif ! within 10 docker info >/dev/null 2>&1; then
    echo "no Docker engine answers"
  elif ! k3s_image_is_at_hand; then
    echo "the Docker engine can't get $k3s_image"
  fi
}

k3s_image_is_at_hand() {
  docker image inspect "$k3s_image" >/dev/null 2>&1 || within 20 docker manifest inspect "$k3s_image" >/dev/null 2>&1
}

k3s_processes() { pgrep -f "dev-k3s\.jar $k3s_state " || true; }

k3s_containers() {
  if command -v docker >/dev/null; then within 10 docker ps --all --quiet --filter "label=$k3s_label=k3s" 2>/dev/null || true; fi
}

# The folder comes first and goes last, so a process or a container without it was left by a crash.
k3s_exists() { [ -e "$k3s_state" ] || [ -n "$(k3s_processes)" ]; }

k3s_well() {
  [ -f "$k3s_state/kubeconfig" ] && [ -n "$(k3s_processes)" ] &&
    within 10 docker exec "$(cat "$k3s_state/container")" kubectl get --raw /readyz >/dev/null 2>&1
}

k3s_prepare() {
  local missing jdk
  missing=$(k3s_obstacle)
  [ -z "$missing" ] || die "K3s can't be started here: $missing"
  jdk=$("$here/jdk")
  if [ ! -f "$k3s_jar" ] || [ -n "$(find "$k3s_project/src" "$k3s_project/pom.xml" -newer "$k3s_jar" -type f)" ]; then
    say "Building the program that holds the K3s container: about 20 seconds the first time."
    (cd "$here/.." && JAVA_HOME=$jdk ./mvnw -q -f "$k3s_project/pom.xml" package) >&2
  fi
}

k3s_up() {
  local began=$SECONDS
  k3s_prepare
  if k3s_well; then
    say "The cluster is up already."
    return
  fi
  if k3s_exists; then
    say "What is there of a cluster does not work; starting it anew."
    k3s_remove
  fi
  mkdir -p "$k3s_state"
  say "Starting K3s: about 30 seconds, longer when its image has to be pulled."
  nohup "$("$here/jdk")/bin/java" --enable-native-access=ALL-UNNAMED -jar "$k3s_jar" "$k3s_state" "$k3s_image" "$k3s_label" >"$k3s_state/log" 2>&1 </dev/null &
  k3s_await $! "$began"
  say "The cluster is up after $(elapsed "$began") (kubeconfig: $k3s_state/kubeconfig)."
}

k3s_await() { # process began
  local next=$((SECONDS + 20))
  until [ -f "$k3s_state/kubeconfig" ]; do
    if ! kill -0 "$1" 2>/dev/null || [ $((SECONDS - $2)) -gt 600 ]; then
      tail -n 20 "$k3s_state/log" >&2
      k3s_remove
      die "K3s did not come up; the end of its log is above"
    fi
    sleep 0.5
    if [ "$SECONDS" -ge "$next" ]; then
      say "  $(elapsed "$2")  $(tail -n 1 "$k3s_state/log")"
      next=$((SECONDS + 20))
    fi
  done
}

k3s_down() {
  if k3s_exists || [ -n "$(k3s_containers)" ]; then
    k3s_remove
    say "The K3s container is gone."
  fi
}

k3s_remove() {
  local processes containers
  processes=$(k3s_processes)
  # shellcheck disable=SC2086 # the ids are words
  [ -z "$processes" ] || kill -KILL $processes 2>/dev/null || true
  containers=$(k3s_containers)
  # shellcheck disable=SC2086
  [ -z "$containers" ] || docker rm --force --volumes $containers >/dev/null
  rm -rf "$k3s_state"
}

k3s_status() {
  k3s_well || { say "There is a K3s container, and it is not well; dev/cluster up starts it anew (log: $k3s_state/log)."; exit 1; }
  say "K3s is up and well."
}

k3s_kubeconfig() {
  [ -f "$k3s_state/kubeconfig" ] || die "no cluster is up: run dev/cluster up first"
  echo "$k3s_state/kubeconfig"
}

k3s_host() {
  [ -f "$k3s_state/host" ] || die "no cluster is up: run dev/cluster up first"
  cat "$k3s_state/host"
}

k3s_load() { # tar
  [ -f "$k3s_state/container" ] || die "no cluster is up: run dev/cluster up first"
  docker exec --interactive "$(cat "$k3s_state/container")" ctr --namespace k8s.io images import - <"$1" >&2
}
