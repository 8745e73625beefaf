//! What other briefings can see of a briefing: what can be pointed to in it, and whether it still stands.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::document::{Document, Status};

use super::heading::slug;
use super::landmark::{Landmark, LandmarkKind, landmarks};

/// A briefing as the others see it, without any position, so that it stays
/// the same while text is typed that nobody points to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// `title` of the front matter, or the first heading.
    pub title: Option<String>,
    /// `status` of the front matter.
    pub status: Option<Status>,
    /// The words of the headings, in order.
    pub headings: Vec<String>,
    /// Ids of claims, blocks and tags, in order.
    pub ids: Vec<String>,
    slugs: FxHashSet<String>,
    known_ids: FxHashSet<String>,
    stamp: u64,
}

impl Outline {
    /// The outline of `document`, in one pass over its blocks.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut outline = Self::default();
        let mut times: FxHashMap<String, usize> = FxHashMap::default();
        for placed in document.blocks() {
            for Landmark { kind, name, .. } in landmarks(&placed.block) {
                if let LandmarkKind::Heading(_) = kind {
                    let slug = slug(&name);
                    // The second "Outlook" is `#outlook-1`.
                    let times = times.entry(slug.clone()).or_default();
                    outline.slugs.insert(if *times == 0 { slug } else { format!("{slug}-{times}") });
                    *times += 1;
                    outline.headings.push(name);
                } else {
                    outline.known_ids.insert(name.clone());
                    outline.ids.push(name);
                }
            }
        }
        let front_matter = document.front_matter();
        let title = front_matter.and_then(|front_matter| front_matter.title.as_ref());
        outline.title = title.map(|title| title.value.clone()).or_else(|| outline.headings.first().cloned());
        outline.status = front_matter.and_then(|front_matter| front_matter.status.as_ref()).map(|status| status.value);
        outline.stamp = outline.hashed();
        outline
    }

    /// Whether `fragment` points to something: `^id`, an id, a heading's
    /// words or slug, or headings one below the other (`Talks#Venue`).
    #[must_use]
    pub fn has(&self, fragment: &str) -> bool {
        if let Some(id) = fragment.strip_prefix('^') {
            return self.known_ids.contains(id);
        }
        let innermost = fragment.rsplit('#').next().unwrap_or(fragment);
        self.known_ids.contains(fragment) || fragment.is_empty() || self.slugs.contains(&slug(innermost))
    }

    /// The same number means the same outline.
    pub(super) fn stamp(&self) -> u64 {
        self.stamp
    }

    fn hashed(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.title, self.status.map(Status::name), &self.headings, &self.ids).hash(&mut hasher);
        hasher.finish()
    }
}
