//! What stands round a person's name and shows that it is not the person's: a longer name, a common noun, a month.

use std::ops::Range;

use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Case, TokenKind};

/// Words that make a name of the name before them: `Washington Post`, `Geneva
/// Convention`, `Barack Obama Library`.
#[rustfmt::skip]
const NAME_MAKERS: &[&str] = &[
    "act", "airlines", "airport", "airways", "avenue", "award", "boulevard", "bridge", "building", "center", "centre",
    "college", "convention", "daily", "foundation", "hall", "herald", "hospital", "institute", "international", "journal",
    "library", "memorial", "museum", "news", "organization", "park", "post", "presidential", "press", "prize", "road",
    "school", "square", "street", "theater", "theatre", "times", "tower", "tribune", "university",
];

/// Words behind a name by which it is another's, or a whole family's.
#[rustfmt::skip]
const KIN: &[&str] = &["brothers", "cousins", "family", "siblings", "sisters", "twins"];

/// What tells a son from his father.
const SUFFIXES: [&str; 6] = ["jr", "jr.", "sr", "sr.", "ii", "iii"];

/// Family names that are words like any other, and so are names only where
/// nothing speaks for the word.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "bacon", "baker", "ball", "banks", "bass", "bell", "bird", "black", "bond", "brown", "bush", "butler", "carter",
    "case", "cash", "chase", "church", "cook", "cotton", "cross", "day", "dean", "field", "fields", "fish", "flood",
    "ford", "forest", "fox", "frost", "gates", "grant", "gray", "green", "grey", "hall", "hill", "home", "hope", "hunt",
    "judge", "justice", "kidd", "king", "knight", "lake", "lamb", "land", "law", "little", "long", "love", "major",
    "marsh", "marshall", "mason", "may", "moon", "noble", "page", "park", "parks", "pope", "power", "powers", "price",
    "rice", "rich", "rivers", "rose", "rounds", "sharp", "short", "silver", "snow", "speaker", "stone", "strong",
    "summers", "turner", "walker", "ward", "waters", "west", "white", "winter", "wise", "wolf", "wood", "woods", "young",
];

/// Of these, those that behind a given name are hardly anything but a family name: `Laura Bush`, but not `Hyde Park`.
const OF_FAMILIES: [&str; 11] =
    ["baker", "brown", "bush", "butler", "carter", "kidd", "knight", "mason", "turner", "walker", "young"];

/// Words before a month.
#[rustfmt::skip]
const BEFORE_MONTH: &[&str] = &[
    "after", "before", "by", "during", "each", "early", "every", "following", "from", "in", "last", "late", "mid", "next",
    "of", "on", "since", "starting", "this", "through", "throughout", "till", "to", "until",
];

/// How many words round a name tell whether words are set with capitals throughout.
const WINDOW: usize = 8;

/// Whether a place's name, or a person's in full, is part of another's: `Bank
/// of England`, `Washington Post`, `USS Barack Obama`, `Donald Trump Jr.`
pub(super) fn is_inside_name(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let holder = tokens.start.checked_sub(2);
    let held = holder.is_some_and(|holder| {
        syntax.is(holder + 1, "of")
            && syntax.has(holder, Classes::BODY.union(Classes::DOCUMENT))
            && syntax.case(holder).is_capital()
            && holder > 0
    });
    held || makes_name(syntax, tokens.end)
}

/// Words that may stand between a word and a place's name without making one name of them: `Northern Syria`.
#[rustfmt::skip]
const QUARTERS: &[&str] = &[
    "central", "downtown", "east", "eastern", "greater", "inner", "lower", "mainland", "mid", "midtown", "north", "northeast",
    "northeastern", "northern", "northwest", "northwestern", "old", "outer", "post-soviet", "rural", "south", "southeast",
    "southeastern", "southern", "southwest", "southwestern", "upper", "upstate", "west", "western",
];

/// Words behind a place's name that leave it a name of its own: `Texas Republicans`, `Ukraine War`.
#[rustfmt::skip]
const OF_THE_PLACE: &[&str] = &[
    "attorney", "county", "delegation", "democrat", "democrats", "district", "embassy", "foreign", "gov", "gov.", "governorate",
    "legislature", "mayor", "minister", "ministry", "oblast", "parliament", "police", "president", "prime", "province", "region", "rep",
    "rep.", "republican", "republicans", "sen", "sen.", "senate", "state", "strip", "supreme", "time", "war",
];

/// Words behind what is of a place that make it a company's or body's name: `British Airways`, `American Express`.
#[rustfmt::skip]
const HOUSES: &[&str] = &[
    "airlines", "airways", "association", "bank", "broadcasting", "enterprise", "express", "petroleum", "post", "psychological",
    "society", "telecom", "telegraph", "times",
];

/// What a body is that people found and no state: behind what is of a place, with names
/// between, it makes one name of all: `American Cancer Society`, `German Football Federation`.
#[rustfmt::skip]
const FOUNDED: &[&str] = &[
    "academy", "alliance", "association", "coalition", "federation", "foundation", "fund", "institute", "league", "legion", "society",
    "union",
];

/// How many words may stand between what is of a place and what the body is.
const FOUNDED_REACH: usize = 3;

/// Words before what somebody is of, by which it is still said of a people: `Native American`.
#[rustfmt::skip]
const PEOPLES: &[&str] = &[
    "african", "arab", "asian", "black", "christian", "ethnic", "gay", "hispanic", "indigenous", "jewish", "kurdish", "latino",
    "muslim", "native", "roma", "shia", "sunni", "white",
];

/// Titles of nobles and bishops, whose `of` leads to a place that is part of the title.
const NOBLES: &[&str] =
    &["archbishop", "baroness", "bishop", "duchess", "duke", "earl", "lord", "marquess", "prince", "princess"];

/// Forms of address, behind which a place's name is a person's.
const ADDRESSES: &[&str] = &[
    "capt", "capt.", "col", "col.", "dr", "dr.", "gen", "gen.", "gov", "gov.", "judge", "justice", "lt", "lt.", "miss",
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "pastor", "prof", "prof.", "queen", "rep", "rep.", "sen", "sen.", "sgt",
    "sgt.", "sir", "senator",
];

/// Whether a place's name is a person's, or part of a longer name, by the
/// words before and behind it: `Michael Jordan`, `Paris Hilton`, `Boston Consulting Group`.
pub(super) fn is_in_longer_name(
    syntax: &Syntax<'_>,
    tokens: &Range<usize>,
    demonym: bool,
    behind_match: bool,
    before_match: bool,
) -> bool {
    let end = tokens.end;
    let adjacent = |at: usize| syntax.tag_at(at) == Tag::Name && syntax.kind(at) == Some(TokenKind::Word);
    let founded = (end..=end + FOUNDED_REACH).take_while(|&at| adjacent(at)).any(|at| syntax.is_any(at, FOUNDED));
    if demonym {
        let lends = syntax.is(end, "development") && syntax.is(end + 1, "bank");
        return !before_match && adjacent(end) && (founded || lends || syntax.is_any(end, HOUSES));
    }
    let titled = is_titled(syntax, tokens);
    let before = tokens.start.checked_sub(1);
    let of_noble = before.and_then(|of| of.checked_sub(1)).is_some_and(|noble| {
        syntax.is(noble + 1, "of") && syntax.is_any(noble, NOBLES) && syntax.case(noble).is_capital()
    });
    let addressed = before.is_some_and(|at| syntax.is_any(at, ADDRESSES) && syntax.case(at).is_capital());
    let participle = before.is_some_and(|at| {
        let word = syntax.text_at(at);
        syntax.sentence_starts(at) && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly"))
    });
    let free = participle || before.is_some_and(|at| syntax.is_any(at, QUARTERS) || syntax.text_at(at).contains('-'));
    let follows = !behind_match && !free && follows_name(syntax, tokens.start, titled);
    let word = syntax.text_at(tokens.start);
    let short =
        tokens.len() == 1 && (word.contains('.') || word.len() <= 4 && syntax.case(tokens.start) == Case::Upper);
    let leads = !before_match && !short && !syntax.is_any(end, OF_THE_PLACE) && leads_name(syntax, end, titled);
    of_noble || addressed || follows || leads || founded && !before_match
}

/// Whether a word for what is of a place is a person's family name, behind a
/// given name and before nothing that it could describe: `Mark Cuban said`.
pub(super) fn is_surname(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let describes = matches!(syntax.tag_at(tokens.end), Tag::Noun | Tag::Name | Tag::Hyphen);
    let has_article = before.checked_sub(1).is_some_and(|at| syntax.tag_at(at) == Tag::Determiner);
    let is_word = matches!(syntax.tag_at(before), Tag::Preposition | Tag::Determiner | Tag::Pronoun | Tag::Coordinator);
    // "Mark Cuban, the owner" at the head of a sentence.
    let is_set_off = syntax.is_mark(tokens.end, TokenKind::Comma) && syntax.tag_at(tokens.end + 1) == Tag::Determiner;
    tokens.len() == 1
        && !describes
        && !has_article
        && !is_word
        && !syntax.text_at(tokens.start).ends_with('s')
        && syntax.case(before) == Case::Title
        && !syntax.is_any(before, PEOPLES)
        && !syntax.is_any(before, QUARTERS)
        && !is_titled(syntax, tokens)
        && !syntax.is_any(before, &super::title::FORMER)
        && (is_set_off || follows_name(syntax, tokens.start, false))
}

/// Whether a word that is a title and a family name, `Pope`, stands behind a
/// given name: `Olivia Pope`, `Rodney King`.
pub(super) fn is_behind_given_name(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1
        && COMMON.iter().any(|word| syntax.is(tokens.start, word))
        && syntax.tag_at(tokens.end) != Tag::Name
        && follows_name(syntax, tokens.start, is_titled(syntax, tokens))
}

/// Whether the name that begins right behind a place's, `China Construction
/// Bank`, is a firm's or a body's, of which the place is only the beginning.
pub(super) fn begins_body(syntax: &Syntax<'_>, end: usize) -> bool {
    let adjacent = |at: usize| syntax.case(at).is_capital() && syntax.kind(at) == Some(TokenKind::Word);
    let is_body = |at: usize| syntax.has(at, Classes::BODY) || syntax.is_any(at, FOUNDED) || syntax.is_any(at, HOUSES);
    (end..=end + FOUNDED_REACH).take_while(|&at| adjacent(at)).any(is_body)
}

fn makes_name(syntax: &Syntax<'_>, at: usize) -> bool {
    syntax.tag_at(at) == Tag::Name
        && (syntax.is_any(at, NAME_MAKERS) || syntax.is_any(at, &["space"]) && syntax.case(at + 1).is_capital())
}

/// Whether a full name is a ship's, a building's or a son's.
pub(super) fn is_namesake(syntax: &Syntax<'_>, tokens: &Range<usize>, behind_match: bool) -> bool {
    let ship = tokens.start.checked_sub(1).is_some_and(|before| {
        syntax.is_any(before, &["uss", "hms", "hmcs", "usns"]) && syntax.case(before) == Case::Upper
    });
    ship || has_suffix(syntax, tokens.end)
        || makes_name(syntax, tokens.end)
        || !behind_match && has_other_given_name(syntax, tokens)
}

/// Whether an unknown word with a capital leads to a full name, `Patrick David
/// Davis`, so that the two words are the end of a longer one.
fn has_other_given_name(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let opens = matches!(syntax.kind(before.wrapping_sub(1)), None | Some(TokenKind::Stop | TokenKind::Comma));
    opens
        && tokens.len() == 2
        && syntax.case(before) == Case::Title
        && syntax.is_unknown(before)
        && !is_titled(syntax, tokens)
        && follows_name(syntax, tokens.start, false)
}

fn has_suffix(syntax: &Syntax<'_>, at: usize) -> bool {
    let at = at + usize::from(syntax.is_mark(at, TokenKind::Comma));
    syntax.is_any(at, &SUFFIXES) && syntax.case(at).is_capital()
}

/// Whether a name used alone is somebody's: not the end or the beginning of
/// a longer name, nor a word that it also is.
pub(super) fn is_alone(syntax: &Syntax<'_>, tokens: &Range<usize>, behind_match: bool, before_match: bool) -> bool {
    let titled = is_titled(syntax, tokens);
    let follows = !behind_match && follows_name(syntax, tokens.start, titled);
    let leads = has_suffix(syntax, tokens.end) || !before_match && leads_name(syntax, tokens.end, titled);
    let kin = syntax.is_any(tokens.end, KIN);
    !(follows || leads || kin || is_common_word(syntax, tokens) || tokens.len() == 1 && is_month(syntax, tokens.start))
}

/// Whether the name at the end of `tokens`, all capitalised, is that of
/// another of the family: `Melania Trump`, but not `Hyde Park`.
pub(super) fn is_relative(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    syntax.is_any(last, &OF_FAMILIES) || !COMMON.iter().any(|word| syntax.is(last, word))
}

/// Whether an unknown capitalised word leads to `at`: `Melania Trump`, `Hyde Park`.
fn follows_name(syntax: &Syntax<'_>, at: usize, titled: bool) -> bool {
    const OTHER: Classes = Classes::TITLE.union(Classes::ROLE).union(Classes::WEEKDAY).union(Classes::TIME);
    let Some(before) = at.checked_sub(1) else { return false };
    let adjacent = syntax.kind(before) == Some(TokenKind::Word)
        && syntax.tokens.get(at).is_some_and(|token| token.spaced)
        && syntax.case(before).is_capital();
    let is_name = syntax.tag_at(before) == Tag::Name
        && !syntax.has(before, OTHER)
        && !syntax.is_any(before, &super::title::FORMER);
    // At the head of a sentence, and where all words have capitals, only a word that is nothing else.
    let certain = !titled && !syntax.sentence_starts(before) || syntax.is_unknown(before);
    adjacent && is_name && certain
}

/// Whether a capitalised word behind a name goes on with it: `Trump Tower`, `Hunt Ball`.
fn leads_name(syntax: &Syntax<'_>, at: usize, titled: bool) -> bool {
    const OTHER: Classes = Classes::TITLE.union(Classes::ROLE).union(Classes::WEEKDAY).union(Classes::TIME);
    let adjacent = syntax.kind(at) == Some(TokenKind::Word)
        && syntax.tag_at(at) == Tag::Name
        && syntax.tokens.get(at).is_some_and(|token| token.spaced);
    adjacent && (makes_name(syntax, at) || !titled && !syntax.has(at, OTHER))
}

/// Whether the words round a name are set with capitals throughout, as in a headline.
fn is_titled(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let round = tokens.start.saturating_sub(WINDOW)..tokens.end + WINDOW;
    !round.into_iter().any(|at| {
        syntax.kind(at) == Some(TokenKind::Word) && syntax.case(at) == Case::Lower && syntax.text_at(at).len() > 3
    })
}

/// Whether a family name stands where the word it also is would: before a
/// noun, behind an article (`Rice prices`, `the Moon`).
fn is_common_word(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let noun_behind = matches!(syntax.tag_at(tokens.end), Tag::Noun | Tag::Hyphen);
    let article = tokens.start.checked_sub(1).is_some_and(|before| syntax.tag_at(before) == Tag::Determiner);
    let common = || tokens.len() == 1 && COMMON.iter().any(|word| syntax.is(tokens.start, word));
    if noun_behind { common() } else { article }
}

/// Whether the word is a month here: `in May`, `3 May`, `May 3`.
pub(super) fn is_month(syntax: &Syntax<'_>, at: usize) -> bool {
    const MONTHS: [&str; 4] = ["april", "august", "june", "may"];
    let figure = |at: usize| syntax.kind(at) == Some(TokenKind::Number);
    syntax.is_any(at, &MONTHS)
        && (figure(at + 1)
            || syntax.is_mark(at + 1, TokenKind::Comma) && figure(at + 2)
            || at.checked_sub(1).is_some_and(|before| figure(before) || syntax.is_any(before, BEFORE_MONTH))
            || at > 1 && syntax.tag_at(at - 1) == Tag::Hyphen)
}
