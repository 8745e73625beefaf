//! What was asked of us: settings as written, settings as meant.

mod level;
mod parse;
mod profile;
mod settings;
mod size;
mod written;

pub use self::level::{Level, Severity};
pub use self::parse::{ConfigProblem, parse, parse_value, unknown_rules};
pub use self::profile::Profile;
pub use self::settings::{DEFAULT_MAX_FILE_SIZE, Exclusion, Settings};
pub use self::size::{parse_size, size_in_words};
pub use self::written::{Named, WrittenSettings};
