//! What an answer is worked out from: everything that is open, as it stood when the request arrived.

use std::sync::Arc;

use tower_lsp::ls_types::{Position, Range, Uri};

use crate::disk;
use crate::features::diagnostics::diagnostics;
use crate::lsp::abilities::Abilities;
use crate::lsp::address::uri_of;
use crate::lsp::convert::{Places, ranges_in_text};
use crate::lsp::painting::Painting;
use crate::lsp::session::{OpenDocument, Revision, Session};
use crate::rules::Diagnostic;
use crate::text::{Encoding, Span};
use crate::workspace::{Briefing, DocPath, Workspace};

/// The state at one place in the stream of messages. Taking it costs a
/// pointer for each open document; reading it is for threads that may take
/// their time.
#[derive(Debug)]
pub(in crate::lsp) struct Snapshot {
    session: Arc<Session>,
    /// The document that was asked about.
    pub(in crate::lsp) path: DocPath,
    open: Vec<(Arc<OpenDocument>, Arc<Revision>)>,
}

/// A snapshot, read, without any document in particular.
#[derive(Debug)]
pub(in crate::lsp) struct Whole {
    /// All briefings.
    pub(in crate::lsp) workspace: Workspace,
    pub(in crate::lsp) encoding: Encoding,
}

/// A snapshot, read.
#[derive(Debug)]
pub(in crate::lsp) struct View {
    /// All briefings.
    pub(in crate::lsp) workspace: Workspace,
    /// The one that was asked about.
    pub(in crate::lsp) briefing: Arc<Briefing>,
    pub(in crate::lsp) encoding: Encoding,
}

impl Snapshot {
    pub(super) fn new(session: Arc<Session>, path: DocPath, open: Vec<(Arc<OpenDocument>, Arc<Revision>)>) -> Self {
        Self { session, path, open }
    }

    /// What the client can do.
    pub(in crate::lsp) fn abilities(&self) -> Abilities {
        self.session.abilities()
    }

    /// Reads what has changed; none if there is no such briefing, or none that is read.
    pub(in crate::lsp) fn view(&self) -> Option<View> {
        let is_large = |(document, revision): &(Arc<OpenDocument>, Arc<Revision>)| {
            *document.path() == self.path && self.session.excess(document, revision).is_some()
        };
        if self.open.iter().any(is_large) {
            return None;
        }
        let workspace = self.workspace();
        let briefing = Arc::clone(workspace.briefing(&self.path)?);
        Some(View { workspace, briefing, encoding: self.abilities().encoding })
    }

    /// Reads what has changed, whichever document was asked about.
    pub(in crate::lsp) fn workspace(&self) -> Workspace {
        let small = self.open.iter().filter(|(document, revision)| self.session.excess(document, revision).is_none());
        let read = small.map(|(document, revision)| self.session.read(document, revision));
        let briefings: Vec<_> = read.map(|(_, briefing)| briefing).collect();
        let mut workspace = self.session.workspace().clone();
        for briefing in briefings {
            // The workspace may have moved on from what this answer is about.
            if !workspace.kept(briefing.path()).is_some_and(|known| Arc::ptr_eq(known, &briefing)) {
                workspace.insert(briefing);
            }
        }
        workspace
    }

    /// The text of the file at `path`, which is no briefing: as it is open, or else on the disk.
    pub(in crate::lsp) fn text_of(&self, workspace: &Workspace, path: &DocPath) -> Option<String> {
        if let Some(table) = self.session.open_table(path) {
            return Some(table.current()?.text.to_string());
        }
        let limit = workspace.settings_of(path).max_file_size();
        Some(disk::read_text(&disk::file_path(path), limit).ok()?.text)
    }

    /// The same with the unit its client counts in.
    pub(in crate::lsp) fn whole(&self) -> Whole {
        Whole { workspace: self.workspace(), encoding: self.abilities().encoding }
    }

    /// The diagnostics of the document that was asked about which `is_wanted`,
    /// in the order of the text. Those that are not cost a look, not a copy.
    pub(in crate::lsp) fn diagnostics(
        &self,
        view: &View,
        is_wanted: impl Fn(&Diagnostic, Span) -> bool,
    ) -> Vec<Diagnostic> {
        let Some((document, _)) = self.opened(&self.path) else {
            let all = diagnostics(&view.workspace, &self.path).into_iter();
            return all.filter(|found| is_wanted(found, found.span)).collect();
        };
        document.check(&view.workspace, &view.briefing, |checked| {
            let blocks = view.briefing.document().blocks().iter().map(|placed| placed.start);
            let local = blocks.zip(checked.by_block()).chain([(0, checked.of_document())]);
            let each = local.flat_map(|(start, list)| list.iter().map(move |found| (start, found)));
            let wanted = each.filter(|(start, found)| is_wanted(found, found.span.shifted(*start)));
            let mut wanted: Vec<_> = wanted.map(|(start, found)| found.shifted(start)).collect();
            wanted.sort_by(|one, other| (one.span, one.rule).cmp(&(other.span, other.rule)));
            wanted
        })
    }

    /// The words to paint that the client was given as `result_id`, if it was given none since.
    pub(in crate::lsp) fn painted(&self, result_id: &str) -> Option<Arc<Painting>> {
        let (number, painting) = self.opened(&self.path)?.0.painted()?;
        (result_id.parse() == Ok(number)).then_some(painting)
    }

    /// The words to paint that the client was given last, at whatever state.
    pub(in crate::lsp) fn last_painted(&self) -> Option<Arc<Painting>> {
        Some(self.opened(&self.path)?.0.painted()?.1)
    }

    /// Keeps the words to paint that the client is given; under which id. A document that is not open is not kept up with.
    pub(in crate::lsp) fn keep_painted(&self, painting: Arc<Painting>) -> Option<String> {
        let (document, _) = self.opened(&self.path)?;
        let number = self.session.next_result();
        document.keep_painted(number, painting);
        Some(number.to_string())
    }

    /// The version under which the client has the document at `path`, if it is open.
    pub(in crate::lsp) fn version_of(&self, path: &DocPath) -> Option<i32> {
        self.opened(path).map(|(_, revision)| revision.version)
    }

    /// The address of the document at `path`: the client's own where it has given one.
    pub(in crate::lsp) fn uri_of(&self, path: &DocPath) -> Option<Uri> {
        self.opened(path).map(|(document, _)| document.uri().clone()).or_else(|| uri_of(path))
    }

    fn opened(&self, path: &DocPath) -> Option<&(Arc<OpenDocument>, Arc<Revision>)> {
        self.open.iter().find(|(document, _)| document.path() == path)
    }
}

impl View {
    /// The document that was asked about, with the client's units.
    pub(in crate::lsp) fn places(&self) -> Places<'_> {
        Places { document: self.briefing.document(), encoding: self.encoding }
    }

    /// Where `spans` stand in the file at `path`, which need not be a briefing.
    pub(in crate::lsp) fn ranges_in<const N: usize>(&self, path: &DocPath, spans: [Span; N]) -> Option<[Range; N]> {
        ranges_in(&self.workspace, self.encoding, path, spans)
    }
}

impl Whole {
    /// The byte of a position in the briefing at `path`.
    pub(in crate::lsp) fn offset_in(&self, path: &DocPath, position: Position) -> Option<usize> {
        let briefing = self.workspace.briefing(path)?;
        Some(Places { document: briefing.document(), encoding: self.encoding }.offset(position))
    }

    /// Where `spans` stand in the file at `path`, which need not be a briefing.
    pub(in crate::lsp) fn ranges_in<const N: usize>(&self, path: &DocPath, spans: [Span; N]) -> Option<[Range; N]> {
        ranges_in(&self.workspace, self.encoding, path, spans)
    }
}

fn ranges_in<const N: usize>(
    workspace: &Workspace,
    encoding: Encoding,
    path: &DocPath,
    spans: [Span; N],
) -> Option<[Range; N]> {
    if let Some(briefing) = workspace.briefing(path) {
        let places = Places { document: briefing.document(), encoding };
        return Some(spans.map(|span| places.range(span)));
    }
    if spans.iter().all(|span| span.end() == 0) {
        return Some(spans.map(|_| Range::default()));
    }
    let limit = workspace.settings_of(path).max_file_size();
    let file = disk::read_text(&disk::file_path(path), limit).ok()?;
    Some(ranges_in_text(&file.text, spans, encoding))
}
