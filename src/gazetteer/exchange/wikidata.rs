//! Wikidata: results of queries, and items with their statements.

mod entity;
mod item;
mod sparql;

pub use self::entity::import as import_entities;
pub use self::sparql::import as import_results;
