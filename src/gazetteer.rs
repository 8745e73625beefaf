//! Whom and where we know: officials, offices, terms and places, as of a date, each with where the fact is from.

mod check;
mod compact;
mod embedded;
#[cfg(all(feature = "exchange", in_program))]
pub mod exchange;
mod find;
mod held;
mod local;
mod names;
mod normal;
mod office;
mod official;
mod place;
mod prefixes;
mod provenance;
#[cfg(all(feature = "exchange", in_program))]
pub mod refresh;
mod registry;
mod shelf;
mod spelling;
mod statement;
mod tables;

use std::borrow::Cow;
use std::sync::Arc;

pub use self::check::{Collisions, Fault, check, collisions};
pub use self::held::Held;
pub use self::names::{Entity, NameForm, NameMatch, PlaceForm};
pub use self::office::{Office, OfficeClass, Title};
pub use self::official::{BareShort, Official, Term, TermEnd, TermStatus};
pub use self::place::{BareName, Metonym, OldName, Place, PlaceKind};
pub use self::prefixes::{Beginning, Named, begins_as, folded};
pub use self::provenance::{Basis, DataSet, Layer, Provenance, Registry};
pub use self::registry::Problem;
pub use self::statement::{Effect, Statement};

use self::local::{Local, Shared};
use self::names::Names;
use self::prefixes::Prefixes;
use self::registry::RegistryText;
use self::shelf::Shelf;
use self::tables::number;

/// An official's number in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficialId(pub u32);

/// An office's number in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeId(pub u32);

/// A place's number in a [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// Officials, offices and places, and their names as they stand in texts.
///
/// A clone is cheap: it shares the tables. Numbers of a gazetteer hold in
/// every gazetteer that [`Gazetteer::with_local`] makes of it.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    base: Arc<Shelf>,
    /// What one document adds.
    local: Option<Arc<Local>>,
    /// What a workspace's record files add.
    shared: Option<Arc<Shared>>,
    version: u64,
}

impl Gazetteer {
    /// The tables that come with the program, read once.
    #[must_use]
    pub fn embedded() -> Arc<Self> {
        embedded::gazetteer()
    }

    /// The text of a file of the embedded tables, by the name that their rows give.
    #[must_use]
    pub fn embedded_file(name: &str) -> Option<Cow<'static, str>> {
        embedded::text(name)
    }

    /// The embedded tables in the compact form in which the program carries
    /// them, made of their files, and what is to be put right in these.
    #[must_use]
    pub fn compile() -> (Vec<u8>, Vec<Problem>) {
        embedded::compile()
    }

    /// The embedded tables with registry files over them, each a name for
    /// messages and its text, the last one strongest. A file whose name ends
    /// in `.csv` is a table of people or of terms, and stands behind the TOML
    /// file of its folder, which says as of when it is right. A row adds to the
    /// row of the same id below it: it may add terms, titles and aliases, correct
    /// single values, close a term with `end`, or take something out with
    /// `hide = true`. What does not fit is a problem; the rest is used.
    #[must_use]
    pub fn load<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> (Self, Vec<Problem>) {
        Self::layered(true, files.into_iter().map(|(name, text)| (Layer::Workspace, name, text)))
    }

    /// The same without the embedded tables, for a desk that wants only its own.
    #[must_use]
    pub fn load_only<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> (Self, Vec<Problem>) {
        Self::layered(false, files.into_iter().map(|(name, text)| (Layer::Workspace, name, text)))
    }

    /// The same with the layer of each file, and the embedded tables below
    /// them only if `embedded`.
    #[must_use]
    pub fn layered<'f>(
        embedded: bool,
        files: impl IntoIterator<Item = (Layer, &'f str, &'f str)>,
    ) -> (Self, Vec<Problem>) {
        let below = if embedded { embedded::shelf() } else { Shelf::default() };
        let files = files.into_iter().map(|(layer, name, text)| RegistryText {
            name: name.to_owned().into(),
            text: text.to_owned().into(),
            layer,
        });
        let (shelf, problems) = below.with(files.collect());
        let version = shelf.version;
        (Self { base: Arc::new(shelf.settle()), local: None, shared: None, version }, problems)
    }

    /// The same number means the same content, also in another process.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// An official, if the number is one of this gazetteer's.
    #[must_use]
    pub fn official(&self, id: OfficialId) -> Option<&Official> {
        let own = self.local.as_ref().and_then(|local| local.official(id));
        own.or_else(|| self.base.tables.officials.get(id.0 as usize))
    }

    /// An office, if the number is one of this gazetteer's.
    #[must_use]
    pub fn office(&self, id: OfficeId) -> Option<&Office> {
        let own = self.local.as_ref().and_then(|local| local.office(id));
        own.or_else(|| self.base.tables.offices.get(id.0 as usize))
    }

    /// A place, if the number is one of this gazetteer's.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<&Place> {
        let own = self.local.as_ref().and_then(|local| local.place(id));
        own.or_else(|| self.base.tables.places.get(id.0 as usize))
    }

    /// The place whose id is `id`, in the tables or in what the document adds.
    #[must_use]
    pub fn place_by_id(&self, id: &str) -> Option<PlaceId> {
        let base = self.base.tables.place_ids.get(id).copied();
        base.or_else(|| self.local.as_ref().and_then(|local| local.place_by_id(id)))
    }

    /// The official whose id is `id`, in the tables or in what the document adds.
    #[must_use]
    pub fn official_by_id(&self, id: &str) -> Option<OfficialId> {
        let base = self.base.tables.official_ids.get(id).copied();
        base.or_else(|| self.local.as_ref().and_then(|local| local.official_by_id(id)))
    }

    /// Everyone with a term in `office`, whenever that was.
    pub fn holders(&self, office: OfficeId) -> impl Iterator<Item = OfficialId> {
        let base = self.base.tables.holders.get(office.0 as usize).into_iter().flatten().copied();
        let local = self.local.iter().flat_map(move |local| local.holders(office));
        let base: Vec<OfficialId> = base.collect();
        let more: Vec<OfficialId> = local.filter(|official| !base.contains(official)).collect();
        base.into_iter().chain(more)
    }

    /// All officials.
    pub fn officials(&self) -> impl Iterator<Item = (OfficialId, &Official)> {
        let last = self.local.as_ref().map_or(self.base.tables.officials.len(), |local| local.official_end());
        let hidden = &self.base.tables.hidden.officials;
        (0..number(last))
            .map(OfficialId)
            .filter(|id| !hidden.contains(id))
            .filter_map(|id| Some((id, self.official(id)?)))
    }

    /// All offices.
    pub fn offices(&self) -> impl Iterator<Item = (OfficeId, &Office)> {
        let last = self.local.as_ref().map_or(self.base.tables.offices.len(), |local| local.office_end());
        let hidden = &self.base.tables.hidden.offices;
        (0..number(last)).map(OfficeId).filter(|id| !hidden.contains(id)).filter_map(|id| Some((id, self.office(id)?)))
    }

    /// All places.
    pub fn places(&self) -> impl Iterator<Item = (PlaceId, &Place)> {
        let last = self.local.as_ref().map_or(self.base.tables.places.len(), |local| local.place_end());
        let hidden = &self.base.tables.hidden.places;
        (0..number(last)).map(PlaceId).filter(|id| !hidden.contains(id)).filter_map(|id| Some((id, self.place(id)?)))
    }

    fn base_names(&self) -> &Names {
        &self.base.names
    }

    fn local_names(&self) -> Option<&Names> {
        self.local.as_ref().map(|local| local.names())
    }
}
