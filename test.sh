#!/usr/bin/env bash
# The one test command. It installs what it needs, runs its stages in order and ends with a total.
#
#   ./test.sh              every stage
#   ./test.sh STAGE…       only these, in the order given
#   ./test.sh --list       what the stages are
#
# What it downloads for the editors is kept in ${XDG_CACHE_HOME:-$HOME/.cache}/dateline-editors, outside the checkout.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=tests/editors/install.sh
source tests/editors/install.sh

stages=(format clippy tests core docs release seeds dictionaries scripts neovim vscode workbench graph)

describe() {
  case $1 in
    format) echo "formatting: cargo fmt --check" ;;
    clippy) echo "lints: Clippy over every target and feature, warnings are errors" ;;
    tests) echo "tests: every target and feature, and the examples in the documentation" ;;
    core) echo "core alone: build and test without the terminal, the wire and the disk" ;;
    docs) echo "documentation: cargo doc, warnings are errors" ;;
    release) echo "release build" ;;
    seeds) echo "the README's first command: lint seeds/briefings" ;;
    dictionaries) echo "dictionaries: cspell, typos and Harper over the seeds and over all names" ;;
    scripts) echo "shell scripts: shellcheck" ;;
    neovim) echo "Neovim: the newest there is, over the release binary" ;;
    vscode) echo "VS Code: typecheck, test, bundle and package the extension" ;;
    workbench) echo "VS Code's workbench: the packaged extension over the release binary, in a browser" ;;
    graph) echo "the page of dateline graph: the release binary's, in a browser" ;;
    *) return 1 ;;
  esac
}

# Nextest where it is installed; cargo's own runner runs the same tests.
run_tests() {
  if cargo nextest --version >/dev/null 2>&1; then cargo nextest run "$@"; else cargo test "$@"; fi
}

stage_format() {
  cargo fmt --all --check
}

stage_clippy() {
  cargo clippy --all-targets --all-features -- -D warnings
}

stage_tests() {
  run_tests --all-features
  cargo test --all-features --doc
}

stage_core() {
  local tree crate found=0
  cargo build --lib --no-default-features
  run_tests --lib --no-default-features
  tree=$(cargo tree --no-default-features --edges normal --prefix none)
  for crate in tokio tower tower-lsp-server dashmap gix ignore rayon clap; do
    if grep -q "^$crate v" <<<"$tree"; then
      echo "the core depends on $crate: it belongs behind the feature lsp, cli or disk" >&2
      found=1
    fi
  done
  return "$found"
}

stage_docs() {
  RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --all-features
}

stage_release() {
  cargo build --release --all-features
}

# The seeds hold slips on purpose, so the command ends with 1: findings, and nothing that could not be read.
stage_seeds() {
  local command="cargo run --release -- lint seeds/briefings" out=target/seeds-lint.txt status=0
  grep -qF "$command" README.md || { echo "README.md does not name the command: $command" >&2; return 1; }
  mkdir -p target
  $command >"$out" || status=$?
  cat "$out"
  if [[ $status != 1 ]]; then
    echo "expected exit code 1 (findings at warning or above), got $status" >&2
    return 1
  fi
  local rule
  for rule in agentless-attribution undefined-citation broken-link; do
    grep -q "$rule" "$out" || { echo "the slip made for $rule in the seeds was not reported" >&2; return 1; }
  done
}

stage_dictionaries() {
  cargo build --release --all-features
  tests/dictionaries.sh target/release/dateline
}

stage_scripts() {
  need shellcheck shellcheck
  git ls-files -z '*.sh' .ci/run | xargs -0 shellcheck --external-sources
}

stage_neovim() {
  cargo build --release --all-features
  tests/editors/neovim.sh target/release/dateline
}

stage_vscode() {
  tests/editors/vscode.sh
}

stage_workbench() {
  cargo build --release --all-features
  [[ -f editors/vscode/dateline.vsix ]] || tests/editors/vscode.sh
  tests/editors/workbench.sh target/release/dateline editors/vscode/dateline.vsix
}

stage_graph() {
  cargo build --release --all-features
  tests/editors/graph.sh target/release/dateline
}

main() {
  local stage started name status failed=0 passed=0 report=()
  if [[ ${1:-} == --list ]]; then
    for stage in "${stages[@]}"; do printf '%-12s %s\n' "$stage" "$(describe "$stage")"; done
    return
  fi
  (($# == 0)) || stages=("$@")
  for stage in "${stages[@]}"; do
    describe "$stage" >/dev/null || { echo "no stage named $stage: see ./test.sh --list" >&2; return 2; }
  done
  need cc gcc libc6-dev
  local begun=$SECONDS
  for stage in "${stages[@]}"; do
    printf '\n=== %s\n\n' "$(describe "$stage")"
    started=$SECONDS status=0
    # A shell of its own keeps `set -e` alive in the stage; behind `||` in this one it would be off.
    bash test.sh --inside "$stage" || status=$?
    if ((status == 0)); then name=passed passed=$((passed + 1)); else name=FAILED failed=$((failed + 1)); fi
    report+=("$(printf '%-12s %s  %4d s' "$stage" "$name" $((SECONDS - started)))")
  done
  printf '\n=== total\n\n'
  printf '%s\n' "${report[@]}"
  printf '%d s in all\n\nstages: %d passed, %d failed\n' $((SECONDS - begun)) "$passed" "$failed"
  ((failed == 0))
}

if [[ ${1:-} == --inside ]]; then "stage_$2"; else main "$@"; fi
