//! The only door to files and to the clock.

mod clock;
mod copy;
mod error;
mod folder;
#[cfg(feature = "history")]
mod history;
mod load;
mod output;
mod parallel;
mod path;
mod process;
mod registry;
mod surroundings;
mod tables;
mod text;
mod texts;
mod walk;

pub use self::clock::today;
pub use self::copy::read_only_copy;
pub use self::error::{DiskError, DiskErrorKind};
pub use self::folder::{ConfigReport, Folders, Ground, LARGEST_TABLE, SETTINGS_FILE, workspace_root};
#[cfg(feature = "history")]
pub use self::history::{Commit, History, PastText};
pub use self::load::{Follower, LoadOptions, Loaded, LoadedFile, load};
pub use self::output::unbuffered_output;
pub use self::parallel::in_parallel;
pub use self::path::{doc_path, file_path, is_there, shown_path};
pub use self::process::is_running;
pub use self::registry::{is_named_registry, is_user_registry};
pub use self::surroundings::{is_too_wide, unlisted_targets};
pub use self::tables::{Tables, read_tables};
pub use self::text::{FileText, make_folder, open_file, read_text, write_text};
pub use self::texts::FileTexts;
pub use self::walk::{Found, FoundFile, find_files, format_of};
