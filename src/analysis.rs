//! What a text says: who and what it mentions, who says what by which words, and what stands behind each claim.

mod alone;
mod attribution;
mod carry;
mod cast;
mod claim;
mod headline;
mod here;
mod lexicon;
mod mention;
mod passage;
mod premises;
mod reading;
mod settle;
mod syntax;
mod tense;
mod when;

pub use self::attribution::{Attribution, Cue, CueForm, CueKind, Source, SourceGrade};
pub use self::carry::Carry;
pub use self::cast::Introduced;
pub use self::claim::{Claim, ClaimKind, Standing, Traits};
pub use self::here::Here;
pub use self::mention::{Mention, MentionForm, Referent, TitleUse};
pub use self::passage::{Bearer, Footprint, Passage, Spelling, UndecidedTitle};
pub use self::premises::{DateOrigin, Premises};
pub use self::reading::{Outside, Reading};
pub use self::tense::tense_at;
pub use self::when::{Basis, When, whens};
