//! What other briefings can see of a briefing: what can be pointed to in it, what it rests on, and whether it still stands.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use rpds::RedBlackTreeMapSync;

use crate::calendar::Date;
use crate::document::{AnnotationItem, Block, Document, FrontMatter, LeafKind, SourceRecord, Status};

use super::heading::{heading_text, shown_text, slug};
use super::landmark::{Landmark, LandmarkKind, landmarks};
use super::reliance::{Reliance, reliances};

/// A heading is the title of a briefing that gives none if it stands in one
/// of so many first blocks, behind the front matter and whatever marks there are.
const TITLE_REACH: usize = 24;

/// The keys of an annotation that others see of a claim.
const GRADES: [&str; 3] = ["likelihood", "confidence", "as-of"];

/// Things, and how often each is given. Copies share all but what differs.
type Counts<T = String> = RedBlackTreeMapSync<T, usize>;

/// A claim with an id, as others can see it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClaimOutline {
    /// Its id.
    pub id: Box<str>,
    /// What it says, as a reader sees it, on one line.
    pub text: Box<str>,
    /// `likelihood`, `confidence` and `as-of`, as written, in the order of the annotation.
    pub grades: Vec<(Box<str>, Box<str>)>,
}

/// A briefing as the others see it, without any position and any order, so
/// that it stays the same while text is typed that nobody points to.
///
/// An edit takes out what its blocks gave and puts in what they give, so
/// that a keystroke in a heading costs that heading and not the others.
#[derive(Debug, Clone)]
pub struct Outline {
    /// `title` of the front matter, or the first heading.
    pub title: Option<String>,
    /// `status` of the front matter; also retracted if it has a date for that.
    pub status: Option<Status>,
    /// `retracted` of the front matter, as written.
    pub retracted: Option<String>,
    /// `date` of the front matter.
    pub date: Option<Date>,
    /// `sources` of the front matter.
    pub sources: Arc<[SourceRecord]>,
    headings: Counts,
    /// How many headings have each slug.
    slugs: Counts,
    ids: Counts,
    claims: Counts<ClaimOutline>,
    reliances: Counts<Reliance>,
    stamp: u64,
    /// The part of the stamp that comes from what it rests on.
    reliance_stamp: u64,
}

/// What a block gives to an outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Given {
    names: Vec<(LandmarkKind, String)>,
    claims: Vec<ClaimOutline>,
    reliances: Vec<Reliance>,
    /// The front matter, which has a title and a status, named whole.
    front: Option<Box<str>>,
}

impl Outline {
    /// The outline of `document`, in one pass over its blocks.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut outline = Self {
            title: None,
            status: None,
            retracted: None,
            date: None,
            sources: Arc::new([]),
            headings: Counts::new_sync(),
            slugs: Counts::new_sync(),
            ids: Counts::new_sync(),
            claims: Counts::new_sync(),
            reliances: Counts::new_sync(),
            stamp: 0,
            reliance_stamp: 0,
        };
        document.blocks().iter().for_each(|placed| outline.put(&Given::of(&placed.block)));
        outline.entitle(document);
        outline
    }

    /// The outline since `document` has blocks that give `new` in place of
    /// those that gave `old`. Costs what they give, and a look at the
    /// beginning of the document.
    pub(super) fn followed(&self, document: &Document, old: &[Given], new: &[Given]) -> Self {
        let mut outline = self.clone();
        for given in old {
            outline.take(given);
        }
        for given in new {
            outline.put(given);
        }
        outline.entitle(document);
        outline
    }

    /// Whether `fragment` points to something: `^id`, an id, a heading's
    /// words or slug, or headings one below the other (`Talks#Venue`).
    #[must_use]
    pub fn has(&self, fragment: &str) -> bool {
        if let Some(id) = fragment.strip_prefix('^') {
            return self.ids.contains_key(id);
        }
        let innermost = fragment.rsplit('#').next().unwrap_or(fragment);
        self.ids.contains_key(fragment) || fragment.is_empty() || self.has_slug(&slug(innermost))
    }

    /// The words of the headings, each once, in the order of the alphabet.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.keys().map(String::as_str)
    }

    /// Ids of claims, blocks and tags, each once, in the order of the alphabet.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// The claims that have an id, in the order of the alphabet.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimOutline> {
        self.claims.keys()
    }

    /// The claim `id`; of several the first in the order of what they say.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&ClaimOutline> {
        let from = ClaimOutline { id: id.into(), text: Box::default(), grades: Vec::new() };
        self.claims.range(from..).next().map(|(claim, _)| claim).filter(|claim| &*claim.id == id)
    }

    /// What it says it rests on and what it links to, each once.
    pub fn reliances(&self) -> impl Iterator<Item = &Reliance> {
        self.reliances.keys()
    }

    /// The record of its own source `key`.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&SourceRecord> {
        self.sources.iter().find(|source| source.key == key)
    }

    /// The same number means the same outline.
    pub(super) fn stamp(&self) -> u64 {
        hash(&(&self.title, self.stamp, self.provenance_stamp()))
    }

    /// The same number means the same part in what rests on what.
    pub(super) fn provenance_stamp(&self) -> u64 {
        let sources: Vec<u64> = self.sources.iter().map(record_stamp).collect();
        hash(&(self.status.map(Status::name), &self.retracted, self.date, sources, self.reliance_stamp))
    }

    /// The second "Outlook" is `#outlook-1`.
    fn has_slug(&self, wanted: &str) -> bool {
        if self.slugs.contains_key(wanted) {
            return true;
        }
        let Some((base, number)) = wanted.rsplit_once('-') else { return false };
        let is_written_so = !number.starts_with('0') && number.bytes().all(|digit| digit.is_ascii_digit());
        let times = self.slugs.get(base).copied().unwrap_or_default();
        is_written_so && number.parse::<usize>().is_ok_and(|number| number < times)
    }

    fn put(&mut self, given: &Given) {
        for (kind, name) in &given.names {
            self.stamp = self.stamp.wrapping_add(hash_name(*kind, name));
            self.count(*kind, name, |times| times + 1);
        }
        for claim in &given.claims {
            self.stamp = self.stamp.wrapping_add(hash(claim));
            recount(&mut self.claims, claim, |times| times + 1);
        }
        for reliance in &given.reliances {
            self.reliance_stamp = self.reliance_stamp.wrapping_add(hash(reliance));
            recount(&mut self.reliances, reliance, |times| times + 1);
        }
    }

    fn take(&mut self, given: &Given) {
        for (kind, name) in &given.names {
            self.stamp = self.stamp.wrapping_sub(hash_name(*kind, name));
            self.count(*kind, name, |times| times.saturating_sub(1));
        }
        for claim in &given.claims {
            self.stamp = self.stamp.wrapping_sub(hash(claim));
            recount(&mut self.claims, claim, |times| times.saturating_sub(1));
        }
        for reliance in &given.reliances {
            self.reliance_stamp = self.reliance_stamp.wrapping_sub(hash(reliance));
            recount(&mut self.reliances, reliance, |times| times.saturating_sub(1));
        }
    }

    fn count(&mut self, kind: LandmarkKind, name: &str, change: impl Fn(usize) -> usize) {
        if let LandmarkKind::Heading(_) = kind {
            recount(&mut self.slugs, &slug(name), &change);
            recount(&mut self.headings, &name.to_owned(), &change);
        } else {
            recount(&mut self.ids, &name.to_owned(), &change);
        }
    }

    /// Looks up what the document calls itself.
    fn entitle(&mut self, document: &Document) {
        let front_matter = document.front_matter();
        let title = front_matter.and_then(|front_matter: &FrontMatter| front_matter.title.as_ref());
        self.title = title.map(|title| title.value.clone()).or_else(|| first_heading(document));
        let status = front_matter.and_then(|front_matter| front_matter.status.as_ref()).map(|status| status.value);
        let is_retracted = front_matter.is_some_and(FrontMatter::is_retracted);
        self.status = if is_retracted { Some(Status::Retracted) } else { status };
        self.retracted = front_matter.and_then(|front_matter| front_matter.retracted.clone());
        self.date = front_matter.and_then(|front_matter| front_matter.date.as_ref()).map(|date| date.value.date);
        let sources = front_matter.map(|front_matter| front_matter.sources.as_slice()).unwrap_or_default();
        if *self.sources != *sources {
            self.sources = sources.into();
        }
    }
}

impl PartialEq for Outline {
    fn eq(&self, other: &Self) -> bool {
        let front =
            |one: &Self| (one.title.clone(), one.status, one.retracted.clone(), one.date, Arc::clone(&one.sources));
        (self.stamp, self.reliance_stamp) == (other.stamp, other.reliance_stamp)
            && front(self) == front(other)
            && (&self.headings, &self.ids) == (&other.headings, &other.ids)
            && (&self.claims, &self.reliances) == (&other.claims, &other.reliances)
    }
}

impl Eq for Outline {}

impl Given {
    /// What `block` gives.
    pub(super) fn of(block: &Block) -> Self {
        let landmarks = landmarks(block);
        let is_claim = |landmark: &&Landmark| matches!(landmark.kind, LandmarkKind::Claim | LandmarkKind::Block);
        Self {
            claims: landmarks.iter().filter(is_claim).map(|landmark| claim(block, landmark)).collect(),
            reliances: reliances(block),
            names: landmarks.into_iter().map(|landmark| (landmark.kind, landmark.name)).collect(),
            front: block.front_matter.as_ref().map(|_| block.text.clone()),
        }
    }
}

fn first_heading(document: &Document) -> Option<String> {
    let first = document.blocks().iter().take(TITLE_REACH);
    first.into_iter().find_map(|placed| {
        let leaf = placed.block.leaves.iter().find(|leaf| matches!(leaf.kind, LeafKind::Heading(_)))?;
        Some(heading_text(&placed.block, leaf))
    })
}

/// The claim at `landmark` of `block`.
fn claim(block: &Block, landmark: &Landmark) -> ClaimOutline {
    let is_its = |item: &AnnotationItem| matches!(item, AnnotationItem::Id(id) if *id == landmark.name_span);
    let annotation = block.annotations.iter().find(|annotation| annotation.items.iter().any(is_its));
    let pairs = annotation.into_iter().flat_map(|annotation| &annotation.items).filter_map(|item| match item {
        AnnotationItem::Pair { key, value } => Some((key.of(&block.text), value.of(&block.text).trim())),
        AnnotationItem::Id(_) | AnnotationItem::Class(_) => None,
    });
    let grades = pairs.filter(|(key, _)| GRADES.contains(key));
    ClaimOutline {
        id: landmark.name.as_str().into(),
        text: shown_text(block, landmark.span).into(),
        grades: grades.map(|(key, value)| (key.into(), value.into())).collect(),
    }
}

/// Sets how often `thing` is counted.
fn recount<T: Ord + Clone>(counts: &mut Counts<T>, thing: &T, change: impl Fn(usize) -> usize) {
    match change(counts.get(thing).copied().unwrap_or_default()) {
        0 => {
            counts.remove_mut(thing);
        }
        times => counts.insert_mut(thing.clone(), times),
    }
}

/// The same number means that whoever cites the source of `record` can be told the same of it.
pub(super) fn record_stamp(record: &SourceRecord) -> u64 {
    let derived: Vec<&str> = record.derived_from.iter().map(|from| from.value.as_str()).collect();
    let successor = record.superseded_by.as_ref().map(|key| key.value.as_str());
    let kind = (record.kind, record.named, record.is_retracted(), record.status == Some(Status::Superseded));
    let places = (&record.url, &record.text);
    hash(&(&record.key, derived, kind, &record.retracted, successor, places, &record.date))
}

/// A heading of any level is pointed to in the same way, and an id whatever has it.
fn hash_name(kind: LandmarkKind, name: &str) -> u64 {
    hash(&(matches!(kind, LandmarkKind::Heading(_)), name))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
