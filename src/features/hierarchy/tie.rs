//! The places where a member says that it rests on another, found by reading only the files the graph names.

use std::collections::BTreeSet;

use crate::document::SourceRecord;
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, LandmarkKind, Node, Relation, Workspace};

use super::Member;

/// That one member has to do with another, and where it says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tie {
    /// Who says it.
    pub(super) from: Member,
    /// In what way.
    pub(super) relation: Relation,
    /// With what.
    pub(super) to: Member,
    /// Where it says so, in bytes of the file of `from`.
    pub(super) span: Span,
    /// The sentence or block it says so of, where it is part of a text.
    about: Option<Span>,
}

impl Tie {
    /// Where it stands, for the order of the text.
    pub(super) fn place(&self) -> (&DocPath, Span) {
        (self.from.path(), self.span)
    }
}

impl Member {
    /// The file it is in.
    #[must_use]
    pub fn path(&self) -> &DocPath {
        match self {
            Self::Named(node) => node.path(),
            Self::Unnamed(path, _) => path,
        }
    }
}

/// What `member` says it has to do with.
pub(super) fn ties_from(workspace: &Workspace, member: &Member) -> Vec<Tie> {
    let path = member.path();
    let mut ties = match member {
        Member::Named(Node::Source(..)) => records_in(workspace, path),
        _ => workspace.briefing(path).map(|briefing| said_in(workspace, briefing)).unwrap_or_default(),
    };
    match member {
        Member::Unnamed(_, offset) => {
            // What is said of a whole block is said of each sentence in it.
            let is_of_it = |tie: &Tie| tie.about.is_some_and(|about| about.contains(*offset));
            ties.retain(|tie| matches!(tie.from, Member::Unnamed(..)) && is_of_it(tie));
        }
        // What a text says without an id is said by the text, in its own hierarchy each thing once.
        Member::Named(Node::Briefing(_)) => ties.iter_mut().for_each(|tie| {
            if let Member::Unnamed(path, _) = &tie.from {
                tie.from = Member::Named(Node::Briefing(path.clone()));
            }
        }),
        Member::Named(_) => {}
    }
    if !matches!(member, Member::Unnamed(..)) {
        ties.retain(|tie| tie.from == *member);
    }
    ties
}

/// What says that it has to do with `member`.
pub(super) fn ties_to(workspace: &Workspace, member: &Member) -> Vec<Tie> {
    let node = match member {
        Member::Named(node) => node,
        Member::Unnamed(path, offset) => return held(workspace, path, *offset).into_iter().collect(),
    };
    let graph = workspace.provenance();
    let Some(id) = graph.id(node) else { return Vec::new() };
    let paths: BTreeSet<&DocPath> = graph.tied(id).map(|(from, _)| graph.node(from).path()).collect();
    let mut ties = Vec::new();
    for path in paths {
        if let Some(briefing) = workspace.briefing(path) {
            ties.extend(said_in(workspace, briefing));
        }
        ties.extend(records_in(workspace, path));
    }
    ties.retain(|tie| tie.to == *member);
    ties
}

/// That a briefing has the sentence at `offset`.
fn held(workspace: &Workspace, path: &DocPath, offset: usize) -> Option<Tie> {
    let sentence = sentence_at(workspace.briefing(path)?, offset)?;
    let from = Member::Named(Node::Briefing(path.clone()));
    Some(Tie {
        from,
        relation: Relation::Holds,
        to: Member::Unnamed(path.clone(), offset),
        span: sentence,
        about: None,
    })
}

/// The sentence at `offset`, in bytes of the document.
pub(super) fn sentence_at(briefing: &Briefing, offset: usize) -> Option<Span> {
    let (start, block) = briefing.block_at(offset)?;
    let sentence = block.sentences.get(block.sentence_at(offset - start)?)?;
    Some(sentence.span.shifted(start))
}

/// Everything that `briefing` says, and that it has its claims.
fn said_in(workspace: &Workspace, briefing: &Briefing) -> Vec<Tie> {
    let path = briefing.path();
    let own = || Member::Named(Node::Briefing(path.clone()));
    let mut ties = Vec::new();
    for saying in briefing.sayings() {
        let Some(to) = workspace.pointed_to(path, &saying.reliance.on) else { continue };
        let relation = saying.reliance.relation;
        // A link from a text into itself is a way round in it and no more.
        if !relation.is_reliance() && to.path() == path {
            continue;
        }
        let from = match (&saying.reliance.claim, saying.about) {
            (Some(id), _) => Member::Named(Node::Claim(path.clone(), (&**id).into())),
            (None, Some(about)) => Member::Unnamed(path.clone(), about.start()),
            (None, None) => own(),
        };
        ties.push(Tie { from, relation, to: Member::Named(to), span: saying.span, about: saying.about });
    }
    let claims =
        briefing.landmarks().filter(|landmark| matches!(landmark.kind, LandmarkKind::Claim | LandmarkKind::Block));
    ties.extend(claims.map(|claim| Tie {
        from: own(),
        relation: Relation::Holds,
        to: Member::Named(Node::Claim(path.clone(), claim.name.as_str().into())),
        span: claim.name_span,
        about: None,
    }));
    ties
}

/// What the source records of the briefing or file at `path` say.
fn records_in(workspace: &Workspace, path: &DocPath) -> Vec<Tie> {
    let mut ties = Vec::new();
    for record in records(workspace, path) {
        let from = Member::Named(Node::Source(path.clone(), record.key.as_str().into()));
        let mut put = |relation, to: Node, span| {
            ties.push(Tie { from: from.clone(), relation, to: Member::Named(to), span, about: None });
        };
        for key in &record.derived_from {
            put(Relation::DrawsOn, workspace.source_node(path, &key.value), key.span);
        }
        if let Some(key) = &record.superseded_by {
            put(Relation::SupersededBy, workspace.source_node(path, &key.value), key.span);
        }
        if let Some(copy) = workspace.copy_of(path, record).map(Node::Briefing) {
            put(Relation::DrawsOn, copy, record.key_span);
        }
    }
    ties
}

/// The source records of the briefing or file at `path`.
pub(super) fn records<'w>(workspace: &'w Workspace, path: &DocPath) -> &'w [SourceRecord] {
    if let Some(outline) = workspace.outline(path) {
        return &outline.sources;
    }
    let file = workspace.shelf().files().iter().find(|file| file.path == *path);
    file.map(|file| file.records.sources.as_slice()).unwrap_or_default()
}
