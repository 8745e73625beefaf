//! The tables that come with the program, registry files over them, who held what when, and names in a text.

mod bulk;
mod facts;
mod held;
mod knowledge;
mod names;
#[cfg(feature = "exchange")]
mod refresh;
mod registry;
mod statement;
mod tables;

use dateline::calendar::Date;
use dateline::gazetteer::{Gazetteer, OfficeId, OfficialId, PlaceId};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn official(gazetteer: &Gazetteer, id: &str) -> OfficialId {
    gazetteer.officials().find(|(_, official)| *official.id == *id).unwrap_or_else(|| panic!("no official {id}")).0
}

fn office(gazetteer: &Gazetteer, id: &str) -> OfficeId {
    gazetteer.offices().find(|(_, office)| *office.id == *id).unwrap_or_else(|| panic!("no office {id}")).0
}

fn place(gazetteer: &Gazetteer, id: &str) -> PlaceId {
    gazetteer.places().find(|(_, place)| *place.id == *id).unwrap_or_else(|| panic!("no place {id}")).0
}
