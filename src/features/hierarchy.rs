//! What rests on what, to be walked step by step: down to what a thing rests on, up to what relies on it.

mod item;
mod prepare;
mod tie;

use crate::text::Span;
use crate::workspace::{DocPath, Node, Relation, Workspace};

pub use self::prepare::prepare;

use self::tie::{Tie, ties_from, ties_to};

/// Something that rests on others or that others rest on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Member {
    /// What has a name: a briefing, a claim with an id, a source.
    Named(Node),
    /// The sentence or block without an id at this byte of this briefing.
    Unnamed(DocPath, usize),
}

/// What a member is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A whole briefing.
    Briefing,
    /// A claim, with an id or without.
    Claim,
    /// A source.
    Source,
}

/// A member as a reader is shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which it is.
    pub member: Member,
    /// What it is.
    pub kind: ItemKind,
    /// The title, the words, the key.
    pub name: String,
    /// What more there is to say in a few words: `official statement or publication · 20 November 2026 · retracted`.
    pub detail: String,
    /// The file it is in.
    pub path: DocPath,
    /// All of it, in bytes of that file.
    pub span: Span,
    /// What of it to put the cursor on, inside `span`.
    pub selection: Span,
    /// Whether it was withdrawn, or something else has taken its place.
    pub outdated: bool,
}

/// One step of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where the step leads.
    pub item: Item,
    /// In what ways the one rests on the other.
    pub relations: Vec<Relation>,
    /// Where the one that rests on the other says so, in bytes of its file.
    pub spans: Vec<Span>,
}

/// What `member` rests on, then what else it points to, each once.
#[must_use]
pub fn outgoing(workspace: &Workspace, member: &Member) -> Vec<Step> {
    steps(workspace, ties_from(workspace, member), |tie| tie.to)
}

/// Who relies on `member`, then who else points to it, each once, in whichever file.
///
/// A sentence without an id that relies on it stands for itself. Nobody can
/// point to such a sentence, and so only its briefing has to do with it.
#[must_use]
pub fn incoming(workspace: &Workspace, member: &Member) -> Vec<Step> {
    steps(workspace, ties_to(workspace, member), |tie| tie.from)
}

impl Step {
    /// The relations and what there is to say of the item: `cites · on the record`.
    #[must_use]
    pub fn detail(&self) -> String {
        let verbs: Vec<&str> = self.relations.iter().map(|relation| relation.verb()).collect();
        let parts = [verbs.join(", "), self.item.detail.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// A step for each member that `end` of some tie is, reliances first.
fn steps(workspace: &Workspace, mut ties: Vec<Tie>, end: impl Fn(Tie) -> Member) -> Vec<Step> {
    ties.sort_by(|one, other| {
        let weight = |tie: &Tie| (!tie.relation.is_reliance(), tie.relation);
        weight(one).cmp(&weight(other)).then_with(|| one.place().cmp(&other.place()))
    });
    let mut found: Vec<(Member, Vec<Relation>, Vec<Span>)> = Vec::new();
    let mut known = rustc_hash::FxHashMap::default();
    for tie in ties {
        let (relation, span) = (tie.relation, tie.span);
        let member = end(tie);
        let at = *known.entry(member.clone()).or_insert_with(|| {
            found.push((member, Vec::new(), Vec::new()));
            found.len() - 1
        });
        let Some((_, relations, spans)) = found.get_mut(at) else { continue };
        if !relations.contains(&relation) {
            relations.push(relation);
        }
        spans.push(span);
    }
    let step = |(member, relations, mut spans): (Member, Vec<Relation>, Vec<Span>)| {
        spans.sort_unstable();
        spans.dedup();
        Step { item: Item::of(workspace, &member), relations, spans }
    };
    found.into_iter().map(step).collect()
}
