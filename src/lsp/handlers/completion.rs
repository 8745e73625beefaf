//! What a writer may be about to write, and on request what is known of it.

use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList, CompletionResponse,
    CompletionTextEdit, Documentation, InsertReplaceEdit, InsertTextFormat, MarkupContent, MarkupKind, Position, Range,
    TextEdit, Uri,
};

use crate::features::completion::{Completion, CompletionKind, Completions, Subject, completion, describe};
use crate::features::render;
use crate::gazetteer::{OfficeId, OfficialId, PlaceId};
use crate::lsp::abilities::Abilities;
use crate::lsp::session::{Snapshot, View};
use crate::lsp::snippet::snippet;
use crate::workspace::DocPath;

/// The letters behind which something may be called for that is no name.
pub(in crate::lsp) const TRIGGERS: [&str; 7] = ["@", "[", "^", "#", "{", ".", "="];

/// What can be written at `position`; none where nothing should be offered.
pub(in crate::lsp) fn completions(snapshot: &Snapshot, position: Position) -> Option<CompletionResponse> {
    let view = snapshot.view()?;
    let found = completion(&view.workspace, &snapshot.path, view.places().offset(position))?;
    let (insert, replace) = (view.places().range(found.insert), view.places().range(found.replace));
    let Completions { items, incomplete, .. } = found;
    let teller = Teller { snapshot, view: &view, insert, replace: one_line(replace, insert) };
    let uri = snapshot.uri_of(&snapshot.path)?;
    let items = items.into_iter().enumerate().map(|(at, item)| teller.tell(at, item, &uri)).collect();
    Some(CompletionResponse::List(CompletionList { is_incomplete: incomplete, items }))
}

/// `item` with what is known of it.
pub(in crate::lsp) fn resolved(snapshot: &Snapshot, mut item: CompletionItem) -> CompletionItem {
    let content = || {
        let view = snapshot.view()?;
        let data = item.data.as_ref()?;
        // Numbers of the gazetteer mean something in that one alone.
        let version = view.briefing.reading().gazetteer().version().to_string();
        let is_same = data.get("gazetteer").is_none_or(|given| *given == version);
        let subject = subject_of(data).filter(|_| is_same)?;
        describe(&view.workspace, &snapshot.path, &subject)
    };
    let markdown = snapshot.abilities().markdown_documentation;
    if let Some(content) = content() {
        let (kind, value) = if markdown {
            (MarkupKind::Markdown, render::markdown(&content))
        } else {
            (MarkupKind::PlainText, render::text(&content))
        };
        item.documentation = Some(Documentation::MarkupContent(MarkupContent { kind, value }));
    }
    item
}

/// The address of the document in which `item` was offered.
pub(in crate::lsp) fn document_of(item: &CompletionItem) -> Option<Uri> {
    item.data.as_ref()?.get("uri")?.as_str()?.parse().ok()
}

/// A client takes the place of one line at most.
fn one_line(range: Range, otherwise: Range) -> Range {
    if range.start.line == range.end.line { range } else { otherwise }
}

struct Teller<'a> {
    snapshot: &'a Snapshot,
    view: &'a View,
    insert: Range,
    replace: Range,
}

impl Teller<'_> {
    fn tell(&self, at: usize, item: Completion, uri: &Uri) -> CompletionItem {
        let Abilities { label_details, insert_replace, snippet_items, .. } = self.snapshot.abilities();
        let snippets = snippet_items && !item.blanks.is_empty();
        let new_text = if snippets { snippet(&item.text, &item.blanks) } else { without_blanks(&item) };
        let edit = if insert_replace {
            let (insert, replace) = (self.insert, self.replace);
            CompletionTextEdit::InsertAndReplace(InsertReplaceEdit { new_text, insert, replace })
        } else {
            CompletionTextEdit::Edit(TextEdit::new(self.insert, new_text))
        };
        CompletionItem {
            label_details: label_details
                .then(|| item.note.clone())
                .flatten()
                .map(|description| CompletionItemLabelDetails { detail: None, description: Some(description) }),
            detail: item.detail.or(item.note),
            kind: Some(kind(item.kind)),
            // The order is ours; clients sort by what is told here.
            sort_text: Some(format!("{at:04}")),
            filter_text: (item.filter != item.label).then_some(item.filter),
            insert_text_format: snippets.then_some(InsertTextFormat::SNIPPET),
            text_edit: Some(edit),
            data: item.subject.map(|subject| self.data(&subject, uri)),
            label: item.label,
            ..CompletionItem::default()
        }
    }

    fn data(&self, subject: &Subject, uri: &Uri) -> Value {
        let version = self.view.briefing.reading().gazetteer().version().to_string();
        let of_gazetteer = |what: &str, id: u32| json!({ "uri": uri, "gazetteer": version, what: id });
        match subject {
            Subject::Official(OfficialId(id)) => of_gazetteer("official", *id),
            Subject::Office(OfficeId(id)) => of_gazetteer("office", *id),
            Subject::Place(PlaceId(id)) => of_gazetteer("place", *id),
            Subject::Source(key) => json!({ "uri": uri, "source": key }),
            Subject::Document(path, place) => json!({ "uri": uri, "document": path.as_str(), "place": place }),
            Subject::Footnote(label) => json!({ "uri": uri, "note": label }),
        }
    }
}

/// What is written where a client goes through no blanks: up to the first one.
fn without_blanks(item: &Completion) -> String {
    let end = item.blanks.first().map_or(item.text.len(), |blank| blank.start());
    item.text.get(..end).unwrap_or(&item.text).to_owned()
}

fn subject_of(data: &Value) -> Option<Subject> {
    let number = |what: &str| data.get(what)?.as_u64().and_then(|id| u32::try_from(id).ok());
    let text = |what: &str| Some(data.get(what)?.as_str()?.to_owned());
    let official = number("official").map(|id| Subject::Official(OfficialId(id)));
    let office = || number("office").map(|id| Subject::Office(OfficeId(id)));
    let place = || number("place").map(|id| Subject::Place(PlaceId(id)));
    let document = || text("document").map(|path| Subject::Document(DocPath::new(&path), text("place")));
    let words = || text("source").map(Subject::Source).or_else(|| text("note").map(Subject::Footnote));
    official.or_else(office).or_else(document).or_else(place).or_else(words)
}

/// The kinds whose pictures in editors come nearest; all are of the protocol's first version.
fn kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Person => CompletionItemKind::VALUE,
        CompletionKind::Office => CompletionItemKind::CLASS,
        CompletionKind::Place => CompletionItemKind::UNIT,
        CompletionKind::Source | CompletionKind::Id => CompletionItemKind::REFERENCE,
        CompletionKind::Document => CompletionItemKind::FILE,
        CompletionKind::Heading => CompletionItemKind::TEXT,
        CompletionKind::Key => CompletionItemKind::PROPERTY,
        CompletionKind::Value => CompletionItemKind::ENUM,
    }
}
