//! The tables that come with the program.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::gazetteer::registry::RegistryText;
use crate::gazetteer::{Gazetteer, Layer};

macro_rules! seed {
    ($name:literal) => {
        (concat!("seeds/gazetteer/", $name), include_str!(concat!("../../seeds/gazetteer/", $name)))
    };
}

/// The files, each with the name it is shown by.
const FILES: &[(&str, &str)] = &[
    seed!("places.toml"),
    seed!("countries.csv"),
    seed!("cities.csv"),
    seed!("units.csv"),
    seed!("features.csv"),
    seed!("people.toml"),
    seed!("people.csv"),
    seed!("terms.csv"),
    seed!("us.toml"),
    seed!("uk.toml"),
    seed!("leaders.toml"),
    seed!("ministers.toml"),
    seed!("bodies.toml"),
];

static EMBEDDED: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| Arc::new(Gazetteer::load([]).0));

/// The files, lowest first.
pub(super) fn files() -> impl Iterator<Item = RegistryText> {
    FILES.iter().map(|(name, text)| RegistryText {
        name: Cow::Borrowed(name),
        text: Cow::Borrowed(text),
        layer: Layer::Embedded,
    })
}

/// The text of the file that is shown by `name`.
pub(super) fn text(name: &str) -> Option<Cow<'static, str>> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| Cow::Borrowed(*text))
}

pub(super) fn gazetteer() -> Arc<Gazetteer> {
    Arc::clone(&EMBEDDED)
}
