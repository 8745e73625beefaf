//! What other briefings can see of a briefing: what can be pointed to in it, and whether it still stands.

use std::hash::{DefaultHasher, Hash, Hasher};

use rpds::RedBlackTreeMapSync;

use crate::document::{Block, Document, FrontMatter, LeafKind, Status};

use super::heading::{heading_text, slug};
use super::landmark::{LandmarkKind, landmarks};

/// A heading is the title of a briefing that gives none if it stands in one
/// of so many first blocks, behind the front matter and whatever marks there are.
const TITLE_REACH: usize = 24;

/// Names, and how often each is given. Copies share all but what differs.
type Counts = RedBlackTreeMapSync<String, usize>;

/// A briefing as the others see it, without any position and any order, so
/// that it stays the same while text is typed that nobody points to.
///
/// An edit takes out what its blocks gave and puts in what they give, so
/// that a keystroke in a heading costs that heading and not the others.
#[derive(Debug, Clone)]
pub struct Outline {
    /// `title` of the front matter, or the first heading.
    pub title: Option<String>,
    /// `status` of the front matter.
    pub status: Option<Status>,
    headings: Counts,
    /// How many headings have each slug.
    slugs: Counts,
    ids: Counts,
    stamp: u64,
}

/// What a block gives to an outline.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Given {
    names: Vec<(LandmarkKind, String)>,
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
            headings: Counts::new_sync(),
            slugs: Counts::new_sync(),
            ids: Counts::new_sync(),
            stamp: 0,
        };
        for placed in document.blocks() {
            Given::of(&placed.block).names.iter().for_each(|(kind, name)| outline.put(*kind, name));
        }
        outline.entitle(document);
        outline
    }

    /// The outline since `document` has blocks that give `new` in place of
    /// those that gave `old`. Costs what they give, and a look at the
    /// beginning of the document.
    pub(super) fn followed(&self, document: &Document, old: &[Given], new: &[Given]) -> Self {
        let mut outline = self.clone();
        old.iter().flat_map(|given| &given.names).for_each(|(kind, name)| outline.take(*kind, name));
        new.iter().flat_map(|given| &given.names).for_each(|(kind, name)| outline.put(*kind, name));
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

    /// The same number means the same outline.
    pub(super) fn stamp(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.title, self.status.map(Status::name), self.stamp).hash(&mut hasher);
        hasher.finish()
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

    fn put(&mut self, kind: LandmarkKind, name: &str) {
        self.stamp = self.stamp.wrapping_add(hash(kind, name));
        self.count(kind, name, |times| times + 1);
    }

    fn take(&mut self, kind: LandmarkKind, name: &str) {
        self.stamp = self.stamp.wrapping_sub(hash(kind, name));
        self.count(kind, name, |times| times.saturating_sub(1));
    }

    fn count(&mut self, kind: LandmarkKind, name: &str, change: impl Fn(usize) -> usize) {
        let set = |counts: &mut Counts, name: String| {
            match change(counts.get(&name).copied().unwrap_or_default()) {
                0 => counts.remove_mut(&name),
                times => {
                    counts.insert_mut(name, times);
                    true
                }
            };
        };
        if let LandmarkKind::Heading(_) = kind {
            set(&mut self.slugs, slug(name));
            set(&mut self.headings, name.to_owned());
        } else {
            set(&mut self.ids, name.to_owned());
        }
    }

    /// Looks up what the document calls itself.
    fn entitle(&mut self, document: &Document) {
        let front_matter = document.front_matter();
        let title = front_matter.and_then(|front_matter: &FrontMatter| front_matter.title.as_ref());
        self.title = title.map(|title| title.value.clone()).or_else(|| first_heading(document));
        self.status = front_matter.and_then(|front_matter| front_matter.status.as_ref()).map(|status| status.value);
    }
}

impl PartialEq for Outline {
    fn eq(&self, other: &Self) -> bool {
        let own = (self.stamp, &self.title, self.status, &self.headings, &self.ids);
        own == (other.stamp, &other.title, other.status, &other.headings, &other.ids)
    }
}

impl Eq for Outline {}

impl Given {
    /// What `block` gives.
    pub(super) fn of(block: &Block) -> Self {
        let names = landmarks(block).into_iter().map(|landmark| (landmark.kind, landmark.name)).collect();
        Self { names, front: block.front_matter.as_ref().map(|_| block.text.clone()) }
    }
}

fn first_heading(document: &Document) -> Option<String> {
    let first = document.blocks().iter().take(TITLE_REACH);
    first.into_iter().find_map(|placed| {
        let leaf = placed.block.leaves.iter().find(|leaf| matches!(leaf.kind, LeafKind::Heading(_)))?;
        Some(heading_text(&placed.block, leaf))
    })
}

/// A heading of any level is pointed to in the same way, and an id whatever has it.
fn hash(kind: LandmarkKind, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (matches!(kind, LandmarkKind::Heading(_)), name).hash(&mut hasher);
    hasher.finish()
}
