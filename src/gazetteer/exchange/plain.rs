//! Text as sources write it, made plain: entities, blanks, tags, and names in capitals.

use std::borrow::Cow;

/// What U+00A0 to U+00FF are called in HTML 4 (section 24.2), in order.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Names of other characters that stand in names and titles.
const OTHERS: [(&str, char); 16] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
];

/// The longest entity that is looked for, without `&` and `;`.
const LONGEST_ENTITY: usize = 10;

/// `text` with HTML entities decoded, runs of blanks (line breaks and
/// no-break blanks too) as one blank, and none at its ends. An entity that
/// is none stays as it is written.
pub(super) fn plain(text: &str) -> String {
    let decoded = decode_entities(text);
    let mut words = decoded.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|word| !word.is_empty());
    let mut plain = String::with_capacity(decoded.len());
    if let Some(first) = words.next() {
        plain.push_str(first);
    }
    for word in words {
        plain.push(' ');
        plain.push_str(word);
    }
    plain
}

/// The same, or nothing if nothing is left.
pub(super) fn some_plain(text: &str) -> Option<Box<str>> {
    let plain = plain(text);
    (!plain.is_empty()).then(|| plain.into())
}

fn decode_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        decoded.push_str(before);
        let body = from.get(1..).unwrap_or_default();
        let end = body.bytes().take(LONGEST_ENTITY + 1).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((entity(body.get(..end)?)?, body.get(end + 1..)?)));
        if let Some((character, after)) = found {
            decoded.push(character);
            rest = after;
        } else {
            decoded.push('&');
            rest = body;
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace());
    }
    let other = OTHERS.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    other.or_else(|| {
        let at = LATIN_1.iter().position(|known| *known == name)?;
        char::from_u32(0xA0 + u32::try_from(at).ok()?)
    })
}

/// `text` without what stands between `<` and `>`.
pub(super) fn without_tags(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        plain.push_str(before);
        plain.push(' ');
        rest = tag.find('>').and_then(|close| tag.get(close + 1..)).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

/// A Wikidata item, from `Q42`, `wd:Q42` or an address that ends in it.
pub(super) fn wikidata_item(text: &str) -> Option<&str> {
    let last = text.trim().rsplit(['/', ':']).next()?;
    let digits = last.strip_prefix('Q')?;
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(last)
}

/// A name whose capitals mark the part that is used alone, as the Factbook
/// prints it (`XI Jinping`, `Keir STARMER`): the name in ordinary capitals,
/// and that part. Nothing is marked where all or none of it is in capitals;
/// initials, numerals and suffixes are no mark.
pub(super) fn marked_name(printed: &str) -> (String, Option<String>) {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let marked = marks(&words);
    if !marked.contains(&true) {
        return (words.join(" "), None);
    }
    let shown: Vec<String> = words
        .iter()
        .zip(&marked)
        .map(|(word, is_marked)| if *is_marked { in_ordinary_capitals(word) } else { (*word).to_owned() })
        .collect();
    let first = marked.iter().position(|is_marked| *is_marked).unwrap_or_default();
    let last = marked.iter().rposition(|is_marked| *is_marked).unwrap_or_default();
    // A numeral belongs to the name it counts: `Charles III`.
    let last = last + shown.get(last + 1..).map_or(0, |rest| rest.iter().take_while(|word| is_numeral(word)).count());
    let short = shown.get(first..=last).map(|words| words.join(" "));
    let short = short.map(|short| short.trim_matches([',', '.', ';']).to_owned());
    (shown.join(" "), short)
}

/// Which of these words capitals mark. What may be a numeral is a name where
/// it comes first and others follow: `XI Jinping`, but `Charles III`.
pub(super) fn marks(words: &[&str]) -> Vec<bool> {
    let mut seen = false;
    let mark = |(at, word): (usize, &&str)| {
        let leads = !seen && is_numeral(word) && word.len() > 1 && at + 1 < words.len();
        let is_marked = is_shouted(word) || leads;
        seen |= is_marked;
        is_marked
    };
    words.iter().enumerate().map(mark).collect()
}

/// `I`, `II`, `XIV`: the number of a monarch or a pope.
fn is_numeral(word: &str) -> bool {
    !word.is_empty() && word.len() <= 5 && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// Whether a word is in capitals for emphasis: two letters at least, none of
/// them small but for a prefix such as `Mc`, `al-` or `d'`.
fn is_shouted(word: &str) -> bool {
    const PREFIXES: [&str; 14] =
        ["Mac", "Mc", "al-", "Al-", "as-", "el-", "El-", "de", "De", "d'", "D'", "O'", "bin-", "Ould-"];
    let word = word.trim_matches([',', '.', ';', '(', ')', '"']);
    let core = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix).filter(|rest| letters(rest) > 1));
    let core = core.unwrap_or(word);
    let is_capital = |part: &str| letters(part) > 1 && !part.chars().any(char::is_lowercase);
    // One part of a double name may be marked alone: `SASSOU-Nguesso`.
    let part = core.split('-').any(|part| letters(part) > 2 && is_capital(part));
    !is_numeral(word) && !word.contains('.') && (is_capital(core) || part)
}

fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphabetic()).count()
}

/// `STARMER` as `Starmer`, `BEN-GVIR` as `Ben-Gvir`, `McGREGOR` as `McGregor`.
fn in_ordinary_capitals(word: &str) -> String {
    const SMALL: [&str; 9] = ["DE", "DA", "DOS", "VAN", "VON", "DER", "DI", "BIN", "DEL"];
    if SMALL.contains(&word) {
        return word.to_lowercase();
    }
    if let Some(rest) = word.strip_prefix("MAC").filter(|rest| letters(rest) > 4) {
        return format!("Mac{}", rest.to_lowercase());
    }
    if let Some(rest) = word.strip_prefix("MC").filter(|rest| letters(rest) > 2) {
        return format!("Mc{}", in_ordinary_capitals(rest));
    }
    let mut plain = String::with_capacity(word.len());
    let mut begins = true;
    for (at, c) in word.char_indices() {
        if c.is_uppercase() && !begins {
            // What follows small letters is the head of a new part: `McGREGOR`.
            let after_small =
                word.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_lowercase);
            if after_small {
                plain.push(c);
            } else {
                plain.extend(c.to_lowercase());
            }
        } else {
            plain.push(c);
        }
        begins = !c.is_alphabetic();
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{marked_name, plain, wikidata_item, without_tags};

    #[test]
    fn entities_are_decoded_once_and_blanks_are_one() {
        assert_eq!(plain("Health, Education &amp; Welfare"), "Health, Education & Welfare");
        assert_eq!(plain("Jos&eacute; &#x141;uk&#97;sz\u{a0} B&yuml;"), "José Łukasz Bÿ");
        assert_eq!(plain("AT&T &unknown; &amp;lt; &"), "AT&T &unknown; &lt; &");
        assert_eq!(plain("\u{feff} a\n\tb "), "a b");
    }

    #[test]
    fn tags_go_and_what_they_held_stays() {
        assert_eq!(plain(&without_tags("<em>note:</em> one<br>two <b")), "note: one two");
    }

    #[test]
    fn an_item_is_found_at_the_end_of_an_address() {
        assert_eq!(wikidata_item("http://www.wikidata.org/entity/Q7747"), Some("Q7747"));
        assert_eq!(wikidata_item("wd:Q5"), Some("Q5"));
        for text in ["", "Q", "Qatar", "P39", "7747", "http://www.wikidata.org/.well-known/genid/a0"] {
            assert_eq!(wikidata_item(text), None, "{text}");
        }
    }

    #[test]
    fn capitals_mark_the_name_used_alone() {
        for (printed, name, short) in [
            ("MA Tesang", "Ma Tesang", Some("Ma")),
            ("Della MARROW", "Della Marrow", Some("Marrow")),
            ("XI Tesang", "Xi Tesang", Some("Xi")),
            ("Oswin III", "Oswin III", None),
            ("Denis TARNOU-Marrow", "Denis Tarnou-Marrow", Some("Tarnou-Marrow")),
            ("King OSWIN III", "King Oswin III", Some("Oswin III")),
            ("Ana DE LA CRUZ Ortiz", "Ana de La Cruz Ortiz", Some("de La Cruz")),
            ("Iain McGREGOR", "Iain McGregor", Some("McGregor")),
            ("Itai BEN-OREN", "Itai Ben-Oren", Some("Ben-Oren")),
            ("Aidan O'CARROW", "Aidan O'Carrow", Some("O'Carrow")),
            ("José ÁVILA", "José Ávila", Some("Ávila")),
            ("J. R. Marrow", "J. R. Marrow", None),
            ("Omar al-SHARIF", "Omar al-Sharif", Some("al-Sharif")),
        ] {
            let found = marked_name(printed);
            assert_eq!((found.0.as_str(), found.1.as_deref()), (name, short), "{printed}");
        }
    }
}
