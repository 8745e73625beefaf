#!/usr/bin/env bash
# Runs the Neovim test over a built binary, and takes a picture of what a writer sees.
#
#   tests/editors/neovim.sh BINARY      e.g. target/release/dateline
#
# The pictures, as text and as text with colours, are written to target/editors/.
set -euo pipefail
binary=$(realpath "${1:?usage: neovim.sh BINARY}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/editors/install.sh
source tests/editors/install.sh
need_neovim
need tmux tmux

# The plugin starts `dateline`, so the binary must be found by that name; nothing of the user's Neovim may have a say.
scratch=$(mktemp -d)
socket=dateline-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$binary" "$scratch/bin/dateline"
export LC_ALL=C.UTF-8 PATH=$scratch/bin:$PATH XDG_STATE_HOME=$scratch/state XDG_CACHE_HOME=$scratch/cache XDG_DATA_HOME=$scratch/data
nvim=("$NVIM" --clean -n --cmd "set runtimepath^=$PWD/editors/neovim")

"$NVIM" --version | head -n 1
status=0
"${nvim[@]}" --headless -c "luafile tests/editors/neovim.lua" || status=$?
if [[ $status != 0 ]]; then
  echo
  if [[ -s $scratch/state/nvim/lsp.log ]]; then cat "$scratch/state/nvim/lsp.log"; fi
  exit "$status"
fi

# picture NAME FILE SEARCH WAIT_FOR [ATTACHED]: opens FILE with the cursor at SEARCH, runs the Lua code ATTACHED once the server
# is there, and keeps the screen when it shows WAIT_FOR.
picture() {
  local name=$1 file=$2 search=$3 wait_for=$4 tries=0
  local out=target/editors/neovim-$name command=("${nvim[@]}" --cmd "$shown" -c "call search('$search')" "$file")
  if (($# > 4)); then command+=(--cmd "autocmd LspAttach * lua $5"); fi
  tmux -L "$socket" -f /dev/null new-session -d -x 190 -y 40 -s "$name" "$(printf '%q ' "${command[@]}")"
  until tmux -L "$socket" capture-pane -p -t "$name" >"$out.txt" && grep -qF "$wait_for" "$out.txt"; do
    tries=$((tries + 1))
    if ((tries > 200)); then
      echo "the screen never showed: $wait_for" >&2
      cat "$out.txt" >&2
      return 1
    fi
    sleep 0.1
  done
  tmux -L "$socket" capture-pane -p -e -t "$name" >"$out.ansi"
  tmux -L "$socket" kill-session -t "$name"
  echo "picture $out.txt"
}
shown="lua vim.lsp.enable('dateline')
  vim.diagnostic.config({ virtual_lines = true })"
mkdir -p target/editors
picture diagnostics seeds/briefings/marrow/shelters.brief "Sources said" "broken-link: "
picture hover seeds/briefings/2025-10-18-treasury-talks.md "Scott Bessent and" "28 January 2025" "vim.lsp.buf.hover()"
