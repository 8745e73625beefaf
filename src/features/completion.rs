//! What a writer may be about to write: officials with the title of the day, places, sources, documents, annotations.

mod attribute;
mod candidate;
mod front;
mod link;
mod name;
mod order;
mod record;
mod role;
mod source;
mod words;

use crate::document::BlockKind;
use crate::gazetteer::{OfficeId, OfficialId, PlaceId};
use crate::text::Span;
use crate::workspace::{DocPath, Workspace};

use super::at::At;
use super::hover::{self, HoverContent};

/// So many are offered at once; with another letter there are other ones.
pub const MOST_OFFERED: usize = 50;

/// What is offered at one place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completions {
    /// The bytes of the document that what is chosen takes the place of,
    /// which end at the cursor.
    pub insert: Span,
    /// The same to the end of the word that has the cursor.
    pub replace: Span,
    /// What can be chosen, best first.
    pub items: Vec<Completion>,
    /// Whether with another letter there may be others than some of these.
    pub incomplete: bool,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What it is called in the list.
    pub label: String,
    /// A few words behind it: `since 28 January 2025`.
    pub note: Option<String>,
    /// One line about it.
    pub detail: Option<String>,
    /// What sort of thing it is.
    pub kind: CompletionKind,
    /// What is written when it is chosen.
    pub text: String,
    /// What of that a person has to fill in, in order, in bytes of it.
    pub blanks: Vec<Span>,
    /// What the typed letters are held against: begins as they do.
    pub filter: String,
    /// What more can be asked about.
    pub subject: Option<Subject>,
}

/// Sorts of things that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompletionKind {
    /// A person.
    Person,
    /// A title without a name.
    Office,
    /// A place.
    Place,
    /// A source key.
    Source,
    /// Another briefing.
    Document,
    /// A heading.
    Heading,
    /// The id of a claim or a block, or the label of a note.
    Id,
    /// A key or a class of an annotation, a key of a record.
    Key,
    /// One of the words that a key takes.
    Value,
}

/// What an offered text is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An official.
    Official(OfficialId),
    /// An office.
    Office(OfficeId),
    /// A place.
    Place(PlaceId),
    /// A source, by its key.
    Source(String),
    /// A place in a briefing, or all of it.
    Document(DocPath, Option<String>),
    /// A footnote, by its label.
    Footnote(String),
}

/// What can be written at byte `offset` of the briefing at `path`; none where
/// nothing should be offered.
///
/// In running text only a name is: a capital letter and one more that begin
/// the name of somebody or something, or one letter behind a title. Behind
/// `[@`, `[[`, `[^` and `{` it is what these call for, and in front matter
/// the people, its keys and their values. Code has none. Costs the paragraph and the logarithm of all
/// names, and for links and notes a look at the headings and notes there are.
#[must_use]
pub fn completion(workspace: &Workspace, path: &DocPath, offset: usize) -> Option<Completions> {
    let at = At::new(workspace, path, offset)?;
    let at = at.before_end(path, offset);
    match at.block.kind {
        BlockKind::FrontMatter => return record::completions(&at).or_else(|| front::completions(&at)),
        BlockKind::Code | BlockKind::Html => return None,
        _ => {}
    }
    if at.is_in_code() {
        return None;
    }
    source::completions(&at)
        .or_else(|| link::completions(&at))
        .or_else(|| attribute::completions(&at))
        .or_else(|| name::completions(&at))
}

/// What is known of `subject`, which was offered in the briefing at `path`.
#[must_use]
pub fn describe(workspace: &Workspace, path: &DocPath, subject: &Subject) -> Option<HoverContent> {
    hover::describe(workspace, path, subject)
}

impl Completion {
    /// One that writes what it is called.
    fn new(label: String, kind: CompletionKind) -> Self {
        let (text, filter) = (label.clone(), label.clone());
        Self { label, note: None, detail: None, kind, text, blanks: Vec::new(), filter, subject: None }
    }

    /// The same, found by what is typed somewhere in its name or in `title`.
    fn found_by(mut self, typed: &str, title: Option<&str>) -> Self {
        let wanted = typed.to_lowercase();
        let from = |text: &str| {
            let mut starts = text.char_indices().filter_map(|(at, _)| text.get(at..));
            starts.find(|rest| rest.to_lowercase().starts_with(&wanted)).map(str::to_owned)
        };
        if let Some(begins) = from(&self.label).or_else(|| title.and_then(from)).filter(|begins| *begins != self.label)
        {
            self.filter = format!("{begins} {}", self.label);
        }
        self
    }
}

impl Completions {
    /// `items` in place of `span` of the block of `at`, which ends at the
    /// cursor; `end` is where the word ends that has it.
    fn of(at: &At<'_>, span: Span, end: usize, mut items: Vec<Completion>) -> Self {
        let incomplete = items.len() > MOST_OFFERED;
        items.truncate(MOST_OFFERED);
        let replace = Span::new(span.start(), end.max(span.end()));
        Self { insert: at.placed(span), replace: at.placed(replace), items, incomplete }
    }

    /// Nothing yet, though the next letter may change that.
    fn waiting(at: &At<'_>, span: Span) -> Self {
        Self { insert: at.placed(span), replace: at.placed(span), items: Vec::new(), incomplete: true }
    }
}

impl<'w> At<'w> {
    /// The same place as the end of what is written before it: a cursor
    /// behind the last letter of a block stands in that block and not in the
    /// next one.
    fn before_end(self, path: &DocPath, offset: usize) -> Self {
        let is_line_start = self.offset == 0 && offset > 0;
        let before = || Self::new(self.workspace, path, offset - 1);
        let ends_open = |before: &Self| !before.block.text.ends_with(['\n', '\r']);
        match is_line_start.then(before).flatten().filter(ends_open) {
            Some(before) => Self { offset: before.block.text.len(), ..before },
            None => self,
        }
    }

    /// The line up to the cursor, and the byte of the block at which it starts.
    fn line_before(&self) -> (usize, &'w str) {
        let before = self.block.text.get(..self.offset).unwrap_or_default();
        let start = memchr::memrchr2(b'\n', b'\r', before.as_bytes()).map_or(0, |line_break| line_break + 1);
        (start, before.get(start..).unwrap_or_default())
    }

    /// The line from the cursor on.
    fn line_after(&self) -> &'w str {
        let after = self.block.text.get(self.offset..).unwrap_or_default();
        after.get(..after.find(['\n', '\r']).unwrap_or(after.len())).unwrap_or_default()
    }

    /// Whether a code span is open at the cursor.
    fn is_in_code(&self) -> bool {
        let (_, line) = self.line_before();
        line.bytes().filter(|byte| *byte == b'`').count() % 2 == 1
    }
}
