//! One test binary for everything that looks at Dateline from outside.

#![allow(clippy::disallowed_methods, reason = "tests write the folders and files that they read")]

mod architecture;
mod calendar;
mod desk;
mod example;
mod incremental;
mod rules;
