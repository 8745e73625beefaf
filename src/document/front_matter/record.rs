//! Records of sources, people and places, which read the same in a document and in a workspace's own files.

use crate::text::Span;

use super::reader::Reader;
use super::vocabulary::{SOURCE_KINDS, STATUSES, Section};
use super::yaml::{Content, Entry, Node};
use super::{Status, Written};

/// What kind of source a record is of (`kind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// `official`.
    Official,
    /// `on-record`.
    OnRecord,
    /// `background`.
    Background,
    /// `anonymous`.
    Anonymous,
    /// `wire`.
    Wire,
    /// `press`.
    Press,
    /// `social`.
    Social,
    /// `document`.
    Document,
    /// `dataset`.
    Dataset,
    /// `court`.
    Court,
    /// `academic`.
    Academic,
    /// `ai`.
    Ai,
    /// `own-observation`.
    OwnObservation,
    /// `prior-briefing`.
    PriorBriefing,
}

/// A source record: an entry of `sources`, here or in a workspace's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceRecord {
    /// The key it is cited by.
    pub key: String,
    /// Bytes of the key.
    pub key_span: Span,
    /// Bytes of the whole entry, key included.
    pub span: Span,
    /// `title`.
    pub title: Option<String>,
    /// `publisher`.
    pub publisher: Option<String>,
    /// `speaker`: a name or an id of `people`.
    pub speaker: Option<String>,
    /// `date`, as written.
    pub date: Option<String>,
    /// `url`.
    pub url: Option<String>,
    /// `accessed`, as written.
    pub accessed: Option<String>,
    /// `archived`.
    pub archived: Option<String>,
    /// `kind`.
    pub kind: Option<SourceKind>,
    /// `named`: whether a reader is told who the source is.
    pub named: Option<bool>,
    /// `reliability`.
    pub reliability: Option<String>,
    /// `credibility`.
    pub credibility: Option<String>,
    /// `text`: a local copy.
    pub text: Option<String>,
    /// Bytes of `text`, without quotation marks; empty where there is none.
    pub text_span: Span,
    /// `derived-from`: keys of the sources it draws on.
    pub derived_from: Vec<Written<String>>,
    /// `status`: whether it still stands.
    pub status: Option<Status>,
    /// `retracted`: when it was withdrawn, as written.
    pub retracted: Option<String>,
    /// `superseded-by`: the key of the source that took its place.
    pub superseded_by: Option<Written<String>>,
    /// Every other field with one value, as written.
    pub other: Vec<(String, String)>,
}

/// A person of `people`: an official this document knows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonRecord {
    /// The id it is referred to by.
    pub id: String,
    /// Bytes of the id.
    pub span: Span,
    /// `name`.
    pub name: String,
    /// `family`: the name used alone.
    pub family: Option<String>,
    /// `aliases`.
    pub aliases: Vec<String>,
    /// The one post of `title`, `of`, `from` and `to`, and those of `posts`.
    pub posts: Vec<PostRecord>,
}

/// An office a person of `people` holds or held.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PostRecord {
    /// `title`.
    pub title: String,
    /// `of`: the country or body.
    pub of: Option<String>,
    /// `from`, EDTF.
    pub from: Option<String>,
    /// `to`, EDTF, or `unknown` for one who has left on a day not known.
    pub to: Option<String>,
}

/// A place of `places`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaceRecord {
    /// The id it is referred to by.
    pub id: String,
    /// Bytes of the id.
    pub span: Span,
    /// `name`.
    pub name: String,
    /// `aliases`.
    pub aliases: Vec<String>,
    /// `in`: the country or unit that has it.
    pub within: Option<String>,
    /// `kind`.
    pub kind: Option<String>,
}

impl SourceRecord {
    /// Whether it was withdrawn, be it without a date.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.status == Some(Status::Retracted) || self.retracted.is_some()
    }
}

impl SourceKind {
    const ALL: [Self; 14] = [
        Self::Official,
        Self::OnRecord,
        Self::Background,
        Self::Anonymous,
        Self::Wire,
        Self::Press,
        Self::Social,
        Self::Document,
        Self::Dataset,
        Self::Court,
        Self::Academic,
        Self::Ai,
        Self::OwnObservation,
        Self::PriorBriefing,
    ];

    /// As it is written.
    #[must_use]
    pub fn name(self) -> &'static str {
        SOURCE_KINDS.get(self as usize).copied().unwrap_or_default()
    }
}

/// Reads the entries of `sources`.
pub(super) fn sources(reader: &mut Reader<'_>, node: &Node) -> Vec<SourceRecord> {
    let mut sources = Vec::new();
    reader.map("sources", node, None, &mut |reader, key, entry| sources.push(source(reader, key, entry)));
    sources
}

fn source(reader: &mut Reader<'_>, key: &str, entry: &Entry) -> SourceRecord {
    let key_span = entry.key.span;
    let mut record = SourceRecord {
        key: key.to_owned(),
        key_span,
        span: key_span.join(entry.value.span),
        ..SourceRecord::default()
    };
    reader.map(key, &entry.value, Some(Section::Source), &mut |reader, field, entry| {
        let node = &entry.value;
        match field {
            "title" => record.title = plain(reader, field, node),
            "publisher" => record.publisher = plain(reader, field, node),
            "speaker" => record.speaker = plain(reader, field, node),
            "url" => record.url = plain(reader, field, node),
            "archived" => record.archived = plain(reader, field, node),
            "reliability" => record.reliability = plain(reader, field, node),
            "credibility" => record.credibility = plain(reader, field, node),
            "text" => {
                let copy = reader.text(field, node);
                record.text_span = copy.as_ref().map_or(Span::at(0), |copy| copy.span);
                record.text = copy.map(|copy| copy.value);
            }
            "date" => record.date = reader.partial_date(field, node),
            "accessed" => record.accessed = reader.partial_date(field, node),
            "named" => record.named = reader.truth(field, node),
            "kind" => {
                let kind = reader.choice(field, node, SOURCE_KINDS);
                record.kind = kind.and_then(|kind| SourceKind::ALL.get(kind.value).copied());
            }
            "derived-from" => record.derived_from = reader.texts(field, node),
            "status" => {
                let status = reader.choice(field, node, STATUSES).and_then(|at| at.of(&Status::ALL));
                record.status = status.map(|status| status.value);
            }
            "retracted" => record.retracted = reader.partial_date(field, node),
            "superseded-by" => record.superseded_by = reader.text(field, node),
            _ => {
                if let Content::Text { text, .. } = &node.content {
                    record.other.push((field.to_owned(), text.clone()));
                }
            }
        }
    });
    record
}

/// Reads the entries of `people`.
pub(super) fn people(reader: &mut Reader<'_>, node: &Node) -> Vec<PersonRecord> {
    let mut people = Vec::new();
    reader.map("people", node, None, &mut |reader, id, entry| {
        let person = person(reader, id, entry);
        if person.name.is_empty() {
            let message = format!("`{id}` has no name");
            reader.problem(entry.key.span, message, "add `name:` with the full name".into(), None);
        } else {
            people.push(person);
        }
    });
    people
}

fn person(reader: &mut Reader<'_>, id: &str, entry: &Entry) -> PersonRecord {
    let mut record = PersonRecord { id: id.to_owned(), span: entry.key.span, ..PersonRecord::default() };
    let mut single = PostRecord::default();
    // `branca: Odile Branca` is short for a record with a name alone.
    if let Content::Text { text, .. } = &entry.value.content {
        record.name.clone_from(text);
        return record;
    }
    reader.map(id, &entry.value, Some(Section::Person), &mut |reader, field, entry| {
        let node = &entry.value;
        match field {
            "name" => record.name = plain(reader, field, node).unwrap_or_default(),
            "family" => record.family = plain(reader, field, node),
            "aliases" => record.aliases = plain_list(reader, field, node),
            "posts" => record.posts = posts(reader, node),
            _ => post_field(reader, &mut single, field, node),
        }
    });
    if !single.title.is_empty() {
        record.posts.insert(0, single);
    }
    record
}

fn posts(reader: &mut Reader<'_>, node: &Node) -> Vec<PostRecord> {
    let Content::List(items) = &node.content else {
        reader.wrong_shape("posts", node, "a list of posts, each with a `title`");
        return Vec::new();
    };
    let mut posts = Vec::new();
    for item in items {
        let mut post = PostRecord::default();
        reader.map("posts", item, Some(Section::Post), &mut |reader, field, entry| {
            post_field(reader, &mut post, field, &entry.value);
        });
        if post.title.is_empty() {
            let message = "this post has no title".to_owned();
            reader.problem(item.span, message, "add `title:` with the office".into(), None);
        } else {
            posts.push(post);
        }
    }
    posts
}

fn post_field(reader: &mut Reader<'_>, post: &mut PostRecord, field: &str, node: &Node) {
    match field {
        "title" => post.title = plain(reader, field, node).unwrap_or_default(),
        "of" => post.of = plain(reader, field, node),
        "from" => post.from = reader.partial_date(field, node),
        "to" => post.to = reader.partial_date(field, node),
        _ => {}
    }
}

/// Reads the entries of `places`.
pub(super) fn places(reader: &mut Reader<'_>, node: &Node) -> Vec<PlaceRecord> {
    let mut places = Vec::new();
    reader.map("places", node, None, &mut |reader, id, entry| places.push(place(reader, id, entry)));
    places
}

fn place(reader: &mut Reader<'_>, id: &str, entry: &Entry) -> PlaceRecord {
    let mut record = PlaceRecord { id: id.to_owned(), span: entry.key.span, ..PlaceRecord::default() };
    if let Content::Text { text, .. } = &entry.value.content {
        record.name.clone_from(text);
        return record;
    }
    reader.map(id, &entry.value, Some(Section::Place), &mut |reader, field, entry| {
        let node = &entry.value;
        match field {
            "name" => record.name = plain(reader, field, node).unwrap_or_default(),
            "aliases" => record.aliases = plain_list(reader, field, node),
            "in" => record.within = plain(reader, field, node),
            "kind" => record.kind = plain(reader, field, node),
            _ => {}
        }
    });
    // An id such as `dovrin` without a name is a name as well.
    if record.name.is_empty() {
        id.clone_into(&mut record.name);
    }
    record
}

fn plain(reader: &mut Reader<'_>, key: &str, node: &Node) -> Option<String> {
    reader.text(key, node).map(|written| written.value)
}

fn plain_list(reader: &mut Reader<'_>, key: &str, node: &Node) -> Vec<String> {
    reader.texts(key, node).into_iter().map(|written| written.value).collect()
}

#[cfg(test)]
mod tests {
    use super::{SOURCE_KINDS, SourceKind};

    #[test]
    fn every_kind_of_source_has_its_name() {
        assert_eq!(SourceKind::ALL.map(SourceKind::name).as_slice(), SOURCE_KINDS);
    }
}
