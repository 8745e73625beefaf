//! What day it is.

use jiff::ZonedDateTime;
use jiff::civil::Date;

/// Today, where this machine stands.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the door to the clock")]
pub fn today() -> Date {
    ZonedDateTime::now().date()
}
