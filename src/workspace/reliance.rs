//! What the words of a block, and the front matter, say they rest on, without any position.

use crate::document::{Annotation, AnnotationItem, AnnotationTarget, Block, Link, LinkKind, LinkTarget, RelationKind};
use crate::text::Span;

/// In what way something has to do with something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// A citation, or `src`.
    Cites,
    /// Words taken from it: `.quote of=key`.
    Quotes,
    /// `basis` of an assessment.
    RestsOn,
    /// `relies-on` of a briefing.
    ReliesOn,
    /// `derived-from` of a source, or the briefing a source is a copy of.
    DrawsOn,
    /// A briefing has this claim.
    Holds,
    /// A link to another briefing.
    LinksTo,
    /// `see-also` of a briefing.
    SeeAlso,
    /// `supersedes`.
    Supersedes,
    /// `superseded-by`.
    SupersededBy,
    /// The record of whoever is named as the source, where nothing is cited.
    Record,
}

/// Something a briefing says it has to do with something, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reliance {
    /// The id of the claim that says so; none for what no id is given to.
    pub claim: Option<Box<str>>,
    /// In what way.
    pub relation: Relation,
    /// On what.
    pub on: Pointer,
}

/// A [`Reliance`] at the place where it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// What is said.
    pub reliance: Reliance,
    /// The bytes that say it: the key, the word, the link.
    pub span: Span,
    /// The bytes it speaks of: the sentence, or all of the block; none for front matter and definitions.
    pub about: Option<Span>,
}

/// What is pointed to, as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pointer {
    /// A source by its key.
    Source(Box<str>),
    /// A word of `basis`: a source, or a claim here or elsewhere.
    Basis(Box<str>),
    /// What a link says.
    Link(LinkKind, Box<str>),
}

impl Relation {
    /// Whether what stands on the one falls with the other.
    #[must_use]
    pub fn is_reliance(self) -> bool {
        match self {
            Self::Cites | Self::Quotes | Self::RestsOn | Self::ReliesOn | Self::DrawsOn | Self::Holds => true,
            Self::LinksTo | Self::SeeAlso | Self::Supersedes | Self::SupersededBy | Self::Record => false,
        }
    }

    /// As a program names it: `cites`, `rests-on`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::Quotes => "quotes",
            Self::RestsOn => "rests-on",
            Self::ReliesOn => "relies-on",
            Self::DrawsOn => "draws-on",
            Self::Holds => "holds",
            Self::LinksTo => "links-to",
            Self::SeeAlso => "see-also",
            Self::Supersedes => "supersedes",
            Self::SupersededBy => "superseded-by",
            Self::Record => "record",
        }
    }

    /// As a reader would say it: `cites`, `rests on`.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::Quotes => "quotes",
            Self::RestsOn => "rests on",
            Self::ReliesOn => "relies on",
            Self::DrawsOn => "draws on",
            Self::Holds => "holds",
            Self::LinksTo => "links to",
            Self::SeeAlso => "points to",
            Self::Supersedes => "supersedes",
            Self::SupersededBy => "is superseded by",
            Self::Record => "names",
        }
    }
}

impl From<RelationKind> for Relation {
    fn from(kind: RelationKind) -> Self {
        match kind {
            RelationKind::Supersedes => Self::Supersedes,
            RelationKind::SupersededBy => Self::SupersededBy,
            RelationKind::SeeAlso => Self::SeeAlso,
            RelationKind::ReliesOn => Self::ReliesOn,
        }
    }
}

impl Pointer {
    /// What `link`, which stands in `text`, points to.
    #[must_use]
    pub fn of_link(link: &Link, text: &str) -> Self {
        Self::Link(link.kind, link.target.span.of(text).trim().into())
    }

    /// A word of `basis` read as the link it is if no source is meant: to a
    /// claim of the same text, or with a number sign to one elsewhere.
    #[must_use]
    pub fn basis_link(word: &str) -> LinkTarget {
        let word = word.trim_start_matches("[[").trim_end_matches("]]");
        let written = if word.contains('#') { word.to_owned() } else { format!("#^{}", word.trim_start_matches('^')) };
        LinkTarget::parse(&written, Span::at(0), LinkKind::Wiki)
    }
}

impl Pointer {
    /// The link it is, a word of `basis` read as one; none for a source.
    #[must_use]
    pub fn as_link(&self) -> Option<(LinkKind, LinkTarget)> {
        match self {
            Self::Source(_) => None,
            Self::Basis(word) => Some((LinkKind::Wiki, Self::basis_link(word))),
            Self::Link(kind, written) => Some((*kind, LinkTarget::parse(written, Span::at(0), *kind))),
        }
    }
}

/// What `block` says it rests on.
pub(super) fn reliances(block: &Block) -> Vec<Reliance> {
    sayings(block).into_iter().map(|saying| saying.reliance).collect()
}

/// The same with the places where it is said, in bytes of `block`.
pub(super) fn sayings(block: &Block) -> Vec<Saying> {
    let mut sayings = Sayings { block, scopes: scopes(block), found: Vec::new() };
    for citation in block.citations.iter().filter(|citation| !citation.bare) {
        for source in &citation.sources {
            let on = Pointer::Source(source.key.of(&block.text).into());
            sayings.in_sentence(citation.sentence, Relation::Cites, &on, source.key);
        }
    }
    for (at, annotation) in block.annotations.iter().enumerate() {
        let sentence = sentence_of(block, annotation);
        let has_own = sayings.scopes.iter().any(|scope| scope.annotation == Some(at));
        for (relation, on, span) in pointers(block, annotation) {
            if has_own {
                sayings.put(|scope| scope.annotation == Some(at), sentence, relation, &on, span);
            } else {
                sayings.in_sentence(sentence, relation, &on, span);
            }
        }
    }
    // Front matter says what its links are.
    let is_text = block.front_matter.is_none();
    let leads_on = |link: &&Link| is_text && !link.target.external && link.kind != LinkKind::Reference;
    for link in block.links.iter().filter(leads_on) {
        let sentence = block.sentence_at(link.span.start());
        sayings.in_sentence(sentence, Relation::LinksTo, &Pointer::of_link(link, &block.text), link.span);
    }
    for definition in block.definitions.iter().filter(|definition| !definition.target.external) {
        let on = Pointer::Link(LinkKind::Inline, definition.target.span.of(&block.text).trim().into());
        sayings.of_briefing(Relation::LinksTo, on, definition.span);
    }
    for relation in block.front_matter.iter().flat_map(|front_matter| &front_matter.relations) {
        sayings.of_briefing(relation.kind.into(), Pointer::of_link(&relation.link, &block.text), relation.link.span);
    }
    sayings.found
}

/// Gathers what is said in one block.
struct Sayings<'b> {
    block: &'b Block,
    scopes: Vec<Scope<'b>>,
    found: Vec<Saying>,
}

impl Sayings<'_> {
    /// Says it of every claim of `sentence`, or of the whole block where there is none.
    fn in_sentence(&mut self, sentence: Option<usize>, relation: Relation, on: &Pointer, span: Span) {
        self.put(|scope| scope.has(sentence), sentence, relation, on, span);
    }

    /// Says it of the briefing.
    fn of_briefing(&mut self, relation: Relation, on: Pointer, span: Span) {
        self.found.push(Saying { reliance: Reliance { claim: None, relation, on }, span, about: None });
    }

    /// Says it of every claim that `is_meant`; of none with an id, if none is.
    fn put(
        &mut self,
        is_meant: impl Fn(&Scope<'_>) -> bool,
        sentence: Option<usize>,
        relation: Relation,
        on: &Pointer,
        span: Span,
    ) {
        let whole = || Span::new(0, self.block.text.trim_end().len());
        let about = sentence.and_then(|at| self.block.sentences.get(at)).map_or_else(whole, |sentence| sentence.span);
        let said = |claim| Saying { reliance: Reliance { claim, relation, on: on.clone() }, span, about: Some(about) };
        let claims = self.scopes.iter().filter(|scope| is_meant(scope)).map(|scope| Some(scope.id.into()));
        let before = self.found.len();
        self.found.extend(claims.map(said));
        if self.found.len() == before {
            self.found.push(said(None));
        }
    }
}

/// What `annotation` points to, word for word.
fn pointers<'b>(block: &'b Block, annotation: &'b Annotation) -> impl Iterator<Item = (Relation, Pointer, Span)> + 'b {
    let pairs = annotation.items.iter().filter_map(|item| match item {
        AnnotationItem::Pair { key, value } => Some((key.of(&block.text), *value)),
        AnnotationItem::Id(_) | AnnotationItem::Class(_) => None,
    });
    pairs.flat_map(move |(key, value)| {
        let pointer = move |span: Span| {
            let word = span.of(&block.text);
            let (relation, on) = match key {
                "src" => (Relation::Cites, Pointer::Source(word.into())),
                "of" => (Relation::Quotes, Pointer::Source(word.into())),
                "basis" => (Relation::RestsOn, Pointer::Basis(word.into())),
                _ => return None,
            };
            Some((relation, on, span))
        };
        words(&block.text, value).filter_map(pointer).collect::<Vec<_>>()
    })
}

/// The words of `span` of `text`, by the white space between them.
fn words(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    span.of(text).split(char::is_whitespace).filter_map(move |word| {
        let start = at;
        at += word.len() + text.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then(|| Span::new(start, start + word.len()))
    })
}

/// The sentences an id is given to.
struct Scope<'b> {
    id: &'b str,
    /// The annotation that gives it, as an index.
    annotation: Option<usize>,
    /// The sentence, as an index; none for the whole block.
    sentence: Option<usize>,
}

impl Scope<'_> {
    fn has(&self, sentence: Option<usize>) -> bool {
        self.sentence.is_none() || self.sentence == sentence
    }
}

fn scopes(block: &Block) -> Vec<Scope<'_>> {
    let annotated = block.annotations.iter().enumerate().flat_map(|(at, annotation)| {
        let ids = annotation.items.iter().filter_map(|item| match item {
            AnnotationItem::Id(id) => Some(id.of(&block.text)),
            AnnotationItem::Class(_) | AnnotationItem::Pair { .. } => None,
        });
        ids.map(move |id| Scope { id, annotation: Some(at), sentence: sentence_of(block, annotation) })
    });
    let anchors = block.anchors.iter();
    let anchored = anchors.map(|anchor| Scope { id: anchor.of(&block.text), annotation: None, sentence: None });
    annotated.chain(anchored).collect()
}

/// The sentence `annotation` speaks of, as an index; none where it speaks of the whole block.
fn sentence_of(block: &Block, annotation: &Annotation) -> Option<usize> {
    match annotation.target {
        AnnotationTarget::Sentence(sentence) => Some(sentence),
        AnnotationTarget::Bracketed(span) => block.sentence_at(span.start()),
        AnnotationTarget::Block => None,
    }
}
