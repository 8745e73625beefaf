#!/usr/bin/env bash
# Checks, tests and packages the VS Code extension, and looks into the package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# shellcheck source=tests/editors/install.sh
source tests/editors/install.sh
need_node
need unzip unzip

version=$(grep -m 1 '^version = ' Cargo.toml | cut -d '"' -f 2)
cd editors/vscode
if [[ $(node -p 'require("./package.json").version') != "$version" ]]; then
  echo "editors/vscode/package.json is not of version $version, which Cargo.toml gives" >&2
  exit 1
fi

# Nothing here needs an install script of its own to run.
npm ci --ignore-scripts --no-audit --no-fund
npm run check
npm test
npm run package

package=dateline.vsix
expected='[Content_Types].xml
extension.vsixmanifest
extension/dist/extension.js
extension/language-configuration.json
extension/package.json
extension/readme.md
extension/syntaxes/briefing.tmLanguage.json'
if ! diff <(sort <<<"$expected") <(unzip -Z1 "$package" | sort); then
  echo "$package does not hold what it must (<), or holds more (>)" >&2
  exit 1
fi
# The bundle must be whole: only the editor's own module and Node's may be asked for at run time.
foreign=$(unzip -p "$package" extension/dist/extension.js | grep -oE '\brequire\("[^"]+"\)' | sort -u | node -e '
  const { isBuiltin } = require("module");
  const asked = require("fs").readFileSync(0, "utf8").match(/"[^"]+"/g).map((name) => name.slice(1, -1));
  if (!asked.includes("vscode")) throw new Error("the bundle does not even ask for vscode");
  console.log(asked.filter((name) => name !== "vscode" && !isBuiltin(name)).join(" "));
')
if [[ -n $foreign ]]; then
  echo "the bundle asks for modules that the package does not hold: $foreign" >&2
  exit 1
fi
echo "$package: $(stat -c %s "$package") bytes, bundle and contents as expected"
