//! Front matter: YAML 1.2 core values with their bytes, read into what a briefing says of itself.

mod line;
mod mend;
mod reader;
mod record;
mod relation;
mod vocabulary;
mod yaml;

use crate::calendar::Moment;
use crate::config::Profile;
use crate::document::block::{Problem, ProblemKind};
use crate::text::Span;

pub use self::record::{PersonRecord, PlaceRecord, PostRecord, SourceKind, SourceRecord};
pub use self::relation::{Relation, RelationKind};
pub use self::vocabulary::{KeyMeaning, Section, find_key, vocabulary};

use self::reader::Reader;
use self::vocabulary::{DOCUMENT_TYPES, SEVERITIES, STATUSES};
use self::yaml::{Content, Node};

/// A value and the bytes it was written in, from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// What was meant.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// What sort of briefing it is (`type`), which decides who counts as its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DocumentType {
    /// `news-brief`, and every document that does not say.
    #[default]
    NewsBrief,
    /// `sitrep`: what the author sees is witnessed.
    Sitrep,
    /// `market`: price moves are public data.
    Market,
    /// `readout`: the issuer is the source of everything.
    Readout,
    /// `assessment`.
    Assessment,
    /// `memo`: judgements are its author's own.
    Memo,
    /// `note`.
    Note,
}

/// Whether the document still stands (`status`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// `draft`.
    Draft,
    /// `published`.
    Published,
    /// `superseded`.
    Superseded,
    /// `retracted`.
    Retracted,
}

/// A key of the front matter, at whatever depth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: Written<String>,
    /// The bytes of its value; empty where a value is missing.
    pub value: Span,
    /// The map it stands in, if that has a vocabulary: a key of `sources` is
    /// the writer's own word.
    pub section: Option<Section>,
    /// The key whose map it stands in, as an index into the list it is in.
    pub within: Option<usize>,
}

/// What a file of sources, people and places holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// `sources`.
    pub sources: Vec<SourceRecord>,
    /// `people`.
    pub people: Vec<PersonRecord>,
    /// `places`.
    pub places: Vec<PlaceRecord>,
}

/// What the front matter says. A key that is missing or not understood is
/// empty here and, where that is a mistake, a problem of the block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// All of it with its fences.
    pub span: Span,
    /// Every key at every depth, those of a map behind the key of the map.
    pub keys: Vec<Key>,
    /// `title`.
    pub title: Option<Written<String>>,
    /// `subtitle`.
    pub subtitle: Option<Written<String>>,
    /// `type`.
    pub document_type: Option<Written<DocumentType>>,
    /// `date`.
    pub date: Option<Written<Moment>>,
    /// `place`.
    pub place: Option<Written<String>>,
    /// `issuer`.
    pub issuer: Option<Written<String>>,
    /// `author`.
    pub authors: Vec<Written<String>>,
    /// `desk`.
    pub desks: Vec<Written<String>>,
    /// `language`.
    pub language: Option<Written<String>>,
    /// `profile`.
    pub profile: Vec<Written<Profile>>,
    /// `classification`.
    pub classification: Option<Written<String>>,
    /// `tlp`.
    pub tlp: Option<Written<String>>,
    /// `status`.
    pub status: Option<Written<Status>>,
    /// `retracted`: when it was withdrawn, as written.
    pub retracted: Option<String>,
    /// `supersedes`, `superseded-by`, `see-also`, `relies-on`.
    pub relations: Vec<Relation>,
    /// `period`, as written.
    pub period: Option<Written<String>>,
    /// `as-of`, as written.
    pub as_of: Option<Written<String>>,
    /// `bibliography`.
    pub bibliography: Vec<Written<String>>,
    /// `sources`.
    pub sources: Vec<SourceRecord>,
    /// `people`.
    pub people: Vec<PersonRecord>,
    /// `places`.
    pub places: Vec<PlaceRecord>,
    /// `lint.ignore`: rules switched off for the file.
    pub ignored_rules: Vec<Written<String>>,
    /// `lint.rules`: a severity name per rule.
    pub rule_severities: Vec<(Written<String>, Written<String>)>,
}

impl DocumentType {
    const ALL: [Self; 7] =
        [Self::NewsBrief, Self::Sitrep, Self::Market, Self::Readout, Self::Assessment, Self::Memo, Self::Note];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        DOCUMENT_TYPES.get(self as usize).copied().unwrap_or_default()
    }
}

impl Status {
    const ALL: [Self; 4] = [Self::Draft, Self::Published, Self::Superseded, Self::Retracted];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        STATUSES.get(self as usize).copied().unwrap_or_default()
    }
}

impl FrontMatter {
    /// Whether the document was withdrawn, be it without a date.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.status.as_ref().is_some_and(|status| status.value == Status::Retracted) || self.retracted.is_some()
    }

    /// Reads the front matter `text`, fences included, and what is wrong with
    /// it. Any text has a reading: what is not YAML is explained and passed
    /// over, and everything else is read. Spans are bytes of `text`. Linear
    /// in its length.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        // Blank fences keep every byte where it is.
        let (yaml, closed) = without_fences(text);
        let mended = mend::read(&yaml);
        let mut reader = Reader::new(text, &mended.masked);
        let mut front_matter = Self { span: Span::new(0, text.len()), ..Self::default() };
        if let Some(root) = &mended.root {
            reader.map("front matter", root, Some(Section::Document), &mut |reader, key, entry| {
                front_matter.take(reader, key, &entry.value);
            });
            check_traps(&mut reader, root);
        }
        front_matter.keys = std::mem::take(&mut reader.keys);
        let mut problems = mended.problems;
        problems.append(&mut reader.problems);
        problems.extend((!closed).then(|| unclosed(text)));
        problems.sort_by_key(|problem| problem.span);
        (front_matter, problems)
    }

    fn take(&mut self, reader: &mut Reader<'_>, key: &str, node: &Node) {
        match key {
            "title" => self.title = reader.text(key, node),
            "subtitle" => self.subtitle = reader.text(key, node),
            "type" => {
                self.document_type = reader.choice(key, node, DOCUMENT_TYPES).and_then(|at| at.of(&DocumentType::ALL));
            }
            "date" => self.date = reader.moment(key, node),
            "place" => self.place = reader.text(key, node),
            "issuer" => self.issuer = reader.text(key, node),
            "author" => self.authors = reader.texts(key, node),
            "desk" => self.desks = reader.texts(key, node),
            "language" => self.language = reader.text(key, node),
            "profile" => {
                let chosen = reader.choices(key, node, &Profile::NAMES);
                self.profile = chosen.into_iter().filter_map(|at| at.of(&Profile::ALL)).collect();
            }
            "classification" => self.classification = reader.text(key, node),
            "tlp" => self.tlp = reader.text(key, node),
            "status" => self.status = reader.choice(key, node, STATUSES).and_then(|at| at.of(&Status::ALL)),
            "retracted" => self.retracted = reader.partial_date(key, node),
            "period" => self.period = reader.text(key, node),
            "as-of" => self.as_of = reader.text(key, node),
            "bibliography" => self.bibliography = reader.texts(key, node),
            "sources" => self.sources = record::sources(reader, node),
            "people" => self.people = record::people(reader, node),
            "places" => self.places = record::places(reader, node),
            "lint" => self.take_lint(reader, node),
            _ => {
                if let Some(kind) = RelationKind::of_key(key) {
                    self.relations.extend(relation::relations(reader, kind, node));
                }
            }
        }
    }

    fn take_lint(&mut self, reader: &mut Reader<'_>, node: &Node) {
        reader.map("lint", node, Some(Section::Lint), &mut |reader, key, entry| match key {
            "ignore" => self.ignored_rules = reader.texts(key, &entry.value),
            "rules" => reader.map(key, &entry.value, None, &mut |reader, rule, entry| {
                let Some(severity) = reader.choice(rule, &entry.value, SEVERITIES) else { return };
                let Some(name) = severity.of(SEVERITIES) else { return };
                let rule = Written { value: rule.to_owned(), span: entry.key.span };
                self.rule_severities.push((rule, Written { value: name.value.to_owned(), span: name.span }));
            }),
            _ => {}
        });
    }
}

impl Written<usize> {
    /// The one of `values` whose place this is.
    fn of<T: Copy>(self, values: &[T]) -> Option<Written<T>> {
        values.get(self.value).map(|value| Written { value: *value, span: self.span })
    }
}

/// Looks for traps everywhere but in `lint`, which no other program reads.
fn check_traps(reader: &mut Reader<'_>, root: &Node) {
    let Content::Map(entries) = &root.content else { return };
    for entry in entries {
        if !matches!(&entry.key.content, Content::Text { text, .. } if text == "lint") {
            reader.check_traps(&entry.value);
        }
    }
}

/// Reads `text`, a YAML file of `sources`, `people` and `places`, and what is
/// wrong with it, as [`FrontMatter::read`] does.
#[must_use]
pub fn read_records(text: &str) -> (Records, Vec<Problem>) {
    let mended = mend::read(text);
    let mut reader = Reader::new(text, &mended.masked);
    let mut records = Records::default();
    if let Some(root) = &mended.root {
        reader.map("file", root, None, &mut |reader, key, entry| match key {
            "sources" => records.sources = record::sources(reader, &entry.value),
            "people" => records.people = record::people(reader, &entry.value),
            "places" => records.places = record::places(reader, &entry.value),
            _ => {
                let message = format!("`{key}` is none of `sources`, `people` and `places`");
                let near =
                    crate::text::nearest(key, ["sources", "people", "places"]).first().map(|&near| near.to_owned());
                reader.problem(entry.key.span, message, "it is passed over".into(), near);
            }
        });
        reader.check_traps(root);
    }
    let mut problems = mended.problems;
    problems.append(&mut reader.problems);
    problems.sort_by_key(|problem| problem.span);
    (records, problems)
}

fn unclosed(text: &str) -> Problem {
    Problem {
        span: Span::new(0, text.find(['\n', '\r']).unwrap_or(text.len())),
        kind: ProblemKind::FrontMatter,
        message: "the front matter that begins here is never closed".to_owned(),
        help: Some("end it with a line `---`".to_owned()),
        replacement: None,
    }
}

/// `text` with its first line, and the line that closes the front matter and
/// all below it, blanked; and whether there is a line that closes it.
fn without_fences(text: &str) -> (String, bool) {
    let mut yaml = String::with_capacity(text.len());
    let mut closed = false;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        let is_first = yaml.is_empty();
        closed |= !is_first && matches!(line.trim_end(), "---" | "...");
        if is_first || closed {
            let content = line.trim_end_matches(['\n', '\r']);
            yaml.push_str(&" ".repeat(content.len()));
            yaml.push_str(line.get(content.len()..).unwrap_or_default());
        } else {
            yaml.push_str(line);
        }
        rest = after;
    }
    (yaml, closed)
}
