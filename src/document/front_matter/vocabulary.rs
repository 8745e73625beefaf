//! The keys of the front matter: what each means, and the words it takes.

use crate::config::Profile;

/// Which map a key stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Section {
    /// The document itself.
    Document,
    /// An entry of `sources`.
    Source,
    /// An entry of `people`.
    Person,
    /// An entry of a person's `posts`.
    Post,
    /// An entry of `places`.
    Place,
    /// `lint`.
    Lint,
}

/// A key that means something to Dateline.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyMeaning {
    /// As written.
    pub name: &'static str,
    /// What it is for, as a sentence.
    pub meaning: &'static str,
    /// The words it takes, where only some mean anything.
    pub values: &'static [&'static str],
}

/// The kinds a source can be of, by their names in `kind`.
pub(super) const SOURCE_KINDS: &[&str] = &[
    "official",
    "on-record",
    "background",
    "anonymous",
    "wire",
    "press",
    "social",
    "document",
    "dataset",
    "court",
    "academic",
    "ai",
    "own-observation",
    "prior-briefing",
];

/// The sorts of briefing, by their names in `type`.
pub(super) const DOCUMENT_TYPES: &[&str] = &["news-brief", "sitrep", "market", "readout", "assessment", "memo", "note"];

/// Whether a document stands, by the names in `status`.
pub(super) const STATUSES: &[&str] = &["draft", "published", "superseded", "retracted"];

/// What a rule can be set to in `lint.rules`.
pub(super) const SEVERITIES: &[&str] = &["off", "hint", "info", "warning", "error"];

/// Keys of other programs' front matter, which are never taken for a misspelt one of ours.
pub(super) const FOREIGN: &[&str] = &[
    "alias",
    "aliases",
    "categories",
    "category",
    "created",
    "css",
    "cssclasses",
    "description",
    "draft",
    "id",
    "image",
    "keywords",
    "lastmod",
    "layout",
    "link",
    "links",
    "modified",
    "permalink",
    "slug",
    "summary",
    "tag",
    "tags",
    "toc",
    "updated",
    "url",
    "weight",
];

/// The keys of `section`, in the order the format's page lists them.
#[must_use]
pub fn vocabulary(section: Section) -> &'static [KeyMeaning] {
    match section {
        Section::Document => DOCUMENT,
        Section::Source => SOURCE,
        Section::Person => PERSON,
        Section::Post => POST,
        Section::Place => PLACE,
        Section::Lint => LINT,
    }
}

/// What the key called `name` means in `section`.
#[must_use]
pub fn find_key(section: Section, name: &str) -> Option<&'static KeyMeaning> {
    vocabulary(section).iter().find(|key| key.name == name)
}

const fn key(name: &'static str, meaning: &'static str) -> KeyMeaning {
    KeyMeaning { name, meaning, values: &[] }
}

const fn choice(name: &'static str, meaning: &'static str, values: &'static [&'static str]) -> KeyMeaning {
    KeyMeaning { name, meaning, values }
}

const DOCUMENT: &[KeyMeaning] = &[
    key("title", "The headline."),
    key("subtitle", "The line below the headline."),
    choice("type", "What sort of briefing this is, which decides who counts as its source.", DOCUMENT_TYPES),
    key("date", "The day, or the moment, this was written. Every relative date and every office is read as of it."),
    key("place", "Where this was written: a name, or an id of `places`."),
    key("author", "Who wrote this."),
    key("desk", "The desk that answers for this."),
    key("issuer", "Who issued this. In a read-out the issuer is the source of everything."),
    key("language", "The language of the text (BCP 47). English is what is judged."),
    choice("profile", "Packs of rules that are added to the default ones.", &Profile::NAMES),
    key("classification", "How the document is marked."),
    key("tlp", "The Traffic Light Protocol label of the document."),
    choice("status", "Whether this still stands.", STATUSES),
    key("retracted", "When this was withdrawn."),
    key("supersedes", "The briefings this one takes the place of."),
    key("superseded-by", "The briefings that took the place of this one."),
    key("see-also", "Briefings a reader of this one should know."),
    key("relies-on", "Briefings or claims this one rests on."),
    key("period", "The dates this reports on."),
    key("as-of", "The date the figures and the status given here hold for."),
    key("bibliography", "Files with further sources: BibTeX, CSL JSON or Hayagriva."),
    key("sources", "What the text cites: a key for each source, and its record."),
    key("people", "People the text names, with the offices they hold or held."),
    key("places", "Places the text names that are not in the gazetteer."),
    key("lint", "Rules to ignore or to set differently in this document."),
];

const SOURCE: &[KeyMeaning] = &[
    key("title", "What the source is called."),
    key("publisher", "Who published it."),
    key("speaker", "Who said it: a name, or an id of `people`."),
    key("date", "When it was published or said."),
    key("url", "Where it can be read."),
    key("accessed", "When it was read there."),
    key("archived", "Where a copy is kept."),
    choice("kind", "What kind of source it is.", SOURCE_KINDS),
    key("reliability", "How reliable the source is, A to F on the Admiralty scale."),
    key("credibility", "How credible the information is, 1 to 6 on the Admiralty scale."),
    choice("named", "Whether a reader is told who the source is.", &["true", "false"]),
    key("text", "A copy of its text beside this document, which quotations are held against."),
    key("derived-from", "The sources this one has its information from."),
    choice("status", "Whether it still stands.", STATUSES),
    key("retracted", "When it was withdrawn."),
    key("superseded-by", "The source that took its place."),
];

const PERSON: &[KeyMeaning] = &[
    key("name", "The full name."),
    key("family", "The name used alone."),
    key("aliases", "Other spellings and forms of the name."),
    key("title", "The office, as it stands before the name."),
    key("of", "The country or body of the office."),
    key("from", "When the office was taken up, to the day, month or year."),
    key("to", "When it was left. Without it the office is still held."),
    key("posts", "Several offices, each with `title`, `of`, `from` and `to`."),
];

const POST: &[KeyMeaning] = &[
    key("title", "The office, as it stands before the name."),
    key("of", "The country or body of the office."),
    key("from", "When the office was taken up, to the day, month or year."),
    key("to", "When it was left. Without it the office is still held."),
];

const PLACE: &[KeyMeaning] = &[
    key("name", "The name."),
    key("aliases", "Other spellings and forms of the name."),
    key("in", "The country or the unit that has it."),
    key("kind", "What it is: a city, a river, a region."),
];

const LINT: &[KeyMeaning] = &[
    key("ignore", "Rules that are switched off for this document."),
    key("rules", "What a rule is set to in this document: off, hint, info, warning or error."),
];

#[cfg(test)]
mod tests {
    use super::{FOREIGN, Section, find_key, vocabulary};

    #[test]
    fn no_key_is_listed_twice_and_none_is_foreign() {
        for section in [Section::Document, Section::Source, Section::Person, Section::Post, Section::Place] {
            for (idx, key) in vocabulary(section).iter().enumerate() {
                assert!(vocabulary(section).iter().skip(idx + 1).all(|other| other.name != key.name), "{}", key.name);
            }
        }
        assert!(FOREIGN.iter().all(|name| find_key(Section::Document, name).is_none()));
    }
}
