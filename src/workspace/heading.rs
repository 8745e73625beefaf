//! What a heading is called by those who link to it.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::document::{Block, Leaf};
use crate::text::Span;

/// The words of the heading `leaf` as a reader sees them.
#[must_use]
pub fn heading_text(block: &Block, leaf: &Leaf) -> String {
    let text = shown_text(block, leaf.span);
    // Closing number signs, and the line under a heading, are no words of it.
    let words = text.trim_start_matches('#').trim();
    let words = match words.rsplit_once(' ') {
        Some((words, line)) if line.len() > 1 && line.trim_matches(['=', '-']).is_empty() => words,
        _ => words,
    };
    let open = words.trim_end_matches('#');
    if open.ends_with(' ') || open.is_empty() { open.trim_end().to_owned() } else { words.to_owned() }
}

/// The bytes `span` of `block` as a reader sees them, on one line: no
/// emphasis marks, annotations, comments and citations, of a link only its label.
#[must_use]
pub fn shown_text(block: &Block, span: Span) -> String {
    let mut text = String::with_capacity(span.len());
    let hidden = hidden_spans(block, span);
    let mut hidden = hidden.iter().peekable();
    let mut characters = span.of(&block.text).char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let at = span.start() + at;
        while hidden.next_if(|span| span.end() <= at).is_some() {}
        if hidden.peek().is_some_and(|span| span.contains(at)) {
            continue;
        }
        push_shown(&mut text, character, &mut characters);
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // What was hidden before a stop leaves its space.
    line.replace(" .", ".").replace(" ,", ",")
}

fn push_shown(text: &mut String, character: char, rest: &mut Peekable<CharIndices<'_>>) {
    match character {
        '*' | '`' => {}
        '\\' => text.extend(rest.next_if(|(_, next)| next.is_ascii_punctuation()).map(|(_, next)| next)),
        // `_word_` is emphasis, `snake_case` is not.
        '_' => {
            let inside = text.ends_with(char::is_alphanumeric);
            if inside && rest.peek().is_some_and(|(_, next)| next.is_alphanumeric()) {
                text.push('_');
            }
        }
        _ => text.push(character),
    }
}

/// The bytes of `within` that a reader does not see, sorted.
fn hidden_spans(block: &Block, within: Span) -> Vec<Span> {
    let annotations = block.annotations.iter().map(|annotation| annotation.span);
    let directives = block.directives.iter().map(|directive| directive.span);
    let citations = block.citations.iter().filter(|citation| !citation.bare).map(|citation| citation.span);
    let notes = block.footnotes.iter().filter(|note| !note.definition).map(|note| note.span);
    let anchors = block.anchors.iter().map(|anchor| Span::new(anchor.start().saturating_sub(1), anchor.end()));
    let links = block.links.iter().flat_map(|link| {
        let before = Span::new(link.span.start(), link.label.start());
        [before, Span::new(link.label.end(), link.span.end())]
    });
    let comments = directives.chain(citations).chain(notes);
    // What a revision leaves standing is what is read.
    let revisions = block.revisions.iter().flat_map(|revision| {
        let kept = revision.accepted.unwrap_or(Span::at(revision.span.end()));
        [Span::new(revision.span.start(), kept.start()), Span::new(kept.end(), revision.span.end())]
    });
    let hidden = annotations.chain(comments).chain(anchors).chain(links).chain(revisions);
    let mut hidden: Vec<Span> = hidden.filter(|span| within.overlaps(*span)).collect();
    hidden.sort_unstable();
    hidden
}

/// The address of a heading as GitHub makes it: lower case, spaces as
/// hyphens, no other marks but hyphens and underscores. The slug of a slug is
/// itself, so that a link may give either.
#[must_use]
pub fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|character| match character {
        ' ' | '-' => Some('-'),
        _ if character.is_alphanumeric() || character == '_' => Some(character),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_is_what_github_makes_of_a_heading() {
        assert_eq!(slug("Who talks, from here on?"), "who-talks-from-here-on");
        assert_eq!(slug("U.S.-China  trade & tariffs"), "us-china--trade--tariffs");
        assert_eq!(slug("Über_Fluß"), "über_fluß");
        assert_eq!(slug(&slug("A. B: c")), slug("A. B: c"));
    }
}
