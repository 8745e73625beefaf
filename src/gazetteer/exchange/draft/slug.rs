//! Ids made of names, each once.

use rustc_hash::FxHashSet;

use crate::gazetteer::normal::folded;

/// The longest id that is made of a name.
const LONGEST: usize = 80;

/// `Department of the Treasury` as `department-of-the-treasury`; nothing
/// where no letter and no digit is in it.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for word in folded(name).split(' ') {
        if !slug.is_empty() {
            if slug.len() + word.len() >= LONGEST {
                break;
            }
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// Ids that are taken.
#[derive(Debug, Default)]
pub(super) struct Taken(FxHashSet<String>);

impl Taken {
    /// `wanted`, or it with the first of `marks` that makes it new, or with a number.
    pub(super) fn take(&mut self, wanted: &str, marks: &[&str], is_ours: impl Fn(&str) -> bool) -> String {
        let wanted = if wanted.is_empty() { "unnamed" } else { wanted };
        let marked = marks.iter().filter(|mark| !mark.is_empty()).map(|mark| format!("{wanted}-{mark}"));
        let numbered = (2_u64..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.to_owned())
            .chain(marked)
            .chain(numbered)
            .find(|id| !self.0.contains(id) && is_ours(id))
            .unwrap_or_default();
        self.0.insert(free.clone());
        free
    }

    /// Whether this is one of them.
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }
}
