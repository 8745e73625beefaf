//! What all registry files say together: rows merged by id, later files over earlier ones, and references resolved.

mod merge;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::calendar::Date;
use crate::gazetteer::compact::{Compact, Reader, Writer};
use crate::gazetteer::{Entity, Office, OfficeId, Official, OfficialId, Place, PlaceId};

pub(super) use self::merge::merge;

/// Officials, offices and places of any number of files.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tables {
    pub officials: Vec<Official>,
    pub offices: Vec<Office>,
    pub places: Vec<Place>,
    pub official_ids: FxHashMap<Arc<str>, OfficialId>,
    pub office_ids: FxHashMap<Arc<str>, OfficeId>,
    pub place_ids: FxHashMap<Arc<str>, PlaceId>,
    /// Offices, by the beginning of their ids, and from when files list every
    /// holder: it holds for those too that a later file defines.
    pub covers: Vec<(Box<str>, Date)>,
    /// Who has a term in each office. Made by [`Tables::settle`].
    pub holders: Vec<Vec<OfficialId>>,
    /// Rows that a later file took out; they keep their numbers and have no names.
    pub hidden: Hidden,
}

/// What is taken out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    pub officials: Vec<OfficialId>,
    pub offices: Vec<OfficeId>,
    pub places: Vec<PlaceId>,
}

/// The rows that files speak of.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub officials: FxHashSet<OfficialId>,
    pub offices: FxHashSet<OfficeId>,
    pub places: FxHashSet<PlaceId>,
}

impl Touched {
    /// Whether what a name means is one of them.
    pub(super) fn has(&self, entity: Entity) -> bool {
        match entity {
            Entity::Official { id, .. } => self.officials.contains(&id),
            Entity::Office { id, .. } => self.offices.contains(&id),
            Entity::Place { id, .. } => self.places.contains(&id),
        }
    }
}

impl Tables {
    /// The tables when all files have spoken: without what hangs on hidden
    /// rows, terms in order, and the holders of each office. Nothing may be
    /// merged into them any more.
    pub(super) fn settle(mut self) -> Self {
        self.holders = vec![Vec::new(); self.offices.len()];
        for (at, official) in self.officials.iter_mut().enumerate() {
            let id = OfficialId(number(at));
            if self.hidden.officials.contains(&id) {
                official.terms.clear();
            }
            official.terms.retain(|term| !self.hidden.offices.contains(&term.office));
            official.terms.sort_by_key(|term| term.start.as_ref().map(crate::calendar::PartialDate::earliest));
            for term in &mut official.terms {
                // Raising the day of an office vouches for all its rows until then.
                let raised = self.offices.get(term.office.0 as usize).and_then(|office| office.as_of);
                term.as_of = term.as_of.max(raised);
                if let Some(holders) = self.holders.get_mut(term.office.0 as usize)
                    && holders.last() != Some(&id)
                {
                    holders.push(id);
                }
            }
        }
        self
    }

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

impl Compact for Tables {
    /// The rows as they are before [`Tables::settle`].
    fn put(&self, to: &mut Writer) {
        to.all(&self.officials);
        to.all(&self.offices);
        to.all(&self.places);
        to.all(&self.covers);
        to.all(&self.hidden.officials);
        to.all(&self.hidden.offices);
        to.all(&self.hidden.places);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let (officials, offices, places): (Vec<Official>, Vec<Office>, Vec<Place>) =
            (from.all()?, from.all()?, from.all()?);
        Some(Self {
            official_ids: ids(officials.iter().map(|row| &*row.id), |at| OfficialId(number(at))),
            office_ids: ids(offices.iter().map(|row| &*row.id), |at| OfficeId(number(at))),
            place_ids: ids(places.iter().map(|row| &*row.id), |at| PlaceId(number(at))),
            officials,
            offices,
            places,
            covers: from.all()?,
            holders: Vec::new(),
            hidden: Hidden { officials: from.all()?, offices: from.all()?, places: from.all()? },
        })
    }
}

/// The numbers of rows by their ids.
fn ids<'r, T>(rows: impl Iterator<Item = &'r str>, id: impl Fn(usize) -> T) -> FxHashMap<Arc<str>, T> {
    rows.enumerate().map(|(at, row)| (Arc::from(row), id(at))).collect()
}

/// The next number of a table, which a gazetteer of four thousand million rows would run out of.
pub(super) fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
