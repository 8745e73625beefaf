//! Briefings laid out for a test.

use std::sync::Arc;

use dateline::document::Format;
use dateline::gazetteer::Gazetteer;
use dateline::workspace::{Briefing, DocPath, Workspace};

/// A workspace of the files `(name, text)`, with the embedded gazetteer.
pub(crate) fn workspace_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.gazetteer = Gazetteer::embedded();
    workspace.set_roots([DocPath::new("/")]);
    for (name, text) in files {
        workspace.insert(Arc::new(read(&workspace, name, text)));
    }
    workspace
}

/// The briefing `text` as `workspace` reads it under `name`.
pub(crate) fn read(workspace: &Workspace, name: &str, text: &str) -> Briefing {
    let path = path_of(name);
    let outside = workspace.outside(&path, None);
    Briefing::read(path, text, format_of(name), &outside)
}

/// Where the file `name` is.
pub(crate) fn path_of(name: &str) -> DocPath {
    DocPath::new(&format!("/{name}"))
}

/// How a file of this name is read.
fn format_of(name: &str) -> Format {
    let is_plain = std::path::Path::new(name).extension().is_some_and(|extension| extension == "txt");
    if is_plain { Format::Plain } else { Format::Markdown }
}
