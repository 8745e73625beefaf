//! What a briefing takes up of what stands elsewhere: sources by their keys, targets of links, people and places by name.

use crate::analysis::{Passage, Referent};
use crate::document::{AnnotationItem, Block, FrontMatter, LinkKind, LinkTarget, SourceRecord};
use crate::gazetteer::{OfficeId, OfficialId, PlaceId};
use crate::text::Span;

use super::{Briefing, Pointer};

/// One use of something, at the place it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Its bytes in the document: the key alone, the target alone, the name alone.
    pub span: Span,
    /// What is used.
    pub what: Used,
}

/// What is used, as it is written and nobody has looked up yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Used {
    /// A source by its key, in a citation, in `src`, `of`, `derived-from` or `superseded-by`.
    Source(Box<str>),
    /// A bare `@key`, which counts only where the key is known.
    Bare(Box<str>),
    /// A word of `basis`: a source, or a claim here or elsewhere.
    Basis(Box<str>),
    /// Where a link, a definition or a relation of the front matter leads;
    /// its spans are bytes of the document.
    Link(LinkKind, Box<LinkTarget>),
    /// A link by reference: the label as `CommonMark` compares it.
    Label(Box<str>),
    /// A file by its path: `text` of a source, `bibliography`.
    File(Box<str>),
    /// A person or place by the id of its record: `ref`, `speaker`, `place`.
    Entity(Box<str>),
}

/// Whom or what a mention names. Numbers are those of the briefing's own gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named<'b> {
    /// An official.
    Official(OfficialId),
    /// An office without a name.
    Office(OfficeId),
    /// A place, or the government that sits there.
    Place(PlaceId),
    /// Somebody no record has, by the full name.
    Person(&'b str),
}

impl Briefing {
    /// Every use in it but mentions, in the order of blocks; each block is looked at by itself.
    pub fn uses(&self) -> impl Iterator<Item = Use> {
        self.document().blocks().iter().flat_map(|placed| {
            let mut found = uses_in(&placed.block);
            for one in &mut found {
                one.shift(placed.start);
            }
            found
        })
    }

    /// Whom and what it names, each with the bytes of the name. Of several
    /// that may be meant each is named.
    pub fn named(&self) -> impl Iterator<Item = (Span, Named<'_>)> {
        let both = self.document().blocks().iter().zip(self.reading().passages());
        both.flat_map(|(placed, passage)| named_in(passage).map(|(span, named)| (span.shifted(placed.start), named)))
    }
}

impl Use {
    fn new(span: Span, what: Used) -> Self {
        Self { span, what }
    }

    /// What the record of a source uses: the sources it draws on, the one that
    /// took its place, its local copy. Bytes are those of the record's file.
    pub fn in_record(record: &SourceRecord) -> impl Iterator<Item = Self> {
        let keys = record.derived_from.iter().chain(&record.superseded_by);
        let keys = keys.map(|key| Self::new(key.span, Used::Source(key.value.as_str().into())));
        let copy = record.text.iter().map(|path| Self::new(record.text_span, Used::File(path.as_str().into())));
        keys.chain(copy)
    }

    fn shift(&mut self, start: usize) {
        self.span = self.span.shifted(start);
        if let Used::Link(_, target) = &mut self.what {
            target.span = target.span.shifted(start);
            target.path_span = target.path_span.shifted(start);
            target.fragment_span = target.fragment_span.map(|span| span.shifted(start));
        }
    }

    /// Where it leads if it is a link, or a word of `basis` read as one.
    #[must_use]
    pub fn link(&self) -> Option<(LinkKind, LinkTarget)> {
        match &self.what {
            Used::Link(kind, target) => Some((*kind, (**target).clone())),
            Used::Basis(word) if word.contains('#') => {
                Some((LinkKind::Wiki, LinkTarget::parse(word, self.span, LinkKind::Wiki)))
            }
            Used::Basis(word) => {
                let target = Pointer::basis_link(word);
                let at = Span::at(self.span.start());
                Some((
                    LinkKind::Wiki,
                    LinkTarget { span: self.span, path_span: at, fragment_span: Some(self.span), ..target },
                ))
            }
            // A path, in which nothing is encoded but what would be in a link.
            Used::File(path) => {
                let target = LinkTarget::parse(path, self.span, LinkKind::Inline);
                Some((LinkKind::Inline, LinkTarget { path_span: self.span, ..target }))
            }
            _ => None,
        }
    }
}

/// The uses in `block`, in bytes of the block.
fn uses_in(block: &Block) -> Vec<Use> {
    let text = &block.text;
    let mut found = Vec::new();
    for citation in &block.citations {
        let used = if citation.bare { Used::Bare } else { Used::Source };
        found.extend(citation.sources.iter().map(|source| Use::new(source.key, used(source.key.of(text).into()))));
    }
    for item in block.annotations.iter().flat_map(|annotation| &annotation.items) {
        let AnnotationItem::Pair { key, value } = item else { continue };
        let used = match key.of(text) {
            "src" | "of" => Used::Source,
            "basis" => Used::Basis,
            "ref" => Used::Entity,
            _ => continue,
        };
        found.extend(words(text, *value).map(|word| Use::new(word, used(word.of(text).into()))));
    }
    for link in &block.links {
        let what = match link.kind {
            LinkKind::Reference => Used::Label(link.target.path.as_str().into()),
            kind => Used::Link(kind, Box::new(link.target.clone())),
        };
        found.push(Use::new(link.target.span, what));
    }
    for definition in &block.definitions {
        let target = Box::new(definition.target.clone());
        found.push(Use::new(definition.target.span, Used::Link(LinkKind::Inline, target)));
    }
    if let Some(front_matter) = &block.front_matter {
        in_front_matter(front_matter, &mut found);
    }
    found
}

fn in_front_matter(front_matter: &FrontMatter, found: &mut Vec<Use>) {
    found.extend(front_matter.sources.iter().flat_map(Use::in_record));
    let bibliography = front_matter.bibliography.iter();
    found.extend(bibliography.map(|path| Use::new(path.span, Used::File(path.value.as_str().into()))));
    for key in &front_matter.keys {
        if matches!(key.name.value.as_str(), "speaker" | "place") && !key.value.is_empty() {
            let of_record = |source: &&SourceRecord| source.span.covers(key.value);
            let speaker = front_matter.sources.iter().find(of_record).and_then(|source| source.speaker.clone());
            let place = front_matter.place.as_ref().filter(|place| key.value.covers(place.span));
            let named = speaker.or_else(|| place.map(|place| place.value.clone()));
            found.extend(named.map(|id| Use::new(key.value, Used::Entity(id.into()))));
        }
    }
}

/// The words of `value`, which white space parts.
fn words(text: &str, value: Span) -> impl Iterator<Item = Span> {
    let mut at = value.start();
    std::iter::from_fn(move || {
        let rest = text.get(at..value.end())?;
        let word = rest.trim_start();
        let start = value.end() - word.len();
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        at = end;
        (start < end).then(|| Span::new(start, end))
    })
}

fn named_in(passage: &Passage) -> impl Iterator<Item = (Span, Named<'_>)> {
    passage.mentions.iter().flat_map(|mention| {
        let (officials, places): (&[OfficialId], &[PlaceId]) = match &mention.referent {
            Referent::Official(id) => (std::slice::from_ref(id), &[]),
            Referent::AmbiguousOfficial(ids) => (ids, &[]),
            Referent::Place(id) | Referent::Government(id) => (&[], std::slice::from_ref(id)),
            Referent::AmbiguousPlace(ids) => (&[], ids),
            Referent::Office(_) | Referent::Person(_) => (&[], &[]),
        };
        let other = match &mention.referent {
            Referent::Office(id) => Some(Named::Office(*id)),
            Referent::Person(name) => Some(Named::Person(name)),
            _ => None,
        };
        let officials = officials.iter().map(|id| Named::Official(*id));
        let places = places.iter().map(|id| Named::Place(*id));
        officials.chain(places).chain(other).map(|named| (mention.span, named))
    })
}
