//! The form in which words are compared: composed characters, straight apostrophes, shouted words in ordinary capitals.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A word as names are looked up: NFC, `’` as `'`, and a word of more than
/// three capital letters (`GENEVA`, but not `US` or `U.S.`) as `Geneva`.
/// Both the text and the names go through here, so `NATO` finds `NATO`.
pub(super) fn word(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let mut word = text.to_ascii_lowercase();
            word.get_mut(..1).map(str::make_ascii_uppercase);
            Cow::Owned(word)
        } else {
            Cow::Borrowed(text)
        };
    }
    let composed: Cow<'_, str> = if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let composed =
        if composed.contains(is_variant) { Cow::Owned(composed.chars().map(straight).collect()) } else { composed };
    let letters = composed.chars().count();
    if letters > 3 && composed.chars().all(char::is_uppercase) {
        return Cow::Owned(title_case(&composed));
    }
    composed
}

/// The word without accents and other marks on its letters: `Sebastien`, `Store`.
pub(super) fn without_marks(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfd().filter(|c| !is_combining_mark(*c)).map(plain).collect())
}

/// What two spellings that differ in case, accents and punctuation have in common.
pub(super) fn folded(text: &str) -> String {
    let plain = without_marks(text);
    let mut folded = String::with_capacity(plain.len());
    for c in plain.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether a capitalised word is more often an ordinary word at the head of
/// a sentence than a name: `He`, `May`, `An`.
pub(super) fn is_function_word(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "An", "As", "At", "Be", "But", "By", "Can", "Do", "For", "He", "Her", "His", "I", "If", "In", "It", "Its",
        "May", "My", "No", "Nor", "Not", "Of", "On", "Or", "Our", "She", "So", "The", "They", "This", "To", "Up", "We",
        "Will", "You",
    ];
    WORDS.binary_search(&text).is_ok()
}

fn is_variant(c: char) -> bool {
    straight(c) != c
}

/// Apostrophes and hyphens as they are typed.
fn straight(c: char) -> char {
    match c {
        '\u{2010}' | '\u{2011}' => '-',
        other if is_apostrophe(other) => '\'',
        other => other,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}' | '\u{FF07}')
}

/// Letters whose stroke or dot is no combining mark in Unicode.
fn plain(c: char) -> char {
    match c {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        other => other,
    }
}

fn title_case(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    first.into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::{folded, without_marks, word};

    #[test]
    fn shouted_words_read_like_others_and_abbreviations_stay() {
        for (written, normal) in
            [("GENEVA", "Geneva"), ("US", "US"), ("U.S.", "U.S."), ("ÉLYSÉE", "Élysée"), ("McMahon", "McMahon")]
        {
            assert_eq!(word(written), normal);
        }
    }

    #[test]
    fn composed_and_decomposed_characters_are_the_same() {
        assert_eq!(word("Se\u{301}bastien"), word("S\u{e9}bastien"));
        assert_eq!(word("Sa’ar"), "Sa'ar");
    }

    #[test]
    fn marks_come_off_letters_that_have_them_inside_too() {
        assert_eq!(without_marks("Støre"), "Store");
        assert_eq!(without_marks("Włodarczyk"), "Wlodarczyk");
    }

    #[test]
    fn folding_leaves_letters_digits_and_single_spaces() {
        assert_eq!(folded("  Washington, D.C. "), "washington dc");
        assert_eq!(folded("Jean-Noël"), "jean noel");
        assert_eq!(folded(" … "), "");
    }
}
