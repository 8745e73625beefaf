#!/usr/bin/env bash
# Runs the packaged extension in VS Code's real workbench, over a built binary, in a browser without a screen.
#
#   tests/editors/workbench.sh BINARY EXTENSION.vsix
#
# Pictures of what a writer sees are written to target/editors/.
set -euo pipefail
binary=$(realpath "${1:?usage: workbench.sh BINARY EXTENSION.vsix}")
extension=$(realpath "${2:?usage: workbench.sh BINARY EXTENSION.vsix}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/editors/install.sh
source tests/editors/install.sh
need_code_server
need_chromium

scratch=$(mktemp -d)
server=
clean() {
  # code-server runs as a group of processes of its own.
  if [[ -n $server ]]; then kill -- -"$server" 2>/dev/null || true; fi
  rm -rf "$scratch"
}
trap clean EXIT

# A folder of briefings as a desk has it: marked by a dateline.toml, and nothing else set up.
mkdir -p "$scratch/bin" "$scratch/user/User" target/editors
cp -r seeds/briefings "$scratch/briefings"
touch "$scratch/briefings/dateline.toml"
ln -s "$binary" "$scratch/bin/dateline"
cat >"$scratch/user/User/settings.json" <<'SETTINGS'
{
  "workbench.startupEditor": "none",
  "workbench.reduceMotion": "on",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.enabled": false,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off"
}
SETTINGS

options=(--user-data-dir "$scratch/user" --extensions-dir "$scratch/extensions")
"$CODE_SERVER" "${options[@]}" --install-extension "$extension" >/dev/null
: >"$scratch/log"
set -m
# VSCODE_CLI: take the PATH from here, not from a login shell.
PATH=$scratch/bin:$PATH VSCODE_CLI=1 "$CODE_SERVER" "${options[@]}" --auth none --bind-addr 127.0.0.1:0 --disable-telemetry \
  --disable-update-check >"$scratch/log" 2>&1 &
server=$!
set +m
address=
for ((tries = 0; tries < 300; tries++)); do
  address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$scratch/log" | head -n 1 || true)
  if [[ -n $address ]]; then break; fi
  sleep 0.1
done
if [[ -z $address ]]; then
  echo "code-server did not say where it listens" >&2
  cat "$scratch/log" >&2
  exit 1
fi
node tests/editors/workbench.mjs "$address" "$scratch/briefings" target/editors
