//! What is wrong with settings and tables, said in the files themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tower_lsp::ls_types::notification::PublishDiagnostics;
use tower_lsp::ls_types::{Diagnostic as LspDiagnostic, PublishDiagnosticsParams};

use crate::disk::{self, ConfigReport};
use crate::lsp::address::uri_of;
use crate::lsp::client::Client;
use crate::lsp::convert::ranges_in_text;
use crate::lsp::diagnostic::severity;
use crate::text::Encoding;
use crate::workspace::DocPath;

/// The files that something was said of.
#[derive(Debug, Default)]
pub(super) struct Complaints {
    files: BTreeSet<DocPath>,
}

impl Complaints {
    /// Says what `reports` have, and takes back what was said before of files
    /// that are all right now.
    pub(super) fn publish(&mut self, reports: Vec<ConfigReport>, client: &Client, encoding: Encoding) {
        self.publish_of(|_| true, reports, client, encoding);
    }

    /// The same of those files alone that `is_meant`.
    pub(super) fn publish_of(
        &mut self,
        is_meant: impl Fn(&DocPath) -> bool,
        reports: Vec<ConfigReport>,
        client: &Client,
        encoding: Encoding,
    ) {
        let mut by_file: BTreeMap<DocPath, Vec<LspDiagnostic>> = BTreeMap::new();
        let (meant, kept) = std::mem::take(&mut self.files).into_iter().partition(|file| is_meant(file));
        self.files = kept;
        let meant: BTreeSet<DocPath> = meant;
        by_file.extend(meant.into_iter().map(|file| (file, Vec::new())));
        for report in reports {
            let file = disk::doc_path(Path::new(&report.path));
            self.files.insert(file.clone());
            by_file.entry(file).or_default().push(told(&report, encoding));
        }
        for (file, diagnostics) in by_file {
            if let Some(uri) = uri_of(&file) {
                client.notify::<PublishDiagnostics>(PublishDiagnosticsParams { uri, diagnostics, version: None });
            }
        }
    }
}

fn told(report: &ConfigReport, encoding: Encoding) -> LspDiagnostic {
    let problem = &report.problem;
    let [range] = ranges_in_text(&report.text, [problem.span], encoding);
    let message = std::iter::once(problem.message.as_str()).chain(problem.help.as_deref());
    LspDiagnostic {
        range,
        severity: Some(severity(problem.severity)),
        source: Some("dateline".to_owned()),
        message: message.collect::<Vec<_>>().join("\n"),
        ..LspDiagnostic::default()
    }
}
