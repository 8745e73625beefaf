//! Briefings laid out for a test.

use std::sync::Arc;

use dateline::analysis::Outside;
use dateline::gazetteer::Gazetteer;
use dateline::workspace::{Briefing, DocPath, Workspace};

use crate::example::format_of;

/// A workspace of the files `(name, text)`, each at `/name`, with the embedded gazetteer.
pub(crate) fn workspace_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.gazetteer = Gazetteer::embedded();
    workspace.set_roots([DocPath::new("/")]);
    for (name, text) in files {
        let path = DocPath::new(&format!("/{name}"));
        let briefing = Briefing::read(path, text, format_of(name), &outside(&workspace));
        workspace.insert(Arc::new(briefing));
    }
    workspace
}

/// What a briefing of `workspace` is read with.
pub(crate) fn outside(workspace: &Workspace) -> Outside {
    Outside {
        gazetteer: Arc::clone(&workspace.gazetteer),
        source_keys: Arc::default(),
        file_date: None,
        given_date: None,
    }
}
