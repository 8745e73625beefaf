//! One test binary for everything that looks at Dateline from outside.

#![allow(clippy::needless_raw_string_hashes, reason = "expectations are written by the tests themselves")]
#![allow(clippy::unwrap_used, reason = "a test that has nothing to unwrap has failed")]
#![allow(clippy::disallowed_methods, reason = "tests write the folders and files that they read")]

mod analysis;
mod architecture;
mod calendar;
#[cfg(all(feature = "cli", feature = "lsp"))]
mod cli;
mod commonmark;
mod comparison;
mod dates;
mod desk;
mod document;
mod example;
#[cfg(feature = "exchange")]
mod exchange;
mod features;
mod following;
mod front_matter;
mod gazetteer;
mod incremental;
mod labelled;
mod linear;
mod links;
#[cfg(all(feature = "cli", feature = "lsp"))]
mod lsp;
mod provenance;
mod reading;
mod relying;
mod rules;
mod severity;
mod workspace;
