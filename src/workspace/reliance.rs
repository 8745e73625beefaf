//! What the words of a block, and the front matter, say they rest on, without any position.

use crate::document::{
    Annotation, AnnotationItem, AnnotationTarget, Block, FrontMatter, Link, LinkKind, LinkTarget, RelationKind,
};
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

/// What `block` says it rests on.
pub(super) fn reliances(block: &Block) -> Vec<Reliance> {
    let scopes = scopes(block);
    let mut found = Vec::new();
    let mut put = |claims: &mut dyn Iterator<Item = &Scope<'_>>, relation: Relation, on: Pointer| {
        let mut claims = claims.peekable();
        if claims.peek().is_none() {
            found.push(Reliance { claim: None, relation, on });
            return;
        }
        for claim in claims {
            found.push(Reliance { claim: Some(claim.id.into()), relation, on: on.clone() });
        }
    };
    for citation in block.citations.iter().filter(|citation| !citation.bare) {
        for source in &citation.sources {
            let on = Pointer::Source(source.key.of(&block.text).into());
            put(&mut scopes.iter().filter(|scope| scope.has(citation.sentence)), Relation::Cites, on);
        }
    }
    for (at, annotation) in block.annotations.iter().enumerate() {
        let own = || scopes.iter().filter(move |scope| scope.annotation == Some(at));
        let sentence = sentence_of(block, annotation);
        for (relation, on) in pointers(block, annotation) {
            if own().next().is_some() {
                put(&mut own(), relation, on);
            } else {
                put(&mut scopes.iter().filter(|scope| scope.has(sentence)), relation, on);
            }
        }
    }
    for link in block.links.iter().filter(|link| !link.target.external && link.kind != LinkKind::Reference) {
        let sentence = block.sentence_at(link.span.start());
        let on = Pointer::of_link(link, &block.text);
        put(&mut scopes.iter().filter(|scope| scope.has(sentence)), Relation::LinksTo, on);
    }
    for definition in block.definitions.iter().filter(|definition| !definition.target.external) {
        let on = Pointer::Link(LinkKind::Inline, definition.target.span.of(&block.text).trim().into());
        put(&mut std::iter::empty(), Relation::LinksTo, on);
    }
    if let Some(front_matter) = &block.front_matter {
        found.extend(relations(front_matter, &block.text));
    }
    found
}

fn relations(front_matter: &FrontMatter, text: &str) -> impl Iterator<Item = Reliance> {
    front_matter.relations.iter().map(|relation| Reliance {
        claim: None,
        relation: relation.kind.into(),
        on: Pointer::of_link(&relation.link, text),
    })
}

/// What `annotation` points to, word for word.
fn pointers<'b>(block: &'b Block, annotation: &'b Annotation) -> impl Iterator<Item = (Relation, Pointer)> + 'b {
    let pairs = annotation.items.iter().filter_map(|item| match item {
        AnnotationItem::Pair { key, value } => Some((key.of(&block.text), value.of(&block.text))),
        AnnotationItem::Id(_) | AnnotationItem::Class(_) => None,
    });
    pairs.flat_map(|(key, value)| {
        let pointer = move |word: &str| match key {
            "src" => Some((Relation::Cites, Pointer::Source(word.into()))),
            "of" => Some((Relation::Quotes, Pointer::Source(word.into()))),
            "basis" => Some((Relation::RestsOn, Pointer::Basis(word.into()))),
            _ => None,
        };
        value.split_whitespace().filter_map(pointer).collect::<Vec<_>>()
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
