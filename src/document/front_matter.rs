//! Front matter: YAML 1.2 core values with their bytes, read into what a briefing says of itself.

use crate::calendar::Moment;
use crate::text::Span;

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
    /// `memo`.
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

/// A source record: an entry of `sources`, here or in a workspace's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceRecord {
    /// The key it is cited by, and where that stands.
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
    /// `kind`.
    pub kind: Option<String>,
    /// `text`: a local copy.
    pub text: Option<String>,
    /// Every other field, as written.
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
    /// One post for `title`/`of`/`from`/`to`, or the list of `posts`.
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
    /// `to`, EDTF.
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

/// What the front matter says. A key that is missing or not understood is
/// empty here and, where that is a mistake, a problem of the block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    /// All of it with its fences.
    pub span: Span,
    /// Every top-level key in order, with the bytes of the key and of its value.
    pub keys: Vec<(Written<String>, Span)>,
    /// `title`.
    pub title: Option<Written<String>>,
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
    /// `language`.
    pub language: Option<Written<String>>,
    /// `profile`.
    pub profile: Vec<Written<String>>,
    /// `classification` or `tlp`.
    pub classification: Option<Written<String>>,
    /// `status`.
    pub status: Option<Written<Status>>,
    /// `supersedes`, `superseded-by`, `see-also`, `relies-on`: which key, and the link as written without `[[ ]]`.
    pub relations: Vec<(String, Written<String>)>,
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
