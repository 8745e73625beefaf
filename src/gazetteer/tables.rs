//! What all registry files say together: rows merged by id, later files over earlier ones, and references resolved.

mod merge;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::gazetteer::{Office, OfficeId, Official, OfficialId, Place, PlaceId};

pub(super) use self::merge::merge;

/// Officials, offices and places of any number of files.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub officials: Vec<Official>,
    pub offices: Vec<Office>,
    pub places: Vec<Place>,
    pub official_ids: FxHashMap<Arc<str>, OfficialId>,
    pub office_ids: FxHashMap<Arc<str>, OfficeId>,
    pub place_ids: FxHashMap<Arc<str>, PlaceId>,
    /// Who has a term in each office.
    pub holders: Vec<Vec<OfficialId>>,
    /// Rows that a later file took out; they keep their numbers and have no names.
    pub hidden: Hidden,
}

/// What is taken out.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub officials: Vec<OfficialId>,
    pub offices: Vec<OfficeId>,
    pub places: Vec<PlaceId>,
}

impl Tables {
    pub(super) fn officials(&self) -> impl Iterator<Item = (OfficialId, &Official)> {
        self.officials.iter().enumerate().map(|(at, row)| (OfficialId(number(at)), row))
    }

    pub(super) fn offices(&self) -> impl Iterator<Item = (OfficeId, &Office)> {
        self.offices.iter().enumerate().map(|(at, row)| (OfficeId(number(at)), row))
    }

    pub(super) fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        self.places.iter().enumerate().map(|(at, row)| (PlaceId(number(at)), row))
    }
}

/// The next number of a table, which a gazetteer of four thousand million rows would run out of.
pub(super) fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
