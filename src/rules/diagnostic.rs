//! A diagnostic: what is wrong, where, why, and what to do.

use crate::config::Severity;
use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Node, Workspace};

/// Another place that has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The briefing, where it is not the same one.
    pub path: Option<DocPath>,
    /// Bytes of that briefing (of the block, while a rule looks at a block).
    pub span: Span,
    /// The claim or source that is meant, where it may move in another text
    /// while this one stays as it is; then `span` is empty.
    pub node: Option<Node>,
    /// What is to be seen there.
    pub message: String,
}

impl Related {
    /// Where it is in its briefing, as of `workspace`.
    #[must_use]
    pub fn place(&self, workspace: &Workspace) -> Span {
        self.node.as_ref().and_then(|node| workspace.place_of(node)).unwrap_or(self.span)
    }
}

/// A change that would mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an instruction: `insert "former"`.
    pub title: String,
    /// Whether it can be made without a person looking.
    pub safe: bool,
    /// The edits, none overlapping, each in bytes of the text before all of them.
    pub edits: Vec<Edit>,
    /// What of the inserted text a person has to fill in, in order.
    pub blanks: Vec<Blank>,
}

/// Inserted text that stands for what only a person can know: `[who]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blank {
    /// The edit whose text it is in, as an index into those of its fix.
    pub edit: usize,
    /// Its bytes of that text.
    pub span: Span,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub rule: &'static str,
    /// How much it matters here, settings considered.
    pub severity: Severity,
    /// Bytes of the document (of the block, while a rule looks at a block).
    pub span: Span,
    /// What is wrong, in the reader's words, lower case, no full stop.
    pub message: String,
    /// Why it was said, and what would do instead.
    pub notes: Vec<String>,
    /// Other places.
    pub related: Vec<Related>,
    /// What would mend it, best first.
    pub fixes: Vec<Fix>,
}

impl Fix {
    /// A change that a person should look at before it is made.
    #[must_use]
    pub fn new(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), safe: false, edits, blanks: Vec::new() }
    }

    /// The same, where every `words` of the inserted text is for a person to fill in.
    #[must_use]
    pub fn with_blank(mut self, words: &str) -> Self {
        for (edit, Edit { replacement, .. }) in self.edits.iter().enumerate() {
            let found = replacement.match_indices(words).map(|(at, words)| Span::new(at, at + words.len()));
            self.blanks.extend(found.map(|span| Blank { edit, span }));
        }
        self.blanks.sort_by_key(|blank| (blank.edit, blank.span));
        self
    }

    /// The same, where whatever the inserted text has in square brackets is for a person to fill in.
    #[must_use]
    pub fn with_blanks(mut self) -> Self {
        for (edit, Edit { replacement, .. }) in self.edits.iter().enumerate() {
            for (start, _) in replacement.match_indices('[') {
                let Some(len) = replacement.get(start..).and_then(|rest| rest.find(']')) else { continue };
                self.blanks.push(Blank { edit, span: Span::new(start, start + len + 1) });
            }
        }
        self
    }
}

impl Diagnostic {
    /// Adds why it was said or what would do instead.
    pub fn note(&mut self, note: impl Into<String>) -> &mut Self {
        self.notes.push(note.into());
        self
    }

    /// Adds another place of the same text.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { path: None, span, node: None, message: message.into() });
        self
    }

    /// Adds `node` as another place, in whichever briefing it is.
    pub fn related_node(&mut self, node: &Node, message: impl Into<String>) -> &mut Self {
        let path = Some(node.path().clone());
        self.related.push(Related { path, span: Span::at(0), node: Some(node.clone()), message: message.into() });
        self
    }

    /// Adds a change that a person should look at before it is made.
    pub fn fix(&mut self, title: impl Into<String>, edits: Vec<Edit>) -> &mut Self {
        self.fixes.push(Fix::new(title, edits));
        self
    }

    /// Adds a change that can be made unseen.
    pub fn safe_fix(&mut self, title: impl Into<String>, edits: Vec<Edit>) -> &mut Self {
        self.fixes.push(Fix { safe: true, ..Fix::new(title, edits) });
        self
    }

    /// The same with every place of its own text put through `map`.
    #[must_use]
    pub fn mapped(&self, map: impl Fn(Span) -> Span) -> Self {
        let mut mapped = self.clone();
        mapped.span = map(self.span);
        for related in mapped.related.iter_mut().filter(|related| related.path.is_none()) {
            related.span = map(related.span);
        }
        for edit in mapped.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = map(edit.span);
        }
        mapped
    }

    /// The same, for a text in which its own text begins at `base`.
    #[must_use]
    pub fn shifted(&self, base: usize) -> Self {
        self.mapped(|span| span.shifted(base))
    }

    /// Whether every place of its own text satisfies `test`.
    pub fn all_places(&self, test: impl Fn(Span) -> bool) -> bool {
        let related = self.related.iter().filter(|related| related.path.is_none()).map(|related| related.span);
        let edits = self.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        std::iter::once(self.span).chain(related).chain(edits).all(test)
    }
}
