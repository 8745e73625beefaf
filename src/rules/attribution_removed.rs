//! Claims that stayed in a text while their source was taken out.

use crate::document::BlockKind;
use crate::text::Edit;
use crate::workspace::{Backing, Briefing, Descent, Pair, Statement};

use super::{Check, Family, Fix, RevisionContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "attribution-removed",
    family: Family::Attribution,
    severity: Some(Severity::Error),
    elsewhere: &[],
    specificity: Specificity::Document,
    traits: &[],
    check: Check::Revision(check),
    page: include_str!("attribution_removed.md"),
};

fn check(cx: &mut RevisionContext<'_>) {
    let comparison = cx.comparison;
    for pair in comparison.pairs.iter().filter(|pair| pair.is_bereft) {
        let Some((was, is)) = comparison.both(pair) else { continue };
        let fix = restoring(cx, pair, was, is);
        let diagnostic = cx.report(is.span, message(was, is));
        diagnostic.note(format!("before: {}", was.text)).note(what_would_do(is));
        diagnostic.fixes.extend(fix);
    }
}

fn message(was: &Statement, is: &Statement) -> String {
    let gone = match is.backing {
        Backing::Unnamed => "the source of this claim gave way to one that is not named",
        _ => "the source of this claim was taken out and the claim stayed",
    };
    match was.sources().as_slice() {
        [] => gone.to_owned(),
        [one] => format!("{gone}: {one}"),
        several => format!("{gone}: {}", several.join(", ")),
    }
}

fn what_would_do(is: &Statement) -> &'static str {
    match is.backing {
        Backing::Unnamed => "name the source again, or say why it cannot be named",
        _ => "give the source again, cite it, mark the claim as an assessment, or take the claim out too",
    }
}

/// The sentence as it was, with its source. Without a look it can be put back
/// only where nothing but the source was changed and all that it cites is there.
fn restoring(cx: &RevisionContext<'_>, pair: &Pair, was: &Statement, is: &Statement) -> Option<Fix> {
    let pairs = || cx.comparison.pairs.iter();
    let is_alone = pairs().filter(|other| other.before == pair.before || other.now == pair.now).count() == 1;
    let adds_nothing = is.cited.is_empty() && (is.id.is_none() || is.id == was.id);
    if !is_alone || !adds_nothing || !matches!(pair.descent, Descent::Same | Descent::Reworded) {
        return None;
    }
    let old = line_of(&cx.before.document().slice(was.whole), block_kind(cx.before, was))?;
    line_of(&cx.briefing.document().slice(is.whole), block_kind(cx.briefing, is))?;
    let title = match was.sources().as_slice() {
        [] => "put the sentence back as it was".to_owned(),
        sources => format!("put the source back: {}", sources.join(", ")),
    };
    let edits = vec![Edit { span: is.whole, replacement: old }];
    let safe = was.says_the_same(is) && was.cited.iter().all(|cited| is_there(cx, cited));
    Some(Fix { safe, ..Fix::new(title, edits) })
}

fn block_kind(briefing: &Briefing, statement: &Statement) -> Option<BlockKind> {
    briefing.document().blocks().get(statement.block).map(|placed| placed.block.kind)
}

/// `text` on one line. In a list or a quotation a line begins with marks that belong to the place.
fn line_of(text: &str, kind: Option<BlockKind>) -> Option<String> {
    let fits = kind == Some(BlockKind::Paragraph) || !text.contains(['\n', '\r']);
    fits.then(|| text.lines().map(str::trim).collect::<Vec<_>>().join(" "))
}

/// Whether what a statement cites, as it writes it, can be cited in the text as it is now.
fn is_there(cx: &RevisionContext<'_>, cited: &str) -> bool {
    let blocks = || cx.briefing.document().blocks().iter().map(|placed| &placed.block);
    if let Some(key) = cited.strip_prefix('@') {
        return cx.briefing.reading().premises().source_keys.contains(key);
    }
    match cited.strip_prefix("[^").and_then(|note| note.strip_suffix(']')) {
        Some(label) => blocks().any(|block| {
            let mut notes = block.footnotes.iter();
            notes.any(|note| note.definition && note.label.of(&block.text) == label)
        }),
        None => true,
    }
}
