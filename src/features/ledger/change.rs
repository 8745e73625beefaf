//! What became of the claims of a briefing between two versions of it.

use crate::workspace::{Briefing, Comparison, Descent, Statement};

use super::line;

/// What happened to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It stayed, and its source went.
    AttributionRemoved,
    /// It is told in other words.
    Reworded,
    /// It is told in the same words and has another source, or one more or less.
    Resourced,
    /// It is gone.
    Dropped,
    /// It is new.
    Added,
}

/// A claim in one version of its briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The id it was given.
    pub id: Option<String>,
    /// What a reader sees of it.
    pub text: String,
    /// Who says it and what it cites.
    pub sources: Vec<String>,
}

/// A claim that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimChange {
    /// What happened to it.
    pub kind: ChangeKind,
    /// As it was; none if it is new.
    pub before: Option<Version>,
    /// As it is; none if it is gone.
    pub now: Option<Version>,
}

/// What became of the claims of `before`, an earlier version of `now`; either
/// may be missing. In the order of what is now, and what is gone behind it in
/// the order of what was. A claim that only moved has not changed.
#[must_use]
pub fn changes(before: Option<&Briefing>, now: Option<&Briefing>) -> Vec<ClaimChange> {
    let comparison = match (before, now) {
        (Some(before), Some(now)) => Comparison::of(before, now),
        (Some(before), None) => Comparison { before: Statement::all_of(before), ..Comparison::default() },
        (None, Some(now)) => Comparison { now: Statement::all_of(now), ..Comparison::default() },
        (None, None) => Comparison::default(),
    };
    let was = |statement: &Statement| before.and_then(|briefing| version(briefing, statement));
    let is = |statement: &Statement| now.and_then(|briefing| version(briefing, statement));
    let mut found: Vec<(usize, ClaimChange)> = Vec::new();
    for pair in &comparison.pairs {
        let Some((old, new)) = comparison.both(pair) else { continue };
        let kind = match pair.descent {
            _ if pair.is_bereft => ChangeKind::AttributionRemoved,
            Descent::Same if named(old) == named(new) => continue,
            Descent::Same => ChangeKind::Resourced,
            Descent::Reworded | Descent::Part | Descent::Merged => ChangeKind::Reworded,
        };
        found.push((new.span.start(), ClaimChange { kind, before: was(old), now: is(new) }));
    }
    let added = comparison.added().filter(|statement| statement.is_claim);
    found.extend(
        added.map(|new| (new.span.start(), ClaimChange { kind: ChangeKind::Added, before: None, now: is(new) })),
    );
    found.sort_by_key(|(start, change)| (*start, change.kind));
    let dropped = comparison.dropped().filter(|statement| statement.is_claim);
    let dropped = dropped.map(|old| ClaimChange { kind: ChangeKind::Dropped, before: was(old), now: None });
    found.into_iter().map(|(_, change)| change).chain(dropped).collect()
}

/// The sources of `statement`, whether or not they open a sentence.
fn named(statement: &Statement) -> Vec<String> {
    statement.sources().iter().map(|source| source.to_lowercase()).collect()
}

fn version(briefing: &Briefing, statement: &Statement) -> Option<Version> {
    let placed = briefing.document().blocks().get(statement.block)?;
    Some(Version {
        line: line(placed, placed.relative(statement.span)),
        id: statement.id.clone(),
        text: statement.text.clone(),
        sources: statement.sources(),
    })
}
