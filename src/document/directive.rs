//! Suppression comments: `<!-- dateline-ignore-next RULE: reason -->`.

use crate::document::markup::trimmed;
use crate::document::{Problem, ProblemKind};
use crate::text::{Span, nearest};

/// How far a suppression reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DirectiveKind {
    /// `dateline-ignore-next`: the next line of text, and the rest of a
    /// sentence that begins on it.
    IgnoreNext,
    /// `dateline-ignore-line`: its own line.
    IgnoreLine,
    /// `dateline-ignore-start`: all that follows, up to the end mark.
    IgnoreStart,
    /// `dateline-ignore-end`.
    IgnoreEnd,
}

/// One suppression comment, in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// All of it.
    pub span: Span,
    /// How far it reaches.
    pub kind: DirectiveKind,
    /// The rules it names.
    pub rules: Vec<Span>,
    /// The reason it gives.
    pub reason: Option<Span>,
    /// The bytes it reaches in its own block; empty for start and end marks,
    /// which reach over blocks.
    pub reach: Span,
}

/// The word that suppresses what stands below.
pub(super) const NEXT: &[u8] = b"dateline-ignore-next";

const WORDS: [(&str, DirectiveKind); 4] = [
    ("dateline-ignore-next", DirectiveKind::IgnoreNext),
    ("dateline-ignore-line", DirectiveKind::IgnoreLine),
    ("dateline-ignore-start", DirectiveKind::IgnoreStart),
    ("dateline-ignore-end", DirectiveKind::IgnoreEnd),
];

/// Whether a comment that begins like this is meant for us.
pub(super) fn is_meant(content: &str) -> bool {
    content.starts_with("dateline-")
}

/// Reads the suppression whose words are at `content`, without the marks of
/// the comment, and which takes up `span` with them. Its reach is not yet known.
pub(super) fn parse(text: &str, content: Span, span: Span) -> Result<Directive, Problem> {
    let written = content.of(text);
    let length = written.find(|character: char| character.is_whitespace() || character == ':').unwrap_or(written.len());
    let word = Span::new(content.start(), content.start() + length);
    let Some((_, kind)) = WORDS.iter().find(|(name, _)| *name == word.of(text)) else {
        return Err(unknown_word(text, word));
    };
    let rest = Span::new(word.end(), content.end());
    let colon = rest.of(text).find(':').map(|at| rest.start() + at);
    let rules = rules(text, Span::new(rest.start(), colon.unwrap_or(rest.end())));
    if rules.is_empty() && *kind != DirectiveKind::IgnoreEnd {
        return Err(Problem {
            span: word,
            kind: ProblemKind::Directive,
            message: format!("`{}` names no rule, and so suppresses nothing", word.of(text)),
            help: Some(format!("name the rules and say why: `{} some-rule: reason`", word.of(text))),
            replacement: None,
        });
    }
    let reason = colon.map(|at| Span::new(at + 1, rest.end())).and_then(|reason| trimmed(text, reason));
    Ok(Directive { span, kind: *kind, rules, reason, reach: Span::at(span.end()) })
}

fn unknown_word(text: &str, word: Span) -> Problem {
    let known = WORDS.map(|(name, _)| name);
    let near = nearest(word.of(text), known).first().copied();
    let help = near.map_or_else(
        || format!("there are {}", known.map(|name| format!("`{name}`")).join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Problem {
        span: word,
        kind: ProblemKind::Directive,
        message: format!("`{}` is no suppression", word.of(text)),
        help: Some(help),
        replacement: near.map(str::to_owned),
    }
}

/// The names in a list parted by commas or white space.
fn rules(text: &str, list: Span) -> Vec<Span> {
    let mut start = list.start();
    let mut rules = Vec::new();
    for piece in list.of(text).split([',', ' ', '\t', '\n', '\r']) {
        if !piece.is_empty() {
            rules.push(Span::new(start, start + piece.len()));
        }
        start += piece.len() + 1;
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::{Directive, DirectiveKind, Problem, parse};
    use crate::text::Span;

    fn parsed(text: &str) -> Result<Directive, Problem> {
        let span = Span::new(0, text.len());
        parse(text, span, span)
    }

    #[test]
    fn a_suppression_names_rules_and_a_reason() {
        let read = |text: &str| {
            let found = parsed(text).unwrap();
            let rules = found.rules.iter().map(|rule| rule.of(text)).collect::<Vec<_>>().join("|");
            (found.kind, rules, found.reason.map(|reason| reason.of(text).to_owned()))
        };
        let expected = (DirectiveKind::IgnoreNext, "some-rule|other-rule".into(), Some("agreed: by both".into()));
        assert_eq!(read("dateline-ignore-next some-rule, other-rule: agreed: by both"), expected);
        assert_eq!(read("dateline-ignore-line some-rule:"), (DirectiveKind::IgnoreLine, "some-rule".into(), None));
        assert_eq!(read("dateline-ignore-end"), (DirectiveKind::IgnoreEnd, String::new(), None));
    }

    #[test]
    fn a_suppression_that_is_none_is_told_what_it_could_be() {
        let problem = parsed("dateline-ignore-nxt some-rule").unwrap_err();
        assert_eq!(problem.message, "`dateline-ignore-nxt` is no suppression");
        assert_eq!(problem.replacement.as_deref(), Some("dateline-ignore-next"));
        assert!(parsed("dateline-ignore-next : for a reason").is_err());
    }
}
