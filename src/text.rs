//! Where a thing stands in a text: byte spans, positions as a client counts them, the rope of an open text, and its edits.

mod line_index;
mod nearest;
mod position;
mod rope;
mod span;

pub use self::line_index::LineIndex;
pub use self::nearest::nearest;
pub use self::position::{Encoding, Position};
pub use self::rope::{Edit, Text};
pub use self::span::Span;
