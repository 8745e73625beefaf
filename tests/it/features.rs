//! What can be asked of a briefing: each feature by what it answers.

mod code_actions;
mod code_lenses;
mod completion;
mod cost;
mod definition;
mod document_links;
mod follow;
mod hierarchy;
mod highlights;
mod hover;
mod moves;
mod references;
mod remedies;
mod rename;
mod semantic_tokens;
mod symbols;
mod workspace_symbols;

use dateline::workspace::{DocPath, Workspace};

use crate::desk::workspace_of;

/// A workspace, and one place in it.
pub(crate) struct Laid {
    /// All briefings.
    pub(crate) workspace: Workspace,
    /// The one with the cursor.
    pub(crate) path: DocPath,
    /// The cursor's byte.
    pub(crate) offset: usize,
    /// The second cursor's byte, or the same.
    pub(crate) end: usize,
}

/// Lays out `texts`: a line `--- name.md` opens the next briefing, the first
/// of which is `main.md` if it is not named; `<|>` is the cursor, and a
/// second one ends a selection.
pub(crate) fn laid(texts: &str) -> Laid {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in texts.split_inclusive('\n') {
        let name = line.trim_end().strip_prefix("--- ").filter(|name| name.contains('.'));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push(("main.md".to_owned(), line.to_owned())),
        }
    }
    let mut cursor = None;
    for (name, text) in &mut files {
        if let Some(offset) = text.find("<|>") {
            text.replace_range(offset..offset + 3, "");
            let end = text.find("<|>").unwrap_or(offset);
            *text = text.replace("<|>", "");
            cursor = Some((DocPath::new(&format!("/{name}")), offset, end));
        }
    }
    let (path, offset, end) = cursor.expect("a text has the cursor");
    let workspace = workspace_of(files.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    Laid { workspace, path, offset, end }
}
