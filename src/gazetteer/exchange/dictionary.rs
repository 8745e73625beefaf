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

/// What a name is of, which decides the forms in which texts have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameOf {
    Person,
    Place,
    Office,
}

/// The names that `gazetteer` knows, for a program. With a day, of the
/// officials only those who may have been in office on it; all places
/// stay. Each word of a name stands alone, as these programs read texts, and
/// in those forms that the program does not make out by itself.
#[must_use]
pub fn dictionary(gazetteer: &Gazetteer, on: Option<Date>, of: Dictionary) -> String {
    let words = words(gazetteer, on, of);
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

fn words(gazetteer: &Gazetteer, on: Option<Date>, program: Dictionary) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let serves = |official: &Official| {
        on.is_none_or(|date| official.terms.is_empty() || official.terms.iter().any(|term| term.held(date) != Held::No))
    };
    for (_, official) in gazetteer.officials().filter(|(_, official)| serves(official)) {
        let names = std::iter::once(&official.name).chain(&official.aliases).chain(&official.short);
        names.for_each(|name| add(&mut words, name, NameOf::Person, program));
    }
    for (_, place) in gazetteer.places() {
        let names = std::iter::once(&place.name).chain(&place.long_name).chain(&place.aliases);
        let people = place.demonyms.iter().chain(&place.adjectives);
        let old = place.old_names.iter().map(|old| &old.text);
        names.chain(people).chain(old).for_each(|name| add(&mut words, name, NameOf::Place, program));
    }
    for (_, office) in gazetteer.offices() {
        let names = office.body.iter().chain(office.titles.iter().map(|title| &title.text));
        names.for_each(|name| add(&mut words, name, NameOf::Office, program));
    }
    if program == Dictionary::Harper {
        // It keeps one spelling of a word, the last; that in small letters stands for all.
        let in_small: BTreeSet<String> = words.iter().filter(|word| **word == word.to_lowercase()).cloned().collect();
        words.retain(|word| in_small.contains(word) || !in_small.contains(&word.to_lowercase()));
    }
    words
}

/// Adds the words of a name: those with a capital, since `of` and `the` are
/// in every dictionary, and of people all of them, since `ibni` is in none.
fn add(words: &mut BTreeSet<String>, name: &str, of: NameOf, program: Dictionary) {
    let name: String = name.nfc().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect();
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '"' | '“' | '”')) {
        let written = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = written.trim_end_matches(|c: char| !c.is_alphanumeric());
        if program == Dictionary::Harper && written.get(word.len()..).is_some_and(|rest| rest.starts_with('.')) {
            // It reads the stop of `D.C.` and of an initial as a letter.
            let dotted = format!("{word}.");
            words.insert(if of == NameOf::Place { dotted.to_lowercase() } else { dotted });
        }
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let is_name = of == NameOf::Person || word.chars().any(char::is_uppercase) || word.starts_with("al-");
        if letters < 2 || !is_name {
            continue;
        }
        // Most programs look at the parts of a word with a hyphen one by one,
        // and Harper at those around the letters that stand for a glottal stop.
        let is_harper = program == Dictionary::Harper;
        let cuts: &[char] = if is_harper { &['-', '\u{2bb}', '\u{2bc}'] } else { &['-'] };
        let least = if is_harper { 1 } else { 2 };
        let parts = word.split(cuts).filter(|part| *part != word && part.chars().count() >= least);
        for word in std::iter::once(word).chain(parts) {
            words.insert(word.to_owned());
            words.extend(other_forms(word, of, program));
        }
    }
}

/// The forms of a word that stand in texts and that `program` takes for
/// other words: Harper looks up a genitive as it stands, and takes a place in
/// the capitals of a dateline only if it knows it in small letters; cspell
/// and `LTeX` have two apostrophes.
fn other_forms(word: &str, of: NameOf, program: Dictionary) -> Vec<String> {
    let mut forms = Vec::new();
    match program {
        Dictionary::Harper => {
            let genitive = (of != NameOf::Office).then(|| format!("{word}'s"));
            if of == NameOf::Place {
                forms.push(word.to_lowercase());
                forms.extend(genitive.as_deref().map(str::to_lowercase));
            }
            forms.extend(genitive);
        }
        Dictionary::Cspell | Dictionary::Ltex if word.contains('\'') => forms.push(word.replace('\'', "\u{2019}")),
        _ => {}
    }
    forms
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

    use super::{Dictionary, NameOf, add, escaped, parts};

    fn words(name: &str, of: NameOf, program: Dictionary) -> Vec<String> {
        let mut words = BTreeSet::new();
        add(&mut words, name, of, program);
        words.into_iter().collect()
    }

    #[test]
    fn a_name_gives_its_words_without_what_every_dictionary_has() {
        let found = words("Bank of Marrow (U.S.), Jean-Noël Sa’ar", NameOf::Place, Dictionary::Vale);
        assert_eq!(found, ["Bank", "Jean", "Jean-Noël", "Marrow", "Noël", "Sa'ar", "U.S"]);
        assert_eq!(words("Bo arap Tarn", NameOf::Person, Dictionary::Vale), ["Bo", "Tarn", "arap"]);
    }

    #[test]
    fn programs_get_the_forms_they_do_not_make_themselves() {
        assert_eq!(
            words("Ny Tarn, D.C.", NameOf::Place, Dictionary::Harper),
            ["D.C", "D.C's", "Ny", "Ny's", "Tarn", "Tarn's", "d.c", "d.c's", "d.c.", "ny", "ny's", "tarn", "tarn's"]
        );
        assert_eq!(words("K. Tarn", NameOf::Person, Dictionary::Harper), ["K.", "Tarn", "Tarn's"]);
        assert_eq!(words("Taoitar", NameOf::Office, Dictionary::Harper), ["Taoitar"]);
        assert!(words("Mataʻafa", NameOf::Person, Dictionary::Harper).contains(&"afa's".to_owned()));
        assert_eq!(words("Sa'ar", NameOf::Person, Dictionary::Cspell), ["Sa'ar", "Sa’ar"]);
    }

    #[test]
    fn typos_sees_parts_and_vale_expressions() {
        assert_eq!(parts("McGregor-Tarn"), ["mcgregor", "mc", "gregor", "tarn", "tarn"]);
        assert_eq!(escaped("U.S"), "U\\.S");
    }
}
