# Shared by the scripts in bin/: where things are, and saying what is being done.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
python=.venv/bin/python

say() { printf '==> %s\n' "$*"; }
stop() { printf '!!! %s\n' "$*" >&2; exit 1; }

# step TEXT COMMAND...: say what is done, do it, say how long it took.
step() {
  local text=$1 begin=$SECONDS status=0
  shift
  say "$text"
  # Not left to `set -e`, which is off inside a function whose status the caller asks for.
  "$@" || status=$?
  local took=$((SECONDS - begin))
  [ "$took" -lt 2 ] || printf '    %ss\n' "$took"
  return "$status"
}
