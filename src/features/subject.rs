//! What stands under the cursor, as a thing that other places refer to.

use crate::analysis::{Mention, Referent};
use crate::document::{AnnotationItem, Link, LinkKind, LinkTarget, ReferenceDefinition};
use crate::gazetteer::{Gazetteer, OfficeId, OfficialId, PlaceId};
use crate::text::Span;
use crate::workspace::{Briefing, DocPath, Landmark, Named, Pointer, Workspace, find_headings, find_landmark};

use super::at::At;

/// A thing that is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A source by its key, and the briefing or file that has its record; the
    /// briefing that cites it where none has.
    Source(String, DocPath),
    /// A heading, a claim or a block of the briefing.
    Landmark(DocPath, Landmark),
    /// A briefing or another file as a whole.
    Document(DocPath),
    /// A reference of this briefing by its label, as `CommonMark` compares it.
    Label(String),
    /// Whom or what a mention names.
    Named(Vec<Known>),
}

/// Somebody or something that is named, whatever briefing names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// An official of the tables that all briefings are read with.
    Official(OfficialId),
    /// A place of these tables.
    Place(PlaceId),
    /// An office of these tables.
    Office(OfficeId),
    /// Somebody whom only a briefing's own records have: the id and the name.
    OwnOfficial(Box<str>, Box<str>),
    /// A place that only a briefing's own records have: the id and the name.
    OwnPlace(Box<str>, Box<str>),
    /// Somebody whom no record has, by the full name.
    Person(Box<str>),
}

/// A subject and the bytes of the document that name it under the cursor.
pub(super) struct Under {
    /// The thing.
    pub(super) subject: Subject,
    /// The key, the id, the words or the name alone.
    pub(super) span: Span,
}

/// The thing at `at`, the narrowest first: a key or an id before a link,
/// a link before a name, a name before the heading it stands in.
pub(super) fn subject(at: &At<'_>) -> Option<Under> {
    let kinds = [source, claim, label, link, mention, heading, document];
    kinds.iter().find_map(|kind| kind(at))
}

fn source(at: &At<'_>) -> Option<Under> {
    let own = at.briefing.path();
    let records = at.block.front_matter.iter().flat_map(|front_matter| &front_matter.sources);
    for record in records {
        if record.key_span.touches(at.offset) {
            let span = at.placed(unquoted(record.key_span, &record.key));
            return Some(Under { subject: Subject::Source(record.key.clone(), own.clone()), span });
        }
        let successor = record.superseded_by.as_ref().filter(|key| key.span.touches(at.offset));
        if let Some(key) = successor {
            let file = at.workspace.find_source(own, &key.value).map_or(own, |(file, _)| file);
            return Some(Under {
                subject: Subject::Source(key.value.clone(), file.clone()),
                span: at.placed(key.span),
            });
        }
    }
    let cited = at.cited().filter(|cited| cited.span.touches(at.offset))?;
    let file = at.workspace.find_source(own, &cited.key).map(|(file, _)| file);
    if file.is_none() && cited.may_be_claim {
        return None;
    }
    Some(Under { subject: Subject::Source(cited.key, file.unwrap_or(own).clone()), span: at.placed(cited.span) })
}

/// The bytes of a key without the quotation marks it may stand in.
pub(super) fn unquoted(span: Span, key: &str) -> Span {
    if span.len() == key.len() + 2 { Span::new(span.start() + 1, span.end() - 1) } else { span }
}

/// The id of a claim or block, given here or named by `basis`.
fn claim(at: &At<'_>) -> Option<Under> {
    let items = at.block.annotations.iter().flat_map(|annotation| &annotation.items);
    let ids = items.filter_map(|item| if let AnnotationItem::Id(id) = item { Some(*id) } else { None });
    if let Some(id) = ids.chain(at.block.anchors.iter().copied()).find(|id| id.touches(at.offset)) {
        let id = at.placed(id);
        let landmark = at.briefing.landmarks().find(|landmark| landmark.name_span == id)?;
        return Some(Under { subject: Subject::Landmark(at.briefing.path().clone(), landmark), span: id });
    }
    let cited = at.cited().filter(|cited| cited.may_be_claim)?;
    let target = if cited.key.contains('#') {
        LinkTarget::parse(&cited.key, cited.span, LinkKind::Wiki)
    } else {
        LinkTarget {
            fragment_span: Some(cited.span),
            path_span: Span::at(cited.span.start()),
            ..Pointer::basis_link(&cited.key)
        }
    };
    goal(at, LinkKind::Wiki, &target)
}

fn label(at: &At<'_>) -> Option<Under> {
    let definition =
        at.block.definitions.iter().find(|found: &&ReferenceDefinition| found.label_span.touches(at.offset));
    if let Some(found) = definition {
        return Some(Under { subject: Subject::Label(found.label.clone()), span: at.placed(found.label_span) });
    }
    let references = at.block.links.iter().filter(|link| link.kind == LinkKind::Reference);
    let link = references.filter(|link| link.span.touches(at.offset)).min_by_key(|link| link.span.len())?;
    at.briefing.find_reference(&link.target.path)?;
    Some(Under { subject: Subject::Label(link.target.path.clone()), span: at.placed(link.target.span) })
}

fn link(at: &At<'_>) -> Option<Under> {
    let inside =
        at.block.links.iter().filter(|link: &&Link| link.span.touches(at.offset) && link.kind != LinkKind::Reference);
    if let Some(link) = inside.min_by_key(|link| link.span.len()) {
        return goal(at, link.kind, &link.target);
    }
    let definition = at.block.definitions.iter().find(|definition| definition.target.span.touches(at.offset))?;
    goal(at, LinkKind::Inline, &definition.target)
}

/// Where `target`, written as `kind`, leads: on its path the document, else what its fragment points to.
fn goal(at: &At<'_>, kind: LinkKind, target: &LinkTarget) -> Option<Under> {
    let path = at.workspace.find_target(at.briefing.path(), kind, target)?;
    let is_on_path = !target.path_span.is_empty() && target.path_span.touches(at.offset);
    let fragment = target.fragment.as_deref().zip(target.fragment_span).filter(|(words, _)| !words.is_empty());
    let Some((fragment, span)) = fragment.filter(|_| !is_on_path) else {
        return Some(Under { subject: Subject::Document(path), span: at.placed(target.path_span) });
    };
    let landmarks: Vec<Landmark> = at.workspace.briefing(&path)?.landmarks().collect();
    let (found, span) =
        part_at(at, &landmarks, fragment, span).or_else(|| Some((find_landmark(&landmarks, fragment)?, span)))?;
    Some(Under { subject: Subject::Landmark(path, landmarks.get(found)?.clone()), span: at.placed(span) })
}

/// Of headings one below the other the one that the cursor is on.
fn part_at(at: &At<'_>, landmarks: &[Landmark], fragment: &str, span: Span) -> Option<(usize, Span)> {
    let written = at.text(span);
    if written != fragment || !fragment.contains('#') {
        return None;
    }
    let mut start = span.start();
    for (part, found) in written.split('#').zip(find_headings(landmarks, fragment)) {
        let own = Span::new(start, start + part.len());
        if own.touches(at.offset) {
            return Some((found?, own));
        }
        start = own.end() + 1;
    }
    None
}

fn mention(at: &At<'_>) -> Option<Under> {
    let mention = at.pick(&at.passage?.mentions, |mention| mention.span)?;
    let subject = Subject::Named(known(at.workspace, at.gazetteer(), mention));
    Some(Under { subject, span: at.placed(mention.span) })
}

fn known(workspace: &Workspace, own: &Gazetteer, mention: &Mention) -> Vec<Known> {
    let named: Vec<Named<'_>> = match &mention.referent {
        Referent::Official(id) => vec![Named::Official(*id)],
        Referent::AmbiguousOfficial(ids) => ids.iter().map(|id| Named::Official(*id)).collect(),
        Referent::Place(id) | Referent::Government(id) => vec![Named::Place(*id)],
        Referent::AmbiguousPlace(ids) => ids.iter().map(|id| Named::Place(*id)).collect(),
        Referent::Office(id) => vec![Named::Office(*id)],
        Referent::Person(name) => vec![Named::Person(name)],
    };
    named.into_iter().filter_map(|named| Known::of(named, &workspace.gazetteer, own)).collect()
}

impl Known {
    /// Whom `named` means in a briefing read with `own`, where all are read with `shared`.
    pub(super) fn of(named: Named<'_>, shared: &Gazetteer, own: &Gazetteer) -> Option<Self> {
        Some(match named {
            Named::Official(id) if shared.official(id).is_some() => Self::Official(id),
            Named::Official(id) => {
                let official = own.official(id)?;
                Self::OwnOfficial(official.id.clone(), official.name.clone())
            }
            Named::Place(id) if shared.place(id).is_some() => Self::Place(id),
            Named::Place(id) => {
                let place = own.place(id)?;
                Self::OwnPlace(place.id.clone(), place.name.clone())
            }
            Named::Office(id) => shared.office(id).map(|_| Self::Office(id))?,
            Named::Person(name) => Self::Person(name.into()),
        })
    }

    /// Whether it is what `named` means in `briefing`.
    pub(super) fn is(&self, named: Named<'_>, workspace: &Workspace, briefing: &Briefing) -> bool {
        match (self, named) {
            (Self::Official(one), Named::Official(other)) => *one == other,
            (Self::Place(one), Named::Place(other)) => *one == other,
            (Self::Office(one), Named::Office(other)) => *one == other,
            (Self::Person(one), Named::Person(other)) => **one == *other,
            (Self::OwnOfficial(..), Named::Official(_)) | (Self::OwnPlace(..), Named::Place(_)) => {
                Self::of(named, &workspace.gazetteer, briefing.reading().gazetteer()).as_ref() == Some(self)
            }
            _ => false,
        }
    }

    /// Words of which one stands in every text that names it.
    pub(super) fn words(&self, workspace: &Workspace) -> Vec<String> {
        let last = |name: &str| name.split_whitespace().last().unwrap_or_default().to_owned();
        match self {
            Self::Official(id) => workspace.gazetteer.official(*id).map_or_else(Vec::new, |official| {
                let names = [&official.name].into_iter().chain(&official.aliases);
                let names = names.chain(&official.short).chain(&official.given);
                names.map(|name| last(name)).collect()
            }),
            Self::OwnOfficial(_, name) | Self::Person(name) => name.split_whitespace().map(str::to_owned).collect(),
            Self::OwnPlace(_, name) => vec![last(name)],
            // A place is named by its people and an office by any of its titles, so that every text may.
            Self::Place(_) | Self::Office(_) => vec![String::new()],
        }
    }

    /// The id its record goes by.
    pub(super) fn id<'a>(&'a self, workspace: &'a Workspace) -> Option<&'a str> {
        match self {
            Self::Official(id) => workspace.gazetteer.official(*id).map(|official| &*official.id),
            Self::Place(id) => workspace.gazetteer.place(*id).map(|place| &*place.id),
            Self::OwnOfficial(id, _) | Self::OwnPlace(id, _) => Some(id),
            Self::Office(_) | Self::Person(_) => None,
        }
    }
}

fn heading(at: &At<'_>) -> Option<Under> {
    let offset = at.start + at.offset;
    let landmark = at.briefing.landmarks().find(|landmark| landmark.is_heading() && landmark.span.touches(offset))?;
    let span = landmark.span;
    Some(Under { subject: Subject::Landmark(at.briefing.path().clone(), landmark), span })
}

/// The front matter is about the briefing as a whole.
fn document(at: &At<'_>) -> Option<Under> {
    let front_matter = at.block.front_matter.as_deref()?;
    let span = front_matter.title.as_ref().map_or(Span::at(0), |title| title.span);
    Some(Under { subject: Subject::Document(at.briefing.path().clone()), span: at.placed(span) })
}
