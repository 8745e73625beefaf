//! A title with the words that say whether its holder has it still, has it yet, or has it in full.

use std::ops::Range;

use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Case, TokenKind};
use crate::gazetteer::NameMatch;

use super::DraftTitle;
use super::around::{begins_body, is_behind_given_name};

/// Words before a title whose holder has left it.
pub(super) const FORMER: [&str; 12] = [
    "former",
    "ex",
    "late",
    "then",
    "onetime",
    "erstwhile",
    "previous",
    "formerly",
    "once",
    "previously",
    "retired",
    "ousted",
];

/// Words before a title that is not held in full, or not yet, or not much longer.
const QUALIFIERS: [&str; 10] = [
    "acting",
    "interim",
    "incoming",
    "caretaker",
    "outgoing",
    "prospective",
    "designated",
    "future",
    "departing",
    "aspiring",
];

/// Words behind a title, or before it with *for*, of those who are to have it.
const TO_BE: [&str; 8] = ["elect", "designate", "nominee", "pick", "candidate", "choice", "hopeful", "contender"];

/// How far before a title the *former* of its noun phrase may stand.
const SCOPE: usize = 6;

/// What stands round a title.
#[derive(Debug, Default)]
struct Leads {
    former: Option<Range<usize>>,
    qualifier: Option<Range<usize>>,
    /// The first token of all that leads to the title without a gap.
    start: usize,
}

/// A title with what stands before and behind it; `before` is the title before
/// it, `country` the name of the country that it begins with.
pub(super) fn title(
    syntax: &Syntax<'_>,
    name: &NameMatch<'_>,
    before: Option<&DraftTitle>,
    country: Option<&Range<usize>>,
) -> DraftTitle {
    let mut leads = leads(syntax, name.tokens.start);
    if leads.former.is_none() {
        leads.former = inherited(syntax, &name.tokens, before).or_else(|| far_former(syntax, leads.start));
    }
    let end = name.tokens.end;
    let behind = if syntax.tag_at(end) == Tag::Hyphen { end + 1 } else { end };
    if syntax.is_any(behind, &TO_BE) {
        leads.qualifier = Some(end..behind + 1);
    }
    DraftTitle {
        tokens: name.tokens.clone(),
        offices: name.offices().collect(),
        former: leads.former,
        qualifier: leads.qualifier,
        lead: leads.start,
        plural: name.is_plural(),
        shared: false,
        bare: is_bare(syntax, name, country),
    }
}

/// Words for a rank that every government, and many a firm, has somebody of.
#[rustfmt::skip]
const RANKS: [&str; 24] = [
    "adviser", "advisor", "ambassador", "chairman", "chief", "commander", "diplomat", "director", "envoy", "executive", "general",
    "governor", "head", "king", "minister", "pm", "premier", "president", "prince", "princess", "queen", "secretary", "speaker",
    "spokesman",
];

/// Whether a title that stands without a name says of what rank somebody is,
/// and not of what country or body: `Belize's minister`, `the chief executive`,
/// `communications director`. That our records have one such office only says nothing then.
fn is_bare(syntax: &Syntax<'_>, name: &NameMatch<'_>, country: Option<&Range<usize>>) -> bool {
    let Range { start, end } = name.tokens;
    let is_rank = |at: usize| syntax.is_any(at, &RANKS);
    let is_small = |at: usize| syntax.case(at) == Case::Lower;
    let words = || (start..end).filter(|&at| syntax.kind(at) == Some(TokenKind::Word));
    if name.country.is_some() {
        let rank = if syntax.is(start + 1, "of") { Some(start) } else { country.map(|country| country.end) };
        let clitic = |at: usize| at + usize::from(syntax.kind(at) == Some(TokenKind::Clitic));
        return rank.map(clitic).is_some_and(|at| {
            let is_all = at == start || at + 1 == end;
            is_all && is_small(at) && syntax.is_any(at, &["director", "governor", "minister", "secretary"])
        });
    }
    if let Some(of) = words().find(|&at| syntax.is(at, "of")) {
        // "Secretary of defense" tells by itself; "minister of the economy" does not.
        let named = (of + 1..end).any(|at| syntax.case(at).is_capital());
        return !named && of > start && syntax.is_any(of - 1, &["minister", "head", "governor", "chief"]);
    }
    let tells = words().any(|at| {
        syntax.case(at).is_capital()
            && !is_rank(at)
            && !syntax.sentence_starts(at)
            && words().any(|at| is_small(at) || syntax.case(at) == Case::Upper)
    });
    let is_capital = words().all(|at| syntax.case(at) == Case::Title);
    let is_headed = end.checked_sub(1).is_some_and(is_rank);
    is_headed && !tells && !(is_capital && words().count() > 1 && words().any(|at| !is_rank(at)))
}

/// Reads back from the title at `start`: `then-`, `one-time`, `former acting`,
/// `formerly the`, `nominee for`.
fn leads(syntax: &Syntax<'_>, start: usize) -> Leads {
    let mut leads = Leads { start, ..Leads::default() };
    for _ in 0..4 {
        let Some(last) = leads.start.checked_sub(1) else { break };
        let hyphened = syntax.tag_at(last) == Tag::Hyphen && last > 0;
        let word = if hyphened { last - 1 } else { last };
        let one_time =
            syntax.is(word, "time") && word > 1 && syntax.tag_at(word - 1) == Tag::Hyphen && syntax.is(word - 2, "one");
        if one_time {
            leads.former = Some(word - 2..last + 1);
            leads.start = word - 2;
        } else if syntax.is_any(word, &FORMER) {
            leads.former = Some(word..last + 1);
            leads.start = word;
        } else if syntax.is_any(word, &QUALIFIERS) {
            leads.qualifier = Some(word..last + 1);
            leads.start = word;
        } else if syntax.is_any(word, &["the", "a"])
            && word > 0
            && syntax.is_any(word - 1, &["formerly", "once", "previously", "then"])
        {
            leads.former = Some(word - 1..word);
            leads.start = word - 1;
        } else if syntax.is_any(word, &["for", "as"]) && word > 0 && syntax.is_any(word - 1, &TO_BE) {
            leads.qualifier = Some(word - 1..word);
            leads.start = word - 1;
        } else {
            break;
        }
    }
    leads
}

/// `former governor and senator Ruel`: what is former goes for both.
fn inherited(syntax: &Syntax<'_>, tokens: &Range<usize>, before: Option<&DraftTitle>) -> Option<Range<usize>> {
    let before = before?;
    let joined = before.end() + 1 == tokens.start && syntax.tag_at(before.end()) == Tag::Coordinator;
    joined.then(|| before.former.clone()).flatten()
}

/// The *former* that opens the noun phrase before `start`: `Former Biden
/// Treasury Secretary`, `former first-term Treasury Secretary`. Only names and
/// what a hyphen joins may stand between; a noun (`former aide Secretary …`)
/// is what is former itself.
fn far_former(syntax: &Syntax<'_>, start: usize) -> Option<Range<usize>> {
    let first = start.saturating_sub(SCOPE);
    let mut at = start;
    while let Some(before) = at.checked_sub(1).filter(|before| *before >= first) {
        if syntax.is_any(before, &["former", "ex", "late"]) && at < start {
            return Some(before..before + 1);
        }
        let is_joined = syntax.tag_at(before) == Tag::Hyphen
            || syntax.tag_at(at) == Tag::Hyphen
            || before > 0 && syntax.tag_at(before - 1) == Tag::Hyphen;
        let is_name = syntax.kind(before) == Some(TokenKind::Word)
            && (syntax.tag_at(before) == Tag::Name || syntax.case(before).is_capital());
        let is_span = syntax.is_any(before, &["longtime", "two", "three", "term", "time", "first", "second"]);
        if !(is_joined || is_name || is_span) {
            return None;
        }
        at = before;
    }
    None
}

/// Whether a title is another's than the gazetteer's: in small letters behind
/// a name (`Ohio secretary of state`), before a role (`Secretary of State
/// spokeswoman`), as a person's family name (`Rodney King`), or of a firm
/// (`president of China Construction Bank`).
pub(super) fn is_of_another(syntax: &Syntax<'_>, name: &NameMatch<'_>, before: Option<&NameMatch<'_>>) -> bool {
    let Range { start, end } = name.tokens;
    let led = start.checked_sub(1).is_some_and(|at| {
        let is_match = before.is_some_and(|before| before.tokens.end > at);
        let is_name = syntax.tag_at(at) == Tag::Name && syntax.kind(at) == Some(TokenKind::Word);
        is_name && !is_match && !syntax.sentence_starts(at) && !syntax.is_any(at, &FORMER)
    });
    let role = syntax.tag_at(end) == Tag::Noun && syntax.has(end, Classes::ROLE) && !syntax.is_any(end, &TO_BE);
    let is_match = before.is_some_and(|before| before.tokens.end >= start);
    let of_firm = syntax.is(start + 1, "of") && begins_body(syntax, end);
    let surname = name.country.is_none() && !is_match && is_behind_given_name(syntax, &name.tokens);
    name.country.is_none() && led && syntax.case(start) == Case::Lower || role || of_firm || surname
}

impl DraftTitle {
    /// One past the last token of the title with what follows it.
    pub(super) fn end(&self) -> usize {
        self.qualifier.as_ref().map_or(self.tokens.end, |qualifier| qualifier.end.max(self.tokens.end))
    }
}
