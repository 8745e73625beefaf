//! What rests on what, by the requests that editors have for functions and their callers.

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, Position, Range, SymbolKind, SymbolTag,
};

use crate::features::hierarchy::{self, Item, ItemKind, Member, Step};
use crate::lsp::session::{Snapshot, Whole};
use crate::workspace::{DocPath, Node};

/// The claim, source or briefing at `position`; none where there is none.
pub(in crate::lsp) fn prepare(snapshot: &Snapshot, position: Position) -> Option<Vec<CallHierarchyItem>> {
    let whole = snapshot.whole();
    let offset = whole.offset_in(&snapshot.path, position)?;
    let item = hierarchy::prepare(&whole.workspace, &snapshot.path, offset)?;
    let detail = item.detail.clone();
    Some(vec![told(snapshot, &whole, item, detail)?])
}

/// What `item` rests on, each with the places where it says so.
pub(in crate::lsp) fn outgoing(
    snapshot: &Snapshot,
    item: &CallHierarchyItem,
) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let whole = snapshot.whole();
    let member = member_of(snapshot, &whole, item)?;
    let steps = hierarchy::outgoing(&whole.workspace, &member).into_iter();
    let told = steps.filter_map(|step| {
        let from_ranges = ranges(&whole, &snapshot.path, &step)?;
        let detail = step.detail();
        Some(CallHierarchyOutgoingCall { to: told(snapshot, &whole, step.item, detail)?, from_ranges })
    });
    Some(told.collect())
}

/// Who relies on `item`, each with the places where it says so.
pub(in crate::lsp) fn incoming(
    snapshot: &Snapshot,
    item: &CallHierarchyItem,
) -> Option<Vec<CallHierarchyIncomingCall>> {
    let whole = snapshot.whole();
    let member = member_of(snapshot, &whole, item)?;
    let steps = hierarchy::incoming(&whole.workspace, &member).into_iter();
    let told = steps.filter_map(|step| {
        let from_ranges = ranges(&whole, &step.item.path, &step)?;
        let detail = step.detail();
        Some(CallHierarchyIncomingCall { from: told(snapshot, &whole, step.item, detail)?, from_ranges })
    });
    Some(told.collect())
}

/// Where `step` is said, in the file at `path`.
fn ranges(whole: &Whole, path: &DocPath, step: &Step) -> Option<Vec<Range>> {
    step.spans.iter().map(|span| whole.ranges_in(path, [*span]).map(|[range]| range)).collect()
}

fn told(snapshot: &Snapshot, whole: &Whole, item: Item, detail: String) -> Option<CallHierarchyItem> {
    let [range, selection_range] = whole.ranges_in(&item.path, [item.span, item.selection])?;
    Some(CallHierarchyItem {
        uri: snapshot.uri_of(&item.path)?,
        kind: kind(item.kind),
        tags: item.outdated.then(|| vec![SymbolTag::DEPRECATED]),
        detail: (!detail.is_empty()).then_some(detail),
        range,
        selection_range,
        data: Some(data(&item.member)),
        name: item.name,
    })
}

/// The kinds whose pictures in editors come nearest.
fn kind(kind: ItemKind) -> SymbolKind {
    match kind {
        ItemKind::Briefing => SymbolKind::FILE,
        ItemKind::Claim => SymbolKind::CONSTANT,
        ItemKind::Source => SymbolKind::KEY,
    }
}

/// What names `member` in its file, so that it is found again whatever has been typed since.
fn data(member: &Member) -> Value {
    match member {
        Member::Named(Node::Briefing(_)) => json!({"briefing": true}),
        Member::Named(Node::Claim(_, id)) => json!({"claim": &**id}),
        Member::Named(Node::Source(_, key)) => json!({"source": &**key}),
        Member::Unnamed(..) => json!({"sentence": true}),
    }
}

/// The member that `item` was made of. A sentence has only its place, as
/// everything has with a client that gives back no data.
fn member_of(snapshot: &Snapshot, whole: &Whole, item: &CallHierarchyItem) -> Option<Member> {
    let path = snapshot.path.clone();
    let named = |key: &str| item.data.as_ref()?.get(key)?.as_str();
    if let Some(id) = named("claim") {
        return Some(Member::Named(Node::Claim(path, id.into())));
    }
    if let Some(key) = named("source") {
        return Some(Member::Named(Node::Source(path, key.into())));
    }
    if item.data.as_ref().is_some_and(|data| data.get("briefing").is_some()) {
        return Some(Member::Named(Node::Briefing(path)));
    }
    let offset = whole.offset_in(&path, item.selection_range.start)?;
    Some(hierarchy::prepare(&whole.workspace, &path, offset)?.member)
}
