//! How sure it has to be that a claim needs somebody who stands behind it before anybody is told of it.

use super::Claim;

/// The one table of thresholds, set by what `docs/accuracy.md` measures: of
/// the sentences of `tests/labelled`, version 3, and of `flags/dev` (together
/// 848 that are scored, 290 of which an editor wants to be warned of) and of
/// the 141 of `tests/labelled/held`, to which nothing is tuned, on 2026-11-24.
///
/// | at least | right, tuned | right, held out | found, tuned | found, held out |
/// |---|---|---|---|---|
/// | 50 | 81 % of 250 | 83 % of 41 | 70 % | 67 % |
/// | 60 | 86 % of 175 | 83 % of 29 | 52 % | 47 % |
/// | 70 | 91 % of 97 | 92 % of 13 | 30 % | 24 % |
///
/// Of 50 more at least 70 sure, drawn from published news of four American
/// outlets and read by eye, 37 were right, 8 wrong and 5 in doubt (82 %): most
/// of the wrong ones have a source that the analysis does not see.
///
/// The confidence needs no table of its own: it grows with the share that is right, and is near it.
impl Claim {
    /// For a desk that has not asked for every such claim: nine in ten labelled ones are right.
    pub const SURE: u8 = 70;

    /// For a desk that has (`strict`), and for whether a text makes claims at all.
    pub const LIKELY: u8 = 50;
}
