//! What has come of the thing under the cursor: what took its place, what relies on it, what reported on it later.

use crate::calendar::Date;
use crate::text::Span;
use crate::workspace::{DocPath, Node, Relation, Workspace};

use super::definition::Location;
use super::hierarchy::{Item, Member, Step, incoming, outgoing, prepare};

/// What followed the claim, source or briefing at byte `offset` of the
/// briefing at `path`, the first of these that there are:
///
/// - what supersedes it or its briefing,
/// - who relies on it,
/// - briefings of a later date that link to it or to its briefing: the report
///   on what was announced. A text does not say which of its sentences a later
///   one reports on, and so all that link to it are told.
#[must_use]
pub fn implementation(workspace: &Workspace, path: &DocPath, offset: usize) -> Vec<Location> {
    let Some(item) = prepare(workspace, path, offset) else { return Vec::new() };
    let briefing = Member::Named(Node::Briefing(item.path.clone()));
    let mut members = vec![item.member.clone()];
    if !matches!(item.member, Member::Named(Node::Source(..))) && item.member != briefing {
        members.push(briefing);
    }
    let found = |find: &dyn Fn(&Member) -> Vec<Item>| members.iter().flat_map(find).collect::<Vec<_>>();
    let successors = found(&|member| successors(workspace, member));
    let relying = || step_items(incoming(workspace, &item.member), is_use);
    let reports = || found(&|member| reports(workspace, member, &item.path));
    let candidates = [successors].into_iter().chain(std::iter::once_with(relying)).chain(std::iter::once_with(reports));
    let items = candidates.into_iter().find(|items| !items.is_empty()).unwrap_or_default();
    let mut locations: Vec<Location> = Vec::new();
    for Item { path, span, selection, .. } in items {
        let location = Location { path, span, selection, origin: Span::at(offset) };
        if !locations.contains(&location) {
            locations.push(location);
        }
    }
    locations
}

/// What takes the place of `member`, as it says itself or as that says.
fn successors(workspace: &Workspace, member: &Member) -> Vec<Item> {
    let mut found = step_items(outgoing(workspace, member), |relation| relation == Relation::SupersededBy);
    found.extend(step_items(incoming(workspace, member), |relation| relation == Relation::Supersedes));
    found
}

/// Briefings of a later date that link to `member`, which is in the briefing at `path`.
fn reports(workspace: &Workspace, member: &Member, path: &DocPath) -> Vec<Item> {
    let own = date_of(workspace, path);
    let linking =
        step_items(incoming(workspace, member), |relation| matches!(relation, Relation::LinksTo | Relation::SeeAlso));
    let is_later = |item: &Item| own.zip(date_of(workspace, &item.path)).is_some_and(|(own, other)| other > own);
    linking.into_iter().filter(is_later).collect()
}

fn is_use(relation: Relation) -> bool {
    relation.is_reliance() && relation != Relation::Holds
}

fn step_items(steps: Vec<Step>, is_wanted: impl Fn(Relation) -> bool) -> Vec<Item> {
    let wanted = |step: &Step| step.relations.iter().any(|relation| is_wanted(*relation));
    steps.into_iter().filter(wanted).map(|step| step.item).collect()
}

fn date_of(workspace: &Workspace, path: &DocPath) -> Option<Date> {
    workspace.briefing(path)?.reading().premises().date
}
