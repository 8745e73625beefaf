//! Another id for a claim or a block, there and wherever it is pointed to.

use crate::features::references::of_landmark;
use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Landmark, LandmarkKind, Workspace};

use super::{Edits, Refusal};

pub(super) fn rename(workspace: &Workspace, path: &DocPath, landmark: &Landmark, name: &str) -> Result<Edits, Refusal> {
    let name = name.trim_start_matches(['^', '#']);
    check_id(landmark.kind, name)?;
    if name != landmark.name {
        check_free(workspace, path, name)?;
    }
    let mut edits = Edits::new();
    for reference in of_landmark(workspace, path, landmark) {
        let Some(briefing) = workspace.briefing(&reference.path) else { continue };
        let written = briefing.document().slice(reference.span);
        let edit = match written.strip_suffix(&*landmark.name) {
            Some(before) => Edit {
                span: Span::new(reference.span.start() + before.len(), reference.span.end()),
                replacement: name.to_owned(),
            },
            // Written with escapes.
            None if written.starts_with(['^', '%']) => Edit { span: reference.span, replacement: format!("^{name}") },
            None => Edit { span: reference.span, replacement: name.to_owned() },
        };
        edits.entry(reference.path).or_default().push(edit);
    }
    Ok(edits)
}

fn check_id(kind: LandmarkKind, name: &str) -> Result<(), Refusal> {
    let is_made_of = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    // `^2024` at the end of a block is one, `{#2024}` is not.
    let may_begin = kind == LandmarkKind::Block || name.starts_with(|first: char| first.is_ascii_alphabetic());
    if is_made_of && may_begin {
        return Ok(());
    }
    Err(Refusal(format!(
        "`{name}` cannot be an id: an id is a letter and then letters, digits and hyphens, without accents"
    )))
}

fn check_free(workspace: &Workspace, path: &DocPath, name: &str) -> Result<(), Refusal> {
    let Some(briefing) = workspace.briefing(path) else { return Ok(()) };
    let file = path.file_name();
    if briefing.outline().has(&format!("^{name}")) {
        return Err(Refusal(format!("the id `{name}` is given already in {file}")));
    }
    if briefing.outline().has(name) {
        return Err(Refusal(format!(
            "a heading of {file} is called `{name}`, and links to it would lead to the claim"
        )));
    }
    if workspace.find_source(path, name).is_some() {
        return Err(Refusal(format!("there is a source `{name}`, and `basis` would not tell the claim from it")));
    }
    Ok(())
}
