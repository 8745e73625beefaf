//! The dateline a text opens with: `GENEVA, Nov. 20 (Agency) —`.

use crate::text::Span;

/// A dateline, all of it in bytes from the start of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, up to and with the dash.
    pub span: Span,
    /// The place as written: `GENEVA`, `Washington D.C.`
    pub place: Span,
    /// The date as written, which seldom has a year.
    pub date: Option<Span>,
    /// The agency between brackets.
    pub agency: Option<Span>,
}
