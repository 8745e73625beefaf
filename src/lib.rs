//! Dateline reads annotated briefing documents as of their dateline; the modules stand in reading order, which is dependency order.

pub mod text;

pub mod calendar;

pub mod config;

pub mod document;

pub mod gazetteer;

pub mod analysis;

pub mod workspace;

pub mod rules;

pub mod features;

#[cfg(feature = "disk")]
pub mod disk;

#[cfg(feature = "lsp")]
pub mod lsp;

#[cfg(feature = "cli")]
pub mod cli;
