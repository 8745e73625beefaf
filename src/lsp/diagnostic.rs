//! A diagnostic as the client takes it.

use std::str::FromStr as _;

use tower_lsp::ls_types::{
    CodeDescription, Diagnostic as LspDiagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, Uri,
};

use crate::config::Severity;
use crate::disk::{LARGEST_TABLE, file_path, read_text};
use crate::lsp::abilities::Abilities;
use crate::lsp::address::uri_of;
use crate::lsp::convert::{Places, ranges_in_text};
use crate::rules::{Diagnostic, Related};
use crate::workspace::Workspace;

/// What a diagnostic is told with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Teller<'a> {
    /// The document it is about.
    pub(super) places: Places<'a>,
    /// The client's name for that.
    pub(super) uri: &'a Uri,
    /// What the client can show.
    pub(super) abilities: &'a Abilities,
    /// The other briefings, which it may point to.
    pub(super) workspace: &'a Workspace,
}

impl Teller<'_> {
    /// What the client is told, of a diagnostic whose spans are bytes from `base`.
    pub(super) fn tell(&self, diagnostic: &Diagnostic, base: usize) -> LspDiagnostic {
        let shown = diagnostic.related.iter().filter(|_| self.abilities.related_information);
        let related: Vec<_> = shown.filter_map(|related| self.related(related, base)).collect();
        LspDiagnostic {
            range: self.places.range(diagnostic.span.shifted(base)),
            severity: Some(severity(diagnostic.severity)),
            code: Some(NumberOrString::String(diagnostic.rule.to_owned())),
            code_description: self.abilities.code_descriptions.then(|| page(diagnostic.rule)).flatten(),
            source: Some("dateline".to_owned()),
            message: message(diagnostic),
            related_information: (!related.is_empty()).then_some(related),
            tags: None,
            data: None,
        }
    }

    fn related(&self, related: &Related, base: usize) -> Option<DiagnosticRelatedInformation> {
        let location = match &related.path {
            None => Location::new(self.uri.clone(), self.places.range(related.span.shifted(base))),
            Some(path) => {
                let span = related.place(self.workspace);
                let range = if let Some(other) = self.workspace.briefing(path) {
                    Places { document: other.document(), ..self.places }.range(span)
                } else {
                    // A file of records, which is kept as what it says and not as text.
                    let file = read_text(&file_path(path), LARGEST_TABLE).ok()?;
                    let [range] = ranges_in_text(&file.text, [span], self.abilities.encoding);
                    range
                };
                Location::new(uri_of(path)?, range)
            }
        };
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    }
}

/// How the protocol says how much it matters.
pub(super) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// What is wrong, and under it why and what would do: most clients show a
/// diagnostic's message and nothing else.
fn message(diagnostic: &Diagnostic) -> String {
    let notes = diagnostic.notes.iter().map(String::as_str);
    std::iter::once(diagnostic.message.as_str()).chain(notes).collect::<Vec<_>>().join("\n")
}

/// The rule's page where the source is published.
fn page(rule: &str) -> Option<CodeDescription> {
    let repository = env!("CARGO_PKG_REPOSITORY");
    let address = format!("{repository}/blob/main/src/rules/{}.md", rule.replace('-', "_"));
    let href = Uri::from_str(&address).ok().filter(|_| !repository.is_empty())?;
    Some(CodeDescription { href })
}
