//! Whom and where we know: officials, offices, terms and places, as of a date, each with where the fact is from.

/// An official's number in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficialId(pub u32);

/// An office's number in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeId(pub u32);

/// A place's number in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// Officials, offices and places.
#[derive(Debug, Default)]
pub struct Gazetteer {}
