//! Names as word lists for spell checkers, so that they do not doubt who and where is known here.

use std::collections::BTreeSet;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use crate::calendar::Date;
use crate::gazetteer::{Gazetteer, Held, Official};

/// A program that checks spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dictionary {
    /// Harper: a word a line.
    Harper,
    /// Vale: `accept.txt` of a vocabulary, a regular expression a line.
    Vale,
    /// `LTeX`: a word a line, for `ltex.dictionary` by way of a file.
    Ltex,
    /// cspell: a word a line after a comment.
    Cspell,
    /// typos: `[default.extend-words]` of `_typos.toml`.
    Typos,
}

/// The names that `gazetteer` knows, for a program. With a day, of the
/// officials only those who may have been in office on it; all places
/// stay. Each word of a name stands alone, as these programs read texts.
#[must_use]
pub fn dictionary(gazetteer: &Gazetteer, on: Option<Date>, of: Dictionary) -> String {
    let words = words(gazetteer, on);
    let mut out = String::new();
    match of {
        Dictionary::Harper | Dictionary::Ltex => each(&mut out, &words, str::to_owned),
        Dictionary::Vale => each(&mut out, &words, escaped),
        Dictionary::Cspell => {
            out.push_str("# Names that Dateline knows; a list for `dictionaryDefinitions` of cspell.\n");
            each(&mut out, &words, str::to_owned);
        }
        Dictionary::Typos => typos(&mut out, &words),
    }
    out
}

/// Writes words a line each, as the program wants them.
fn each(out: &mut String, words: &BTreeSet<String>, form: impl Fn(&str) -> String) {
    for word in words {
        out.push_str(&form(word));
        out.push('\n');
    }
}

/// typos compares without case and splits words itself, at apostrophes,
/// hyphens and capitals within; a key maps to itself where it is right.
fn typos(out: &mut String, words: &BTreeSet<String>) {
    out.push_str("# Names that Dateline knows; put this into _typos.toml.\n[default.extend-words]\n");
    let keys: BTreeSet<String> = words.iter().flat_map(|word| parts(word)).collect();
    for key in keys {
        let _ = writeln!(out, "{key} = \"{key}\"");
    }
}

fn parts(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in word.split(|c: char| !c.is_alphanumeric()) {
        parts.push(piece.to_lowercase());
        let mut from = 0;
        for (at, c) in piece.char_indices().skip(1) {
            if c.is_uppercase() {
                parts.extend(piece.get(from..at).map(str::to_lowercase));
                from = at;
            }
        }
        parts.extend(piece.get(from..).map(str::to_lowercase));
    }
    parts.retain(|part| part.chars().count() > 1 && part.is_ascii());
    parts
}

fn words(gazetteer: &Gazetteer, on: Option<Date>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let serves = |official: &Official| {
        on.is_none_or(|date| official.terms.is_empty() || official.terms.iter().any(|term| term.held(date) != Held::No))
    };
    for (_, official) in gazetteer.officials().filter(|(_, official)| serves(official)) {
        let names = std::iter::once(&official.name).chain(&official.aliases).chain(&official.short);
        names.for_each(|name| add(&mut words, name));
    }
    for (_, place) in gazetteer.places() {
        let names = std::iter::once(&place.name).chain(&place.long_name).chain(&place.aliases);
        let people = place.demonyms.iter().chain(&place.adjectives);
        let old = place.old_names.iter().map(|old| &old.text);
        names.chain(people).chain(old).for_each(|name| add(&mut words, name));
    }
    for (_, office) in gazetteer.offices() {
        office.body.iter().for_each(|body| add(&mut words, body));
        office.titles.iter().for_each(|title| add(&mut words, &title.text));
    }
    words
}

/// Adds every word of a name that has a capital in it; `of` and `the` are in every dictionary.
fn add(words: &mut BTreeSet<String>, name: &str) {
    let name: String = name.nfc().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '"' | '“' | '”')) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters < 2 || !word.chars().any(char::is_uppercase) && !word.starts_with("al-") {
            continue;
        }
        words.insert(word.to_owned());
        // Most programs look at the parts of a word with a hyphen one by one.
        if word.contains('-') {
            let parts = word.split('-').filter(|part| part.chars().count() > 1);
            words.extend(parts.map(str::to_owned));
        }
    }
}

/// A word as a regular expression that means it and nothing else.
fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if matches!(c, '.' | '\\' | '+' | '*' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '^' | '$' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{add, escaped, parts};

    #[test]
    fn a_name_gives_its_words_without_what_every_dictionary_has() {
        let mut words = BTreeSet::new();
        add(&mut words, "Bank of Marrow (U.S.), Jean-Noël Sa’ar");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(words, ["Bank", "Jean", "Jean-Noël", "Marrow", "Noël", "Sa'ar", "U.S"]);
    }

    #[test]
    fn typos_sees_parts_and_vale_expressions() {
        assert_eq!(parts("McGregor-Tarn"), ["mcgregor", "mc", "gregor", "tarn", "tarn"]);
        assert_eq!(escaped("U.S"), "U\\.S");
    }
}
