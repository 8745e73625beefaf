//! Pages as Markdown.

use super::page::{Page, Part, Run};

/// `page` as Markdown (`CommonMark` 0.31), its words escaped so that a reader
/// sees them as they are, also where bare addresses are made links.
pub(super) fn print(page: &Page) -> String {
    let mut out = String::new();
    let mut before: Option<&Part> = None;
    for part in &page.parts {
        let both_items = matches!((before, part), (Some(Part::Item(..)), Part::Item(..)));
        if before.is_some() {
            out.push_str(if both_items { "\n" } else { "\n\n" });
        }
        match part {
            Part::Line(runs) => push_runs(&mut out, runs),
            Part::Item(depth, runs) => {
                out.push_str(&"  ".repeat(*depth));
                out.push_str("- ");
                push_runs(&mut out, runs);
            }
            Part::Quote(text) => {
                out.push_str("> ");
                push_escaped(&mut out, text, true);
            }
            Part::Own(text) => out.push_str(text),
        }
        before = Some(part);
    }
    out
}

fn push_runs(out: &mut String, runs: &[Run]) {
    for (idx, run) in runs.iter().enumerate() {
        let starts_line = idx == 0;
        match run {
            Run::Plain(text) => push_escaped(out, text, starts_line),
            Run::Strong(text) => push_marked(out, text, "**"),
            Run::Emphasis(text) => push_marked(out, text, "*"),
            Run::Code(text) => push_code(out, text),
        }
    }
}

/// Emphasis begins and ends at a word, or it is none.
fn push_marked(out: &mut String, text: &str, mark: &str) {
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        out.push_str(mark);
        push_escaped(out, trimmed, false);
        out.push_str(mark);
    }
}

/// `text` on one line, each mark that Markdown would take for its own behind
/// a backslash.
fn push_escaped(out: &mut String, text: &str, starts_line: bool) {
    let mut at_start = starts_line;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let special = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '|' | '$' | '@' | '^' => true,
            // "https://…" would be made a link where nobody asked for one.
            ':' => next == '/' || next == '\\',
            // "1. " would begin a list, "www.example.org" would be a link.
            '.' => at_start || out.ends_with('w'),
            '#' | '+' | '-' | '=' | ')' => at_start,
            '!' => next == '[',
            _ => false,
        };
        if character.is_whitespace() || character.is_control() {
            if !out.ends_with([' ', '\n']) || !at_start {
                out.push(' ');
            }
            continue;
        }
        if special {
            out.push('\\');
        }
        out.push(character);
        // Digits may still be the number of an item.
        at_start = at_start && character.is_ascii_digit();
    }
}

/// `text` in a code span whose fence is longer than any in it.
fn push_code(out: &mut String, text: &str) {
    let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    if !text.trim().is_empty() {
        out.extend([&*fence, pad, &text, pad, &fence]);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::print;
    use crate::features::render::page::{Page, code, emphasis, plain, strong};

    /// What a reader of `markdown` sees, if it is one paragraph of `look` and nothing else.
    fn seen(markdown: &str, look: Option<&Tag<'_>>) -> Option<String> {
        let mut text = String::new();
        for event in Parser::new_ext(markdown, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
            match event {
                Event::Text(words) | Event::Code(words) => text.push_str(&words),
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph | TagEnd::Strong | TagEnd::Emphasis) => {}
                Event::Start(tag) if Some(&tag) == look => {}
                _ => return None,
            }
        }
        Some(text)
    }

    proptest! {
        #[test]
        fn no_word_of_a_document_becomes_markup(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "a", "word", " ", "*", "**", "_", "`", "``", "[", "](", ")", "<", ">", "<b>", "&amp;", "&", "#", "# ", "- ",
                    "+ ", "1. ", "1) ", "2", "~~", "|", "\\", "!", "![", "$", "^", "=", "---", "===", "\n", "\n\n", "http://a.b",
                    "command:", "x@y.zz", "www.a.b", ":", "::", "{", "}", "é", "\"", "'", "...", "\t", "    ", "> ", "[^1]", "- [ ] ",
                ]),
                1..20,
            )
        ) {
            let text = pieces.concat();
            let wanted = text.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!wanted.is_empty());
            let squeezed = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for (run, look) in [(plain(&*text), None), (strong(&*text), Some(Tag::Strong)), (emphasis(&*text), Some(Tag::Emphasis))] {
                let markdown = print(&Page::default().line([run]));
                let seen = seen(&markdown, look.as_ref());
                prop_assert_eq!(seen.map(&squeezed), Some(wanted.clone()), "{}", markdown);
            }
            let markdown = print(&Page::default().line([code(&*text)]));
            prop_assert_eq!(seen(&markdown, None).map(&squeezed), Some(wanted), "{}", markdown);
        }
    }

    #[test]
    fn bare_addresses_are_broken_for_readers_that_link_them() {
        let markdown = print(&Page::default().line([plain("see https://a.example/x, www.a.example or x@a.example")]));
        assert_eq!(markdown, "see https\\://a.example/x, www\\.a.example or x\\@a.example");
    }

    #[test]
    fn ordinary_words_stay_readable() {
        let markdown =
            print(&Page::default().line([strong("Scott Bessent"), plain(", since 28 January 2025 (U.S.).")]));
        assert_eq!(markdown, "**Scott Bessent**, since 28 January 2025 (U.S.).");
    }
}
