# How the scripts talk: progress on stderr, so that stdout carries nothing but what was asked for.

say() { printf '%s\n' "$*" >&2; }

die() { # message: what is wrong and what to do about it
  say "dev/cluster: $*"
  exit 1
}

within() { # seconds command...: the command, ended when it takes longer (macOS has no `timeout`: there it may take its time)
  local seconds=$1
  shift
  if command -v timeout >/dev/null; then timeout "$seconds" "$@"; else "$@"; fi
}

elapsed() { # seconds since $1
  local seconds=$((SECONDS - $1))
  printf '%d:%02d' $((seconds / 60)) $((seconds % 60))
}

progress_of() { # log with a line for each step
  if [ -s "$1" ]; then
    echo "$(wc -l <"$1" | tr -d ' ') packages compiled, last $(tail -n 1 "$1")"
  else
    echo "reading modules, linking what was compiled before"
  fi
}

# Runs a long command with its output in a log; every 20 seconds one line says how far it is.
with_progress() { # log command...
  local log=$1 began=$SECONDS next=$((SECONDS + 20)) pid tied=()
  shift
  # The command does not outlive the script, even when that (or the subshell it runs this in) is killed with -9.
  if command -v setpriv >/dev/null; then tied=(setpriv --pdeathsig KILL); fi
  ${tied[@]+"${tied[@]}"} "$@" >"$log" 2>&1 &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.5
    if ! kill -0 $$ 2>/dev/null; then
      kill -KILL "$pid"
      exit 1
    fi
    if [ "$SECONDS" -ge "$next" ]; then
      say "  $(elapsed "$began")  $(progress_of "$log")"
      next=$((SECONDS + 20))
    fi
  done
  wait "$pid"
}
