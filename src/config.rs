//! What was asked of us: settings as written, settings as meant.

mod level;
mod parse;
mod settings;
mod size;
mod written;

pub use self::level::{Level, Severity};
pub use self::parse::{ConfigProblem, parse, parse_value, unknown_rules};
pub use self::settings::{DEFAULT_MAX_FILE_SIZE, Exclusion, Settings};
pub use self::size::{parse_size, size_in_words};
pub use self::written::{Named, WrittenSettings};

/// The profiles and packs that `profile` may name; packs can be combined.
pub const PROFILES: [&str; 14] = [
    "default",
    "strict",
    "ap",
    "reuters",
    "bbc",
    "wiki",
    "icd-203",
    "icd-206",
    "phia",
    "marking-us",
    "tlp",
    "un",
    "market",
    "osint",
];
