//! What stands under the cursor: the first subject that has an answer.

mod claim;
mod date;
mod key;
mod link;
mod official;
mod place;
mod rule;
mod source;

pub use self::claim::{AttributionFacts, ClaimFacts};
pub use self::date::{DateBasis, DateFacts};
pub use self::key::KeyFacts;
pub use self::link::{LinkFacts, LinkGoal};
pub use self::official::{AsOf, OfficeFacts, OfficialFacts, Record, TermFacts, When};
pub(super) use self::official::{official_facts, term_facts, when};
pub(super) use self::place::place_facts;
pub use self::place::{Clock, PlaceFacts};
pub use self::rule::RuleFacts;
pub use self::source::SourceFacts;
pub(super) use self::source::kind_in_words;

use crate::text::Span;
use crate::workspace::{DocPath, Workspace};

use super::at::At;
use super::completion::Subject;
use super::excerpt::footnote_text;

/// What is known of the thing at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Hover {
    /// The bytes of the document it is about.
    pub span: Span,
    /// The facts.
    pub content: HoverContent,
}

/// Facts, for `features::render` to put into words.
#[derive(Debug, Clone, PartialEq)]
pub enum HoverContent {
    /// A person of public office.
    Official(OfficialFacts),
    /// Several persons, any of whom may be meant.
    Officials(Vec<OfficialFacts>),
    /// An office named without its holder.
    Office {
        /// The office.
        office: OfficeFacts,
        /// Who held it on the day, or may have.
        holders: Vec<OfficialFacts>,
        /// The day.
        as_of: AsOf,
        /// The name of the place that stands for it, where it is named so.
        metonym: Option<String>,
    },
    /// A person the gazetteer does not know, by the name the document gives in full.
    Person(String),
    /// A place, or the government that sits in it.
    Place(Box<PlaceFacts>),
    /// Several places, any of which may be meant.
    Places(Vec<PlaceFacts>),
    /// A date, worked out.
    Date(DateFacts),
    /// A source that is cited.
    Source(SourceFacts),
    /// Where a link leads.
    Link(LinkFacts),
    /// The text of a footnote.
    Footnote(String),
    /// What a sentence asserts, and who stands behind it.
    Claim(ClaimFacts),
    /// A rule.
    Rule(RuleFacts),
    /// A key of the front matter.
    Key(KeyFacts),
}

/// What is known of the thing at byte `offset` of the briefing at `path`.
#[must_use]
pub fn hover(workspace: &Workspace, path: &DocPath, offset: usize) -> Option<Hover> {
    let at = At::new(workspace, path, offset)?;
    rule::hover(&at)
        .or_else(|| source::hover(&at))
        .or_else(|| link::hover(&at))
        .or_else(|| key::hover(&at))
        .or_else(|| official::hover(&at))
        .or_else(|| place::hover(&at))
        .or_else(|| date::hover(&at))
        .or_else(|| claim::hover(&at))
}

/// What is known of `subject`, as of the day of the briefing at `path`.
pub(super) fn describe(workspace: &Workspace, path: &DocPath, subject: &Subject) -> Option<HoverContent> {
    let at = At::new(workspace, path, 0)?;
    let (gazetteer, as_of) = (at.gazetteer(), AsOf::of(&at));
    Some(match subject {
        Subject::Official(id) => HoverContent::Official(official_facts(gazetteer, *id, as_of)?),
        Subject::Office(id) => official::office(gazetteer, *id, as_of, None)?,
        Subject::Place(id) => {
            let written = gazetteer.place(*id)?.name.to_string();
            HoverContent::Place(Box::new(place_facts(gazetteer, *id, &written, false)?.told_the_time(&at)))
        }
        Subject::Source(key) => HoverContent::Source(SourceFacts::of(workspace, at.briefing, key, None)),
        Subject::Document(to, fragment) => link::describe(&at, to, fragment.as_deref())?,
        Subject::Footnote(label) => HoverContent::Footnote(footnote_text(at.briefing, label)?),
    })
}

impl At<'_> {
    /// The answer `content` about `span` of the block.
    fn hover(&self, span: Span, content: HoverContent) -> Hover {
        Hover { span: self.placed(span), content }
    }
}
