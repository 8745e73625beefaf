//! Where the thing under the cursor comes into this document: a name's introduction, a source's record or first citation, a goal's first link.

use crate::workspace::{DocPath, Pointer, Workspace};

use super::at::At;
use super::definition::{Location, definition};

/// Where the thing at byte `offset` of the briefing at `path` is introduced
/// in the same briefing. What is defined in it is introduced there; what is
/// defined elsewhere, where it is cited or linked to first.
#[must_use]
pub fn declaration(workspace: &Workspace, path: &DocPath, offset: usize) -> Vec<Location> {
    let mut here = definition(workspace, path, offset);
    here.retain(|location| location.path == *path);
    if here.is_empty() {
        At::new(workspace, path, offset).and_then(|at| first_use(&at)).into_iter().collect()
    } else {
        here
    }
}

/// The first place of the briefing that points to what the place at the cursor points to.
fn first_use(at: &At<'_>) -> Option<Location> {
    let path = at.briefing.path();
    let (on, origin) = match at.cited() {
        Some(cited) if cited.may_be_claim => (Pointer::Basis(cited.key.as_str().into()), cited.span),
        Some(cited) => (Pointer::Source(cited.key.as_str().into()), cited.span),
        None => {
            let link = at.block.links.iter().filter(|link| link.span.touches(at.offset));
            let link = link.min_by_key(|link| link.span.len())?;
            (Pointer::of_link(link, &at.block.text), link.span)
        }
    };
    let goal = at.workspace.pointed_to(path, &on)?;
    let is_it = |on: &Pointer| at.workspace.pointed_to(path, on).as_ref() == Some(&goal);
    let first = at.briefing.sayings().find(|saying| is_it(&saying.reliance.on))?;
    Some(Location { path: path.clone(), span: first.span, selection: first.span, origin: at.placed(origin) })
}
