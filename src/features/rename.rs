//! Gives the thing under the cursor another name, and with it everything that refers to it.

mod claim;
mod heading;
mod label;
mod source;
mod spelling;

use std::collections::BTreeMap;
use std::fmt;

use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Workspace};

use super::at::At;
use super::heading::words_span;
use super::subject::{Subject, Under, subject};

/// The edits of each briefing or file, in the order of its text; none overlaps another.
pub type Edits = BTreeMap<DocPath, Vec<Edit>>;

/// What can be renamed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable {
    /// Its bytes under the cursor.
    pub span: Span,
    /// The name it has.
    pub name: String,
}

/// Why something is not renamed, in the reader's words, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// What at byte `offset` of the briefing at `path` can be renamed; none where nothing is.
///
/// # Errors
///
/// Where there is something that has a name and cannot be renamed here.
pub fn prepare(workspace: &Workspace, path: &DocPath, offset: usize) -> Result<Option<Renamable>, Refusal> {
    let Some(at) = At::new(workspace, path, offset) else { return Ok(None) };
    let Some(under) = subject(&at) else { return Ok(None) };
    let written = at.briefing.document().slice(under.span);
    let name = match &under.subject {
        Subject::Source(key, file) => {
            source::check_recorded(workspace, key, file)?;
            key.clone()
        }
        Subject::Landmark(of, landmark) if landmark.is_heading() => {
            let Some(briefing) = workspace.briefing(of) else { return Ok(None) };
            let words = words_span(briefing.document(), landmark);
            let span = if *of == *path && landmark.span.touches(offset) { words } else { under.span };
            return Ok(Some(Renamable { span, name: briefing.document().slice(words) }));
        }
        Subject::Landmark(_, landmark) => {
            let start = under.span.end().saturating_sub(landmark.name.len()).max(under.span.start());
            let span = if written.ends_with(&landmark.name) { Span::new(start, under.span.end()) } else { under.span };
            return Ok(Some(Renamable { span, name: landmark.name.clone() }));
        }
        Subject::Document(_) => return Ok(None),
        Subject::Label(_) => written,
        Subject::Named(_) => match spelling::spelling(&at)? {
            Some(name) => name,
            None => return Ok(None),
        },
    };
    Ok(Some(Renamable { span: under.span, name }))
}

/// The edits that give the thing at byte `offset` of the briefing at `path`
/// the name `name`, with all that refers to it.
///
/// # Errors
///
/// When nothing there can be renamed, or it cannot be called so.
pub fn rename(workspace: &Workspace, path: &DocPath, offset: usize, name: &str) -> Result<Edits, Refusal> {
    let nothing = || Refusal("there is nothing here that can be renamed".to_owned());
    let at = At::new(workspace, path, offset).ok_or_else(nothing)?;
    let Under { subject, .. } = subject(&at).ok_or_else(nothing)?;
    let name = name.trim();
    if name.contains(['\n', '\r']) {
        return Err(Refusal("a name is on one line".to_owned()));
    }
    let mut edits = match &subject {
        Subject::Source(key, file) => source::rename(workspace, key, file, name)?,
        Subject::Landmark(of, landmark) if landmark.is_heading() => heading::rename(workspace, of, landmark, name)?,
        Subject::Landmark(of, landmark) => claim::rename(workspace, of, landmark, name)?,
        Subject::Document(_) => {
            return Err(Refusal("a document is renamed by renaming its file: links to it follow".to_owned()));
        }
        Subject::Label(label) => label::rename(&at, label, name)?,
        Subject::Named(_) => spelling::rename(&at, name)?.ok_or_else(nothing)?,
    };
    put_in_order(&mut edits);
    Ok(edits)
}

/// Sorts the edits of each file, and leaves out what is given twice.
pub(super) fn put_in_order(edits: &mut Edits) {
    for edits in edits.values_mut() {
        edits.sort_unstable_by_key(|edit| edit.span);
        edits.dedup_by(|later, earlier| later.span == earlier.span);
    }
    edits.retain(|_, edits| !edits.is_empty());
}
