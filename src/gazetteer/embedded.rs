//! The tables that come with the program.

use std::sync::{Arc, LazyLock};

use super::Gazetteer;

macro_rules! seed {
    ($name:literal) => {
        (concat!("seeds/gazetteer/", $name), include_str!(concat!("../../seeds/gazetteer/", $name)))
    };
}

/// The files, each with the name it is shown by.
pub(super) const FILES: &[(&str, &str)] = &[
    seed!("countries.toml"),
    seed!("cities.toml"),
    seed!("regions.toml"),
    seed!("us.toml"),
    seed!("uk.toml"),
    seed!("leaders.toml"),
    seed!("ministers.toml"),
    seed!("bodies.toml"),
];

static EMBEDDED: LazyLock<Arc<Gazetteer>> = LazyLock::new(|| Arc::new(Gazetteer::load([]).0));

pub(super) fn gazetteer() -> Arc<Gazetteer> {
    Arc::clone(&EMBEDDED)
}
