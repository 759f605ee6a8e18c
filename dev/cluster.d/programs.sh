# Programs that the Makefile and the tests call: from our build where there is one, else from the user's PATH.

programs() { # prints a folder that holds kubectl and helm
  local folder program missing=
  folder=$(tools_folder)
  if [ ! -d "$folder" ]; then
    for program in kubectl helm; do
      command -v "$program" >/dev/null || missing="$missing $program"
    done
    if [ -z "$missing" ]; then
      folder=$cache/programs
      mkdir -p "$folder"
      for program in kubectl helm; do
        ln -sf "$(command -v "$program")" "$folder/$program"
      done
    elif [ -z "$(tools_obstacle)" ]; then
      folder=$(tools)
    else
      die "missing:$missing. Install them, or Go 1.25 or newer (https://go.dev/dl), from which they are built"
    fi
  fi
  echo "$folder"
}

# The layout that fabric8's kube-api-test looks for; with it, nothing is downloaded.
api_test_folder() {
  local tools folder binaries program certificate
  tools=$(tools)
  folder=$cache/api-test
  binaries=$folder/k8s/$(kubernetes_version)-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m | sed 's/x86_64/amd64/;s/aarch64/arm64/')
  mkdir -p "$binaries"
  for program in kube-apiserver kubectl; do
    ln -sf "$tools/$program" "$binaries/$program"
  done
  # Nobody needs what a test's etcd has kept: without waiting for the disk, the tests take a sixth less. Moved there, so that
  # a link of an earlier version is not written through.
  printf '#!/bin/sh\nexec "%s" --unsafe-no-fsync "$@"\n' "$tools/etcd" >"$binaries/etcd.new"
  chmod +x "$binaries/etcd.new"
  mv -f "$binaries/etcd.new" "$binaries/etcd"
  # It makes its certificates once, for a year, and never looks at them again.
  for certificate in "$folder"/*.crt; do
    if [ -f "$certificate" ] && ! openssl x509 -in "$certificate" -noout -checkend 86400 >/dev/null 2>&1; then
      rm -f "$certificate" "${certificate%.crt}.key"
    fi
  done
  echo "$folder"
}
