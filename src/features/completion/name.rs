//! Names in running text: which words before the cursor begin one, and what is offered for them.

use rustc_hash::FxHashSet;

use crate::features::at::At;
use crate::features::hover::AsOf;
use crate::gazetteer::{Gazetteer, Named, OfficeId, OfficialId, PlaceId};
use crate::text::Span;

use super::candidate::{Candidate, Context};
use super::words::Words;
use super::{Completions, MOST_OFFERED};

/// Words that sentences begin with, in small letters: their first letters begin no name there.
#[rustfmt::skip]
const OPENERS: [&str; 96] = [
    "about", "according", "after", "again", "all", "also", "although", "among", "analysts", "and", "another", "any", "are",
    "as", "at", "because", "before", "between", "both", "but", "by", "can", "could", "despite", "do", "during", "each",
    "earlier", "even", "every", "few", "for", "four", "from", "further", "given", "had", "has", "have", "he", "her", "here",
    "his", "how", "however", "if", "in", "instead", "is", "it", "its", "last", "later", "many", "meanwhile", "more", "most",
    "next", "no", "not", "now", "of", "officials", "on", "once", "one", "only", "or", "other", "others", "our", "over",
    "she", "should", "since", "so", "some", "such", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "three", "through", "to", "two", "under", "until", "we", "when", "while",
];

/// Names of days and months, in small letters.
#[rustfmt::skip]
const CALENDAR: [&str; 19] = [
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday", "november",
    "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
];

/// Words that a day or a month follows.
#[rustfmt::skip]
const BEFORE_DAYS: [&str; 18] = [
    "after", "before", "by", "early", "every", "from", "in", "last", "late", "mid", "next", "of", "on", "since", "this", "through",
    "to", "until",
];

/// Words before a name that say no office: with them no title is wanted.
const ADDRESSES: [&str; 10] = ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir", "Dame"];

/// What is offered for the name that is being typed.
pub(super) fn completions(at: &At<'_>) -> Option<Completions> {
    let words = Words::before(at)?;
    let last = words.len() - 1;
    if words.of(last, words.len()).is_empty() {
        return behind_title(at, &words);
    }
    (0..words.len())
        .find_map(|from| from_word(at, &words, from))
        .filter(|found| found.incomplete || !found.items.is_empty())
}

/// What is offered if a name begins with the word `from`; none if none does,
/// which leaves the next word to be tried. It may be that nothing should be.
fn from_word(at: &At<'_>, words: &Words<'_>, from: usize) -> Option<Completions> {
    let (insert, replace) = words.typed(from);
    let typed = at.text(insert);
    if !typed.starts_with(char::is_uppercase) {
        return None;
    }
    let gazetteer = at.gazetteer();
    let before = Before::of(gazetteer, words, from);
    if from + 1 == words.len() && before.offices.is_empty() {
        if typed.chars().filter(|letter| letter.is_alphanumeric()).count() < 2 {
            return Some(Completions::waiting(at, insert));
        }
        if is_ordinary(typed, words, from) {
            return Some(Completions::default());
        }
    }
    let context = context(at, typed, before, words.opens(from));
    let mut candidates = found(gazetteer, typed, &context);
    candidates.extend(of_country(gazetteer, words, from));
    if context.before.offices.is_empty() {
        candidates.extend(people_of_document(at, typed));
    }
    candidates.retain(|candidate| candidate.is_wanted(&context));
    (!candidates.is_empty()).then(|| listed(at, &context, candidates, insert, replace))
}

/// Who holds the office whose title stands right before the cursor.
fn behind_title(at: &At<'_>, words: &Words<'_>) -> Option<Completions> {
    let before = Before::of(at.gazetteer(), words, words.len() - 1);
    let holders: FxHashSet<OfficialId> =
        before.offices.iter().flat_map(|office| at.gazetteer().holders(*office)).collect();
    let context = context(at, "", before, false);
    let mut candidates: Vec<Candidate<'_>> =
        holders.into_iter().filter_map(|id| Candidate::official(id, true, &context)).collect();
    candidates.retain(|candidate| candidate.is_wanted(&context) && candidate.is_current());
    let here = Span::at(at.offset);
    (!candidates.is_empty()).then(|| listed(at, &context, candidates, here, here))
}

fn context<'w>(at: &At<'w>, typed: &'w str, before: Before, opens: bool) -> Context<'w> {
    Context { gazetteer: at.gazetteer(), as_of: AsOf::of(at), typed, before, opens, introduced: introduced(at) }
}

fn listed<'w>(
    at: &At<'w>,
    context: &Context<'w>,
    mut candidates: Vec<Candidate<'w>>,
    insert: Span,
    replace: Span,
) -> Completions {
    candidates.sort_by_cached_key(|candidate| candidate.order(context));
    // Each has at least one item, so that more candidates can show no more.
    let items = candidates.iter().take(MOST_OFFERED + 1).flat_map(|candidate| candidate.items(context));
    let mut items: Vec<_> = items.collect();
    let mut seen = FxHashSet::default();
    items.retain(|item| seen.insert((item.label.clone(), item.detail.clone())));
    Completions::of(at, insert, replace.end(), items)
}

/// What stands before the name.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The offices whose title does.
    pub(super) offices: Vec<OfficeId>,
    /// Whether it says that they are former, acting or the like.
    pub(super) qualified: bool,
    /// Whether a form of address does, with which no title stands.
    pub(super) addressed: bool,
}

impl Before {
    /// What ends with the word before `at`.
    fn of(gazetteer: &Gazetteer, words: &Words<'_>, at: usize) -> Self {
        let titled = (0..at).find_map(|from| {
            let offices = offices(gazetteer, words, from, at);
            (!offices.is_empty()).then_some((from, offices))
        });
        let (from, offices) = titled.unwrap_or((at, Vec::new()));
        let last = from.checked_sub(1).map(|before| words.of(before, from)).unwrap_or_default();
        let qualified = matches!(last, "former" | "Former" | "ex" | "then" | "acting" | "Acting" | "interim" | "late");
        Self { offices, qualified, addressed: ADDRESSES.contains(&last) }
    }
}

/// The offices of the title that the words from `from` to `to` are, with or without its country before it.
fn offices(gazetteer: &Gazetteer, words: &Words<'_>, from: usize, to: usize) -> Vec<OfficeId> {
    let titled = |from: usize| {
        let found = gazetteer.beginning(words.of(from, to)).into_iter().filter(|found| found.whole);
        found.filter_map(|found| if let Named::Office(id) = found.named { Some(id) } else { None })
    };
    let plain: Vec<OfficeId> = titled(from).collect();
    if !plain.is_empty() {
        return plain;
    }
    let with_country = (from + 1..to).find_map(|cut| {
        let of: Vec<PlaceId> = countries(gazetteer, words.of(from, cut)).collect();
        let is_of = |id: &OfficeId| gazetteer.office(*id).and_then(|office| office.country);
        let offices: Vec<OfficeId> =
            titled(cut).filter(|id| is_of(id).is_some_and(|country| of.contains(&country))).collect();
        (!offices.is_empty()).then_some(offices)
    });
    with_country.unwrap_or_default()
}

/// The places that `name`, their people or what is of them means.
fn countries(gazetteer: &Gazetteer, name: &str) -> impl Iterator<Item = PlaceId> {
    let name = name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name);
    let found = gazetteer.beginning(name).into_iter().filter(|found| found.whole);
    found.filter_map(|found| if let Named::Place(id) = found.named { Some(id) } else { None })
}

/// Whatever has a name that begins as typed.
fn found<'w>(gazetteer: &'w Gazetteer, typed: &str, context: &Context<'w>) -> Vec<Candidate<'w>> {
    let found = gazetteer.beginning(typed).into_iter();
    let of = |found: crate::gazetteer::Beginning| match found.named {
        Named::Official(id) => Candidate::official(id, found.first, context),
        Named::Office(id) => Candidate::office(id, 0, context),
        Named::Place(id) => Candidate::place(id, context),
    };
    found.filter_map(of).collect()
}

/// Offices whose title begins with what stands behind their country: `French Fin`.
fn of_country<'w>(gazetteer: &'w Gazetteer, words: &Words<'w>, from: usize) -> Vec<Candidate<'w>> {
    let cut = (from + 1..words.len()).find_map(|cut| {
        let of: Vec<PlaceId> = countries(gazetteer, words.of(from, cut)).collect();
        (!of.is_empty()).then_some((cut, of))
    });
    let Some((cut, of)) = cut else { return Vec::new() };
    let country = words.span(from, cut);
    let title = words.typed(cut).0;
    let found = gazetteer.beginning(words.of(cut, words.len())).into_iter();
    let lead = title.start() - country.start();
    found
        .filter_map(|found| if let Named::Office(id) = found.named { Some(id) } else { None })
        .filter(|id| gazetteer.office(*id).and_then(|office| office.country).is_some_and(|own| of.contains(&own)))
        .map(|id| Candidate::Office { id, lead })
        .collect()
}

/// People whom no registry has and the text above names in full.
fn people_of_document<'w>(at: &At<'w>, typed: &str) -> Vec<Candidate<'w>> {
    let typed = typed.to_lowercase();
    let begins = |name: &str| name.to_lowercase().starts_with(&typed);
    let people = above(at).filter(|person| person.official.is_none() && person.full.contains(' '));
    people
        .filter(|person| begins(&person.full) || begins(&person.short))
        .map(|person| Candidate::Person { full: &person.full, short: &person.short })
        .collect()
}

/// The officials whom the text names in full before the paragraph.
fn introduced(at: &At<'_>) -> FxHashSet<OfficialId> {
    above(at).filter_map(|person| person.official).collect()
}

fn above<'w>(at: &At<'w>) -> impl Iterator<Item = &'w crate::analysis::Introduced> {
    let index = at.briefing.document().block_at(at.start).unwrap_or_default();
    let passages = at.briefing.reading().passages().iter().take(index);
    passages.flat_map(|passage| passage.introduces.iter().map(std::convert::AsRef::as_ref))
}

/// Whether what is typed may as well be the beginning of an ordinary word, a day or a month.
fn is_ordinary(typed: &str, words: &Words<'_>, at: usize) -> bool {
    let typed = typed.to_lowercase();
    let begins = |all: &[&str]| all.iter().any(|word| word.starts_with(&typed));
    let before = at.checked_sub(1).map(|before| words.of(before, at).to_lowercase());
    words.opens(at) && begins(&OPENERS)
        || before.is_some_and(|before| BEFORE_DAYS.contains(&before.as_str())) && begins(&CALENDAR)
}
