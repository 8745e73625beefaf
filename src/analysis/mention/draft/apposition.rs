//! Titles set off from a name by commas, before it and behind it: *Ana Roth, the foreign minister,* and *the foreign minister, Ana Roth,*.

use crate::analysis::syntax::{Syntax, Tag};
use crate::document::TokenKind;

use super::{Draft, DraftTitle};

/// Joins titles that commas set off to the names they are of.
pub(super) fn appositions(syntax: &Syntax<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut rest = drafts.into_iter().peekable();
    while let Some(draft) = rest.next() {
        match draft {
            Draft::Title(title) => {
                let mut run = vec![title];
                // "secretary of state and national security adviser"
                while let Some(Draft::Title(next)) = rest.peek()
                    && run.last().is_some_and(|last| is_coordinated(syntax, last, next))
                    && let Some(Draft::Title(next)) = rest.next()
                {
                    run.push(next);
                }
                match holder(syntax, &mut kept, &run) {
                    Some(name) => name.titles_mut().into_iter().for_each(|titles| titles.append(&mut run)),
                    None => kept.extend(run.into_iter().map(Draft::Title)),
                }
            }
            mut name => {
                if let Some(title) = presented_by(syntax, &mut kept, &name)
                    && let Some(titles) = name.titles_mut()
                {
                    titles.insert(0, title);
                }
                kept.push(name);
            }
        }
    }
    kept.sort_by_key(|draft| (draft.tokens().start, std::cmp::Reverse(draft.tokens().end)));
    kept
}

fn is_coordinated(syntax: &Syntax<'_>, left: &DraftTitle, right: &DraftTitle) -> bool {
    left.end() + 1 == right.lead && syntax.tag_at(left.end()) == Tag::Coordinator
}

/// The full name before a run of titles, if nothing but a comma and an
/// article stands between, and a mark behind the titles.
fn holder<'d>(syntax: &Syntax<'_>, kept: &'d mut [Draft], run: &[DraftTitle]) -> Option<&'d mut Draft> {
    let (first, last) = (run.first()?, run.last()?);
    let article = usize::from(first.lead > 0 && syntax.tag_at(first.lead - 1) == Tag::Determiner);
    let comma = first.lead.checked_sub(article + 1)?;
    if !syntax.is_mark(comma, TokenKind::Comma) || !is_closed(syntax, last.end()) {
        return None;
    }
    kept.last_mut().filter(|name| name.is_full_name() && name.tokens().end == comma)
}

/// The title before a full name, taken out of `kept`, if nothing but a comma
/// stands between, an article or a country before the title, and a mark
/// behind the name: `Japan's foreign minister, Ana Roth,`.
fn presented_by(syntax: &Syntax<'_>, kept: &mut Vec<Draft>, name: &Draft) -> Option<DraftTitle> {
    let comma = name.tokens().start.checked_sub(1)?;
    if !name.is_full_name() || !syntax.is_mark(comma, TokenKind::Comma) || !is_closed(syntax, name.tokens().end) {
        return None;
    }
    // The country of a title is a name of its own, inside it.
    let at = kept.iter().rposition(|draft| matches!(draft, Draft::Title(title) if title.end() == comma))?;
    let inside = kept.get(at + 1..)?.iter().all(|draft| draft.tokens().end <= comma);
    let Some(Draft::Title(title)) = kept.get(at) else { return None };
    let before = title.lead.checked_sub(1);
    let definite = title.lead < title.tokens.start
        || before.is_none_or(|before| {
            matches!(syntax.tag_at(before), Tag::Determiner | Tag::Possessive) || syntax.sentence_starts(title.lead)
        })
        || syntax.tag_at(title.tokens.start) == Tag::Name;
    if !inside || !definite || title.plural {
        return None;
    }
    match kept.remove(at) {
        Draft::Title(title) => Some(title),
        _ => None,
    }
}

/// Whether what stands at `end` closes what a comma opened.
fn is_closed(syntax: &Syntax<'_>, end: usize) -> bool {
    matches!(
        syntax.kind(end),
        None | Some(
            TokenKind::Comma | TokenKind::Stop | TokenKind::CloseBracket | TokenKind::Semicolon | TokenKind::Dash
        )
    )
}

impl Draft {
    fn titles_mut(&mut self) -> Option<&mut Vec<DraftTitle>> {
        match self {
            Self::Name { titles, .. } => Some(titles),
            Self::Unknown { titles, person, .. } => {
                *person = true;
                Some(titles)
            }
            Self::Title(_) => None,
        }
    }

    fn is_full_name(&self) -> bool {
        match self {
            Self::Name { candidates, .. } => !candidates.full.is_empty(),
            Self::Unknown { tokens, .. } => tokens.len() > 1,
            Self::Title(_) => false,
        }
    }
}
