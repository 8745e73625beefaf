//! All names over a text in one pass: the longest name from each word on, whatever it may mean.

mod pattern;
mod recognise;
mod title;
mod tree;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use crate::gazetteer::{OfficeId, OfficialId, PlaceId};

pub(super) use self::tree::Names;

/// What a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entity {
    /// An official.
    Official {
        /// Who.
        id: OfficialId,
        /// By which of the names.
        form: NameForm,
    },
    /// An office.
    Office {
        /// Which.
        id: OfficeId,
        /// By which of its titles, as an index into them.
        title: u16,
        /// Whether it is the title of several: `Presidents`.
        plural: bool,
    },
    /// A place.
    Place {
        /// Which.
        id: PlaceId,
        /// By which of its names.
        form: PlaceForm,
    },
}

/// Which of an official's names is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameForm {
    /// `Scott Bessent`.
    Full,
    /// `Janet L. Yellen`, `Zelensky` with his first name.
    Alias,
    /// The name used alone, `Bessent`. Whether it counts, the text around it decides.
    Short,
    /// The part that is not used alone, `Lifeng` of `He Lifeng`.
    Given,
}

/// Which of a place's names is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlaceForm {
    /// `China`, `U.S.`.
    Name,
    /// `Chinese`, `Briton`.
    Demonym,
    /// `Peking`.
    OldName,
    /// The name of a seat that mostly means those who sit in it: `the Kremlin`.
    Metonym,
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMatch<'g> {
    /// Its tokens, without a possessive; for a title, with the country right
    /// before it or behind `of`.
    pub tokens: Range<usize>,
    /// What it can mean; never empty.
    pub entities: Cow<'g, [Entity]>,
    /// The country whose a title is by what stands beside it, which is also
    /// a match of its own: `Chinese` of `Chinese Vice Premier`, `Malaysia` of
    /// `foreign minister of Malaysia`. The title's offices are then that
    /// country's.
    pub country: Option<PlaceId>,
}

impl NameForm {
    pub(super) const ALL: [Self; 4] = [Self::Full, Self::Alias, Self::Short, Self::Given];
}

impl PlaceForm {
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Demonym, Self::OldName, Self::Metonym];
}

impl Entity {
    fn official(self) -> Option<OfficialId> {
        match self {
            Self::Official { id, .. } => Some(id),
            _ => None,
        }
    }

    fn is_full_name(self) -> bool {
        matches!(self, Self::Official { form: NameForm::Full | NameForm::Alias, .. })
    }
}

impl NameMatch<'_> {
    /// Whether it is a title.
    #[must_use]
    pub fn is_title(&self) -> bool {
        self.entities.iter().any(|entity| matches!(entity, Entity::Office { .. }))
    }

    /// Whether it is a title of several people: `Presidents`.
    #[must_use]
    pub fn is_plural(&self) -> bool {
        self.is_title() && !self.entities.iter().any(|entity| matches!(entity, Entity::Office { plural: false, .. }))
    }

    /// The offices it can mean.
    pub fn offices(&self) -> impl Iterator<Item = OfficeId> {
        self.entities.iter().filter_map(|entity| match entity {
            Entity::Office { id, .. } => Some(*id),
            _ => None,
        })
    }

    /// The officials it can mean, and by which form of their names.
    pub fn officials(&self) -> impl Iterator<Item = (OfficialId, NameForm)> {
        self.entities.iter().filter_map(|entity| match entity {
            Entity::Official { id, form } => Some((*id, *form)),
            _ => None,
        })
    }

    /// The places it can mean, and by which of their names.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, PlaceForm)> {
        self.entities.iter().filter_map(|entity| match entity {
            Entity::Place { id, form } => Some((*id, *form)),
            _ => None,
        })
    }
}
