#!/usr/bin/env bash
# Looks at the page of `dateline graph --format html` in a browser without a screen.
#
#   tests/editors/graph.sh BINARY
#
# Pictures of what a reader sees are written to target/editors/.
set -euo pipefail
binary=$(realpath "${1:?usage: graph.sh BINARY}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/editors/install.sh
source tests/editors/install.sh
need_node
need_chromium
[[ -d editors/vscode/node_modules/playwright-core ]] || (cd editors/vscode && npm ci --silent)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/desk" target/editors
cp seeds/briefings/*.md "$scratch/desk"
touch "$scratch/desk/dateline.toml"
# A title that would end a script, an attribute and a tag if anything let it.
cat >"$scratch/desk/2026-11-20-base.md" <<'BRIEFING'
---
title: '</script><script>document.title="broken"</script> "Talks" & <b>more</b>'
sources:
  cable: {title: Cable 7, kind: official, retracted: 2026-11-20}
  wire: {title: Wire report, derived-from: cable}
---

Talks go on.{#talks src=wire}

A deal is near, we judge.{#deal .assessment basis=talks}
BRIEFING
cat >"$scratch/desk/2026-11-21-over.md" <<'BRIEFING'
---
relies-on: "[[2026-11-20-base#^deal]]"
---

# Over all

Rain is due, see [[2026-11-20-base]].
BRIEFING
"$binary" graph "$scratch/desk" --format html --output "$scratch/graph.html"
node tests/editors/graph.mjs "$scratch/graph.html" target/editors
