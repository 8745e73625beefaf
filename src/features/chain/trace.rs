//! Follows a chain from source to source and from claim to claim, each thing once and not too far.

use std::sync::Arc;

use crate::analysis::{Claim, Passage};
use crate::document::{Block, Link, LinkKind, LinkTarget, SourceRecord};
use crate::features::excerpt::{footnote_text, shortened_to};
use crate::features::hover::SourceFacts;
use crate::features::said::said;
use crate::text::Span;
use crate::workspace::{Briefing, Landmark, LandmarkKind, Relation, Resolution, Workspace, shown_text};

use super::{Chain, ChainLink, ClaimGround, Evidence, Ground, Outdated, speakers};

/// So many things are listed; who wants more follows the chain from one of them.
const MOST: usize = 8;

/// What stands further from the claim is not followed.
const DEEPEST: usize = 3;

/// A claim in a chain is cut after so many characters.
const LONGEST_CLAIM: usize = 90;

/// Follows one chain.
pub(in crate::features) struct Tracer<'w> {
    workspace: &'w Workspace,
    chain: Chain,
    /// Keys and claims that are listed, with the path of their briefing or file.
    seen: Vec<(String, String)>,
}

impl<'w> Tracer<'w> {
    pub(in crate::features) fn new(workspace: &'w Workspace) -> Self {
        Self { workspace, chain: Chain::default(), seen: Vec::new() }
    }

    pub(in crate::features) fn chain(self) -> Chain {
        self.chain
    }

    /// Follows `evidence`, which stands in `briefing`, from `depth` on.
    pub(in crate::features) fn evidence(&mut self, briefing: &'w Briefing, evidence: &Evidence, depth: usize) {
        for (key, locator, relation) in &evidence.sources {
            self.source(briefing, key, locator.clone(), *relation, depth);
        }
        for label in &evidence.notes {
            let text = footnote_text(briefing, label).unwrap_or_default();
            self.push(depth, Relation::Cites, Ground::Note { label: label.clone(), text });
        }
        for word in &evidence.basis {
            self.basis(briefing, word, depth);
        }
        for Link { kind, target, .. } in &evidence.links {
            let written = match &target.fragment {
                Some(fragment) if !target.external => format!("{}#{fragment}", target.path),
                _ => target.path.clone(),
            };
            self.target(briefing, *kind, target, (&written, Relation::LinksTo), depth);
        }
    }

    /// Follows the record of the source called `name`, where there is exactly one that it says or publishes.
    pub(in crate::features) fn record(&mut self, briefing: &'w Briefing, name: &str) {
        let people = briefing.document().front_matter().map(|front| front.people.as_slice()).unwrap_or_default();
        let person = |speaker: &str| {
            people
                .iter()
                .find(|person| person.id == speaker)
                .map_or_else(|| speaker.to_owned(), |person| person.name.clone())
        };
        let is_its = |record: &&SourceRecord| {
            let speaks = record.speaker.as_deref().is_some_and(|speaker| person(speaker) == name);
            speaks || record.publisher.as_deref().is_some_and(|publisher| is_same_name(publisher, name))
        };
        let own = briefing.document().front_matter().into_iter().flat_map(|front| &front.sources);
        let shared = self.workspace.shelf().files().iter().flat_map(|file| &file.records.sources);
        let mut found = own.chain(shared).filter(is_its).map(|record| record.key.as_str());
        // Which of several is meant the text does not say.
        if let (Some(key), None) = (found.next(), found.next()) {
            self.source(briefing, key, None, Relation::Record, 0);
        }
    }

    fn source(&mut self, briefing: &'w Briefing, key: &str, locator: Option<String>, relation: Relation, depth: usize) {
        let found = self.workspace.source(briefing, key);
        let file = found.map_or(briefing.path(), |(file, _)| file);
        if !self.is_new(file.as_str(), key) {
            return;
        }
        let facts = SourceFacts::of(self.workspace, briefing, key, locator);
        if !self.push(depth, relation, Ground::Source(Box::new(facts))) {
            return;
        }
        for from in found.into_iter().flat_map(|(_, record)| &record.derived_from) {
            self.source(briefing, &from.value, None, Relation::DrawsOn, depth + 1);
        }
    }

    /// A word of `basis`: a source, or a claim here or elsewhere.
    fn basis(&mut self, briefing: &'w Briefing, word: &str, depth: usize) {
        if self.workspace.source(briefing, word).is_some() {
            return self.source(briefing, word, None, Relation::RestsOn, depth);
        }
        let written = if word.contains('#') { word.to_owned() } else { format!("#^{}", word.trim_start_matches('^')) };
        let target = LinkTarget::parse(&written, Span::at(0), LinkKind::Wiki);
        self.target(briefing, LinkKind::Wiki, &target, (word, Relation::RestsOn), depth);
    }

    /// What `target`, written so, leads to.
    fn target(
        &mut self,
        briefing: &'w Briefing,
        kind: LinkKind,
        target: &LinkTarget,
        (written, relation): (&str, Relation),
        depth: usize,
    ) {
        let found = self.workspace.resolve(briefing.path(), kind, target);
        let Resolution::Found { path, fragment } = found else {
            let written = written.to_owned();
            let is_missing = matches!(found, Resolution::MissingDocument { .. } | Resolution::MissingFragment { .. });
            let ground = if is_missing { Ground::Missing(written) } else { Ground::Elsewhere(written) };
            self.push(depth, relation, ground);
            return;
        };
        let Some(goal) = self.workspace.briefing(&path) else { return };
        if let Some(landmark) = fragment.and_then(|fragment| goal.find_landmark(&fragment))
            && !matches!(landmark.kind, LandmarkKind::Heading(_))
        {
            return self.claim(briefing, goal, &landmark, relation, depth);
        }
        let (written, title) = (written.to_owned(), goal.outline().title.clone());
        let outdated = Outdated::of_briefing(goal.outline());
        self.push(depth, relation, Ground::Briefing { written, title, outdated });
    }

    fn claim(
        &mut self,
        from: &Briefing,
        goal: &'w Arc<Briefing>,
        landmark: &Landmark,
        relation: Relation,
        depth: usize,
    ) {
        if !self.is_new(goal.path().as_str(), &format!("^{}", landmark.name)) {
            return;
        }
        let found = claim_at(goal, landmark);
        let document = (goal.path() != from.path()).then(|| goal.path().relative_to(from.path()));
        let ground = ClaimGround {
            id: landmark.name.clone(),
            document,
            excerpt: shortened_to(&excerpt(goal, landmark), LONGEST_CLAIM),
            standing: found.map(|(_, _, claim)| claim.standing),
            speakers: found.map(|(block, passage, claim)| speakers(block, passage, claim)).unwrap_or_default(),
            outdated: Outdated::of_briefing(goal.outline()),
        };
        if !self.push(depth, relation, Ground::Claim(ground)) {
            return;
        }
        if let Some((block, _, claim)) = found {
            self.evidence(goal, &Evidence::of(self.workspace, goal, block, claim), depth + 1);
        }
    }

    /// Lists `ground`, unless that is too far or too much; whether it is listed.
    fn push(&mut self, depth: usize, relation: Relation, ground: Ground) -> bool {
        if depth > DEEPEST || self.chain.links.len() == MOST {
            self.chain.more += 1;
            return false;
        }
        self.chain.links.push(ChainLink { depth, relation, ground });
        true
    }

    fn is_new(&mut self, path: &str, name: &str) -> bool {
        let is_it = |(known, other): &(String, String)| known == path && other == name;
        let is_new = !self.seen.iter().any(is_it);
        if is_new {
            self.seen.push((path.to_owned(), name.to_owned()));
        }
        is_new
    }
}

/// How the claim at `landmark` begins.
fn excerpt(briefing: &Briefing, landmark: &Landmark) -> String {
    let Some((start, block)) = briefing.block_at(landmark.span.start()) else { return String::new() };
    shown_text(block, said(block, landmark.span.relative_to(start)))
}

/// The claim at `landmark`, with its block.
fn claim_at<'w>(briefing: &'w Briefing, landmark: &Landmark) -> Option<(&'w Block, &'w Passage, &'w Claim)> {
    let index = briefing.document().block_at(landmark.span.start())?;
    let placed = briefing.document().blocks().get(index)?;
    let passage = briefing.reading().passages().get(index)?;
    let (id, span) = (landmark.name_span.relative_to(placed.start), landmark.span.relative_to(placed.start));
    let named = passage.claims.iter().find(|claim| claim.id == Some(id));
    let claim = named.or_else(|| passage.claims.iter().find(|claim| claim.span.overlaps(span)))?;
    Some((&placed.block, passage, claim))
}

/// Whether two names of a body differ in their article and their capitals only.
fn is_same_name(one: &str, other: &str) -> bool {
    let bare = |name: &str| {
        let name = name.trim().to_lowercase();
        name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
    };
    bare(one) == bare(other)
}
