//! The start and end conditions of CommonMark's HTML blocks (0.31, section 4.6).

/// Where raw HTML ends that a line opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum HtmlEnd {
    /// A comment, at the line with `-->`.
    Comment,
    /// At the line that has this text.
    Text(&'static [u8]),
    /// `<script>` and its like, at the line with any of their closing tags.
    RawTag,
    /// At a blank line.
    BlankLine,
}

const RAW_TAGS: [&[u8]; 4] = [b"script", b"pre", b"style", b"textarea"];

#[rustfmt::skip]
const BLOCK_TAGS: [&[u8]; 62] = [
    b"address", b"article", b"aside", b"base", b"basefont", b"blockquote", b"body", b"caption", b"center", b"col",
    b"colgroup", b"dd", b"details", b"dialog", b"dir", b"div", b"dl", b"dt", b"fieldset", b"figcaption", b"figure",
    b"footer", b"form", b"frame", b"frameset", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"head", b"header", b"hr",
    b"html", b"iframe", b"legend", b"li", b"link", b"main", b"menu", b"menuitem", b"nav", b"noframes", b"ol",
    b"optgroup", b"option", b"p", b"param", b"search", b"section", b"summary", b"table", b"tbody", b"td", b"tfoot",
    b"th", b"thead", b"title", b"tr", b"track", b"ul",
];

/// How the HTML block ends that opens with `content`, if one does by what it
/// starts with.
pub(super) fn html_end(content: &[u8]) -> Option<HtmlEnd> {
    let rest = content.strip_prefix(b"<")?;
    if rest.starts_with(b"!--") {
        return Some(HtmlEnd::Comment);
    }
    if rest.starts_with(b"![CDATA[") {
        return Some(HtmlEnd::Text(b"]]>"));
    }
    match rest {
        [b'?', ..] => return Some(HtmlEnd::Text(b"?>")),
        [b'!', letter, ..] if letter.is_ascii_alphabetic() => return Some(HtmlEnd::Text(b">")),
        _ => {}
    }
    let name = rest.strip_prefix(b"/").unwrap_or(rest);
    let length = name.iter().take(11).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (name, behind) = name.split_at(length);
    let is_one_of = |tags: &[&[u8]]| tags.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    let ends_name = matches!(behind, [] | [b' ' | b'\t' | b'>', ..]);
    if ends_name && !rest.starts_with(b"/") && is_one_of(&RAW_TAGS) {
        return Some(HtmlEnd::RawTag);
    }
    let ends_tag_name = ends_name || behind.starts_with(b"/>");
    (ends_tag_name && is_one_of(&BLOCK_TAGS)).then_some(HtmlEnd::BlankLine)
}

/// Whether a line is one complete tag and nothing else.
pub(super) fn is_lone_tag(content: &[u8]) -> bool {
    let Some(rest) = content.trim_ascii_end().strip_prefix(b"<") else { return false };
    let (is_closing, rest) = rest.strip_prefix(b"/").map_or((false, rest), |rest| (true, rest));
    let (name, mut rest) = split_while(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !name.first().is_some_and(u8::is_ascii_alphabetic) {
        return false;
    }
    while let Some(behind) = attribute(rest).filter(|_| !is_closing) {
        rest = behind;
    }
    let rest = rest.trim_ascii_start();
    rest == b">" || (rest == b"/>" && !is_closing)
}

/// What stands behind the attribute that `text` opens with.
fn attribute(text: &[u8]) -> Option<&[u8]> {
    let (space, rest) = split_while(text, is_space);
    let (name, behind) =
        split_while(rest, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.' | b'-'));
    let opens_name = name.first().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':'));
    if space.is_empty() || !opens_name {
        return None;
    }
    let Some(value) = behind.trim_ascii_start().strip_prefix(b"=") else { return Some(behind) };
    match value.trim_ascii_start() {
        [quote @ (b'"' | b'\''), quoted @ ..] => quoted.get(memchr::memchr(*quote, quoted)? + 1..),
        unquoted => {
            let (value, behind) = split_while(unquoted, |byte| !is_space(byte) && !b"\"'=<>`".contains(&byte));
            (!value.is_empty()).then_some(behind)
        }
    }
}

fn split_while(text: &[u8], is_part: impl Fn(u8) -> bool) -> (&[u8], &[u8]) {
    text.split_at(text.iter().take_while(|byte| is_part(**byte)).count())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Whether `line` has the closing tag that ends a block of [`HtmlEnd::RawTag`].
pub(super) fn has_raw_closing_tag(line: &[u8]) -> bool {
    memchr::memmem::find_iter(line, b"</").any(|at| {
        let name = line.get(at + 2..).unwrap_or_default();
        RAW_TAGS.iter().any(|tag| {
            name.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag))
                && name.get(tag.len()) == Some(&b'>')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_lone_tag;

    #[test]
    fn a_lone_tag_is_complete_and_has_its_line_to_itself() {
        for tag in ["<b>", "</b>", "<x-y a b='c d' e=f g = \"h>\" />", "<i >  "] {
            assert!(is_lone_tag(tag.as_bytes()), "{tag}");
        }
        for text in ["<b", "<b> text", "</b a>", "<b a=>", "<1>", "< b>", "<https://example.org>", "<b a='c>"] {
            assert!(!is_lone_tag(text.as_bytes()), "{text}");
        }
    }
}
