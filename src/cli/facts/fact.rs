//! The shape of facts as programs read them, which `docs/facts.md` explains: names and meanings stay, new ones may be added.

use serde::Serialize;

/// Bytes of the file, from 0; the second is the first byte behind.
pub(super) type Bytes = [usize; 2];

/// A line. `fact` says which.
#[derive(Serialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub(super) enum Fact<'a> {
    /// What the whole document is read under.
    Document {
        path: String,
        date: Option<String>,
        date_from: Option<&'static str>,
        place: Option<&'a str>,
        #[serde(rename = "type")]
        document_type: &'static str,
        issuer: Option<&'a str>,
        english: bool,
    },
    Sentence {
        path: &'a str,
        span: Bytes,
        stands_in: &'static str,
    },
    Mention {
        path: &'a str,
        span: Bytes,
        text: &'a str,
        form: &'static str,
        means: &'static str,
        ids: Vec<String>,
        titles: Vec<Bytes>,
        title_uses: Vec<Title>,
        introduces: bool,
        quoted: bool,
    },
    Date {
        path: &'a str,
        span: Bytes,
        text: &'a str,
        kind: &'static str,
        tense: &'static str,
        days: Option<[String; 2]>,
        past: Option<[String; 2]>,
        future: Option<[String; 2]>,
    },
    Quotation {
        path: &'a str,
        span: Bytes,
        inner: Bytes,
        depth: u8,
        closed: bool,
        scare: bool,
    },
    Citation {
        path: &'a str,
        span: Bytes,
        sentence: Option<Bytes>,
        sources: Vec<Cited<'a>>,
    },
    Attribution {
        path: &'a str,
        sentence: Option<Bytes>,
        source: Option<Bytes>,
        grade: Option<&'static str>,
        mention: Option<Bytes>,
        antecedent: Option<&'a str>,
        cue: Option<Bytes>,
        cue_kind: Option<&'static str>,
        cue_form: Option<&'static str>,
        strength: Option<u8>,
        content: Vec<Bytes>,
        carried: bool,
    },
    Claim {
        path: &'a str,
        span: Bytes,
        sentence: Option<Bytes>,
        kind: &'static str,
        standing: &'static str,
        reason: &'a str,
        confidence: u8,
        id: Option<&'a str>,
        cites: Vec<String>,
        basis: Vec<String>,
    },
}

/// A title that stands with a name.
#[derive(Serialize)]
pub(super) struct Title {
    pub(super) span: Bytes,
    pub(super) offices: Vec<String>,
    pub(super) former: Option<Bytes>,
    pub(super) qualifier: Option<Bytes>,
}

/// A source that is cited.
#[derive(Serialize)]
pub(super) struct Cited<'a> {
    pub(super) key: &'a str,
    pub(super) locator: Option<&'a str>,
    pub(super) known: bool,
}
