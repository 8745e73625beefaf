//! The compact forms of officials, offices, places and what their rows have.

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{
    BareName, BareShort, Basis, DataSet, Entity, Layer, Metonym, NameForm, Office, OfficeClass, OfficeId, Official,
    OfficialId, OldName, Place, PlaceForm, PlaceId, PlaceKind, Provenance, Registry, Term, TermEnd, TermStatus, Title,
};

use super::{Compact, Reader, Writer};

/// Rows, field by field.
macro_rules! rows {
    ($($type:ident { $($field:ident),* $(,)? })*) => {
        $(impl Compact for $type {
            fn put(&self, to: &mut Writer) {
                // A field that is not named here does not compile.
                let Self { $($field),* } = self;
                $($field.put(to);)*
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Some(Self { $($field: Compact::take(from)?),* })
            }
        })*
    };
}

rows! {
    Official { id, name, short, given, aliases, native, bare_short, wikidata, terms, provenance }
    Term { office, start, end, status, basis, end_basis, attested, as_of, provenance }
    Office { id, body, country, class, seats, titles, as_of, complete_from, known_until, provenance }
    Title { text, from, to }
    Place {
        id, name, long_name, kind, country, within, capital_of, claimed_by, namesakes_in, aliases, demonyms, adjectives,
        old_names, bare, stands_for, tz, coordinates, population, population_year, provenance,
    }
    OldName { text, from, until }
    Registry { id, file, as_of, licence, source, data_sets, layer }
    DataSet { key, name, licence, date, link }
}

/// Words of closed lists, by their place in them.
macro_rules! words {
    ($($type:ident),*) => {
        $(impl Compact for $type {
            fn put(&self, to: &mut Writer) {
                to.number(Self::ALL.iter().position(|word| word == self).unwrap_or_default() as u64);
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Self::ALL.get(usize::try_from(from.number()?).ok()?).copied()
            }
        })*
    };
}

words!(BareName, BareShort, Basis, Layer, NameForm, OfficeClass, PlaceForm, PlaceKind, TermStatus);

/// Numbers of rows.
macro_rules! ids {
    ($($type:ident),*) => {
        $(impl Compact for $type {
            fn put(&self, to: &mut Writer) {
                self.0.put(to);
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                u32::take(from).map(Self)
            }
        })*
    };
}

ids!(OfficeId, OfficialId, PlaceId);

impl Compact for Provenance {
    fn put(&self, to: &mut Writer) {
        to.registry(&self.registry);
        self.line.put(to);
        self.source.put(to);
        self.links.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some(Self {
            registry: from.registry()?,
            line: Compact::take(from)?,
            source: Compact::take(from)?,
            links: Compact::take(from)?,
        })
    }
}

impl Compact for PartialDate {
    fn put(&self, to: &mut Writer) {
        let (earliest, latest, kind) = self.parts();
        earliest.put(to);
        // Most dates are a day.
        (latest != earliest).then_some(latest).put(to);
        kind.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let earliest = Compact::take(from)?;
        let latest = <Option<Date> as Compact>::take(from)?.unwrap_or(earliest);
        Self::of_parts(earliest, latest, Compact::take(from)?)
    }
}

impl Compact for TermEnd {
    fn put(&self, to: &mut Writer) {
        match self {
            Self::Open => to.number(0),
            Self::Unknown => to.number(1),
            Self::On(date) => {
                to.number(2);
                date.put(to);
            }
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match from.number()? {
            0 => Some(Self::Open),
            1 => Some(Self::Unknown),
            2 => PartialDate::take(from).map(Self::On),
            _ => None,
        }
    }
}

impl Compact for Metonym {
    fn put(&self, to: &mut Writer) {
        let (kind, id) = match self {
            Self::Government(PlaceId(id)) => (0, id),
            Self::Office(OfficeId(id)) => (1, id),
        };
        to.number(kind);
        id.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match from.number()? {
            0 => PlaceId::take(from).map(Self::Government),
            1 => OfficeId::take(from).map(Self::Office),
            _ => None,
        }
    }
}

impl Compact for Entity {
    fn put(&self, to: &mut Writer) {
        match self {
            Self::Official { id, form } => {
                to.number(0);
                id.put(to);
                form.put(to);
            }
            Self::Office { id, title, plural } => {
                to.number(if *plural { 2 } else { 1 });
                id.put(to);
                title.put(to);
            }
            Self::Place { id, form } => {
                to.number(3);
                id.put(to);
                form.put(to);
            }
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        match from.number()? {
            0 => Some(Self::Official { id: Compact::take(from)?, form: Compact::take(from)? }),
            kind @ (1 | 2) => {
                Some(Self::Office { id: Compact::take(from)?, title: Compact::take(from)?, plural: kind == 2 })
            }
            3 => Some(Self::Place { id: Compact::take(from)?, form: Compact::take(from)? }),
            _ => None,
        }
    }
}
