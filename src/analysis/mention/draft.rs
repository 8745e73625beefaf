//! What a block may name, by the block and the gazetteer alone: names with their titles, and capitalised words that nobody knows.

use std::ops::Range;

use crate::analysis::attribution::Found;
use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Block, Case, TokenKind};
use crate::gazetteer::{Entity, Gazetteer, NameForm, NameMatch, OfficeId, OfficialId, PlaceForm, PlaceId};

/// A title as its tokens; ranges are of the block's tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct DraftTitle {
    pub(in crate::analysis) tokens: Range<usize>,
    pub(in crate::analysis) offices: Vec<OfficeId>,
    pub(in crate::analysis) former: Option<Range<usize>>,
    pub(in crate::analysis) qualifier: Option<Range<usize>>,
}

/// What a name can mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::analysis) struct Candidates {
    /// Officials of whom it is the full name.
    pub(in crate::analysis) full: Vec<OfficialId>,
    /// Officials of whom it is the name used alone.
    pub(in crate::analysis) short: Vec<OfficialId>,
    /// Officials of whom it is the given name.
    pub(in crate::analysis) given: Vec<OfficialId>,
    /// Places.
    pub(in crate::analysis) places: Vec<(PlaceId, PlaceForm)>,
}

/// Something that may be a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) enum Draft {
    /// A name the gazetteer has.
    Name { tokens: Range<usize>, candidates: Candidates, titles: Vec<DraftTitle> },
    /// A title that stands without a name.
    Title(DraftTitle),
    /// Capitalised words the gazetteer does not have.
    Unknown {
        tokens: Range<usize>,
        titles: Vec<DraftTitle>,
        /// Whether the text shows that it is a person: by a title, a role, or by speaking.
        person: bool,
    },
}

impl Draft {
    /// The tokens of the name, or of the title.
    pub(in crate::analysis) fn tokens(&self) -> &Range<usize> {
        match self {
            Self::Name { tokens, .. } | Self::Unknown { tokens, .. } => tokens,
            Self::Title(title) => &title.tokens,
        }
    }
}

/// Everything `block` may name, in order.
pub(in crate::analysis) fn draft(
    syntax: &Syntax<'_>,
    block: &Block,
    gazetteer: &Gazetteer,
    found: &[Found],
) -> Vec<Draft> {
    let matches = gazetteer.recognise_block(block);
    let mut drafts = Vec::with_capacity(matches.len());
    let mut titles: Vec<DraftTitle> = Vec::new();
    let mut sources = Sources::of(found);
    let mut from = 0;
    for (index, name) in matches.iter().enumerate() {
        unknown(syntax, from..name.tokens.start, &mut titles, &mut sources, &mut drafts);
        from = from.max(name.tokens.end);
        if name.offices().next().is_some() {
            flush(&mut titles, name.tokens.start, syntax, &mut drafts);
            titles.push(title(syntax, name, titles.last()));
            continue;
        }
        let mut candidates = candidates(name);
        if is_inside_name(syntax, &name.tokens) {
            candidates.places.clear();
        }
        let person = !(candidates.full.is_empty() && candidates.short.is_empty() && candidates.given.is_empty());
        // The country in front of a title is a name of its own, inside the title that follows.
        let inside_title = matches.get(index + 1).is_some_and(|next| next.tokens.start <= name.tokens.start);
        let own = if person && !inside_title {
            take_adjacent(syntax, &mut titles, name.tokens.start, &mut drafts)
        } else {
            Vec::new()
        };
        if !inside_title && !person {
            flush(&mut titles, name.tokens.start, syntax, &mut drafts);
        }
        drafts.push(Draft::Name { tokens: name.tokens.clone(), candidates, titles: own });
    }
    unknown(syntax, from..syntax.tokens.len(), &mut titles, &mut sources, &mut drafts);
    flush(&mut titles, usize::MAX, syntax, &mut drafts);
    drafts.sort_by_key(|draft| (draft.tokens().start, std::cmp::Reverse(draft.tokens().end)));
    appositions(syntax, drafts)
}

/// Words that make a name of the place before them: `Washington Post`, `Geneva Convention`.
const NAME_MAKERS: [&str; 15] = [
    "post",
    "times",
    "news",
    "daily",
    "journal",
    "tribune",
    "herald",
    "university",
    "college",
    "institute",
    "airlines",
    "airways",
    "street",
    "press",
    "convention",
];

/// Whether a place's name is part of another's: `Bank of England`, `Washington Post`.
fn is_inside_name(syntax: &Syntax<'_>, tokens: &Range<usize>) -> bool {
    let holder = tokens.start.checked_sub(2);
    let held = holder.is_some_and(|holder| {
        syntax.is(holder + 1, "of")
            && syntax.has(holder, Classes::BODY.union(Classes::DOCUMENT))
            && syntax.case(holder).is_capital()
            && holder > 0
    });
    held || syntax.tag_at(tokens.end) == Tag::Name && syntax.is_any(tokens.end, &NAME_MAKERS)
}

fn candidates(name: &NameMatch<'_>) -> Candidates {
    let mut candidates = Candidates::default();
    for entity in name.entities.iter() {
        match *entity {
            Entity::Official { id, form: NameForm::Full | NameForm::Alias } => candidates.full.push(id),
            Entity::Official { id, form: NameForm::Short } => candidates.short.push(id),
            Entity::Official { id, form: NameForm::Given } => candidates.given.push(id),
            Entity::Place { id, form } => candidates.places.push((id, form)),
            Entity::Office { .. } => {}
        }
    }
    candidates
}

/// A title with what stands before and behind it.
fn title(syntax: &Syntax<'_>, name: &NameMatch<'_>, before: Option<&DraftTitle>) -> DraftTitle {
    let mut former = None;
    let mut qualifier = None;
    let mut at = name.tokens.start;
    for _ in 0..4 {
        let Some(last) = at.checked_sub(1) else { break };
        let word = if syntax.tag_at(last) == Tag::Hyphen && last > 0 { last - 1 } else { last };
        if syntax.is_any(word, &["former", "ex", "late", "then", "onetime", "erstwhile", "previous", "ex-"]) {
            former = Some(word..last + 1);
        } else if syntax.is_any(word, &["acting", "interim", "incoming", "caretaker"]) {
            qualifier = Some(word..last + 1);
        } else {
            break;
        }
        at = word;
    }
    // `former governor and senator Ruel`: what is former goes for both.
    if former.is_none()
        && let Some(before) = before
        && before.tokens.end + 1 == name.tokens.start
        && syntax.tag_at(before.tokens.end) == Tag::Coordinator
    {
        former.clone_from(&before.former);
    }
    let end = name.tokens.end;
    let behind = if syntax.tag_at(end) == Tag::Hyphen { end + 1 } else { end };
    if syntax.is_any(behind, &["elect", "designate", "nominee"]) {
        qualifier = Some(end..behind + 1);
    }
    DraftTitle { tokens: name.tokens.clone(), offices: name.offices().collect(), former, qualifier }
}

/// One past the last token of a title with what follows it.
fn title_end(title: &DraftTitle) -> usize {
    title.qualifier.as_ref().map_or(title.tokens.end, |qualifier| qualifier.end.max(title.tokens.end))
}

/// Takes the titles that lead without a gap to the name at `start`; the others stand alone.
fn take_adjacent(
    syntax: &Syntax<'_>,
    titles: &mut Vec<DraftTitle>,
    start: usize,
    drafts: &mut Vec<Draft>,
) -> Vec<DraftTitle> {
    let mut first = titles.len();
    let mut at = start;
    while let Some(title) = first.checked_sub(1).and_then(|index| titles.get(index)) {
        let end = title_end(title);
        let joined = end == at || end + 1 == at && syntax.tag_at(end) == Tag::Coordinator;
        if !joined {
            break;
        }
        at = title.former.as_ref().map_or(title.tokens.start, |former| former.start.min(title.tokens.start));
        if let Some(qualifier) = title.qualifier.as_ref().filter(|qualifier| qualifier.start < at) {
            at = qualifier.start;
        }
        first -= 1;
    }
    let own = titles.split_off(first);
    drafts.extend(titles.drain(..).map(Draft::Title));
    own
}

/// Titles that no name can follow any more stand alone.
fn flush(titles: &mut Vec<DraftTitle>, start: usize, syntax: &Syntax<'_>, drafts: &mut Vec<Draft>) {
    if titles
        .last()
        .is_some_and(|title| title_end(title) + 1 == start && syntax.tag_at(title_end(title)) == Tag::Coordinator)
    {
        return;
    }
    drafts.extend(titles.drain(..).map(Draft::Title));
}

/// Capitalised words in a stretch without names of the gazetteer.
fn unknown(
    syntax: &Syntax<'_>,
    range: Range<usize>,
    titles: &mut Vec<DraftTitle>,
    sources: &mut Sources,
    drafts: &mut Vec<Draft>,
) {
    let mut at = range.start;
    while at < range.end {
        if syntax.tag_at(at) != Tag::Name || syntax.kind(at) != Some(TokenKind::Word) {
            at += 1;
            continue;
        }
        let start = at;
        while at < range.end
            && syntax.tag_at(at) == Tag::Name
            && syntax.kind(at) == Some(TokenKind::Word)
            && (at == start || syntax.tokens.get(at).is_some_and(|token| token.spaced))
        {
            at += 1;
        }
        if let Some(run) = person_part(syntax, start..at) {
            let own = take_adjacent(syntax, titles, run.start, drafts);
            let presented = !own.is_empty() || run.start > start || led_by_role(syntax, run.start);
            let person = presented || run.len() > 1 && sources.head(&run);
            drafts.push(Draft::Unknown { tokens: run, titles: own, person });
        }
    }
}

/// The part of a run of capitalised words that can be a person's name.
fn person_part(syntax: &Syntax<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let leading = Classes::TITLE.union(Classes::ROLE);
    let start = run.clone().find(|&at| !syntax.has(at, leading))?;
    let named = start..run.end;
    let other =
        Classes::BODY.union(Classes::DOCUMENT).union(Classes::TIME).union(Classes::WEEKDAY).union(Classes::EVENT);
    let plain = named.clone().all(|at| {
        let text = syntax.text_at(at);
        let letters = text.len() > 1 && syntax.case(at) == Case::Upper && !text.ends_with('.');
        !(letters || syntax.has(at, other))
    });
    (plain && named.len() <= 5).then_some(named)
}

/// Whether a role in lower case leads to the name: `water minister Odile Branca`.
fn led_by_role(syntax: &Syntax<'_>, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|before| {
        syntax.has(before, Classes::ROLE.union(Classes::TITLE))
            && matches!(syntax.tag_at(before), Tag::Noun | Tag::Name)
    })
}

/// Joins a title set off by a comma to the name before it: `Ana Roth, the foreign minister,`.
fn appositions(syntax: &Syntax<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match (kept.last_mut(), draft) {
            (Some(name), Draft::Title(title)) if is_set_off(syntax, name, &title) => join(name, title),
            (_, draft) => kept.push(draft),
        }
    }
    kept
}

/// Whether nothing but a comma and an article stands between a full name and the title, and a mark behind it.
fn is_set_off(syntax: &Syntax<'_>, name: &Draft, title: &DraftTitle) -> bool {
    let leads = [&title.qualifier, &title.former].into_iter().flatten().map(|lead| lead.start);
    let start = leads.fold(title.tokens.start, usize::min);
    let article = usize::from(start > 0 && syntax.tag_at(start - 1) == Tag::Determiner);
    let end = name.tokens().end;
    let closed = matches!(
        syntax.kind(title_end(title)),
        None | Some(TokenKind::Comma | TokenKind::Stop | TokenKind::CloseBracket)
    );
    let full = match name {
        Draft::Name { candidates, .. } => !candidates.full.is_empty(),
        Draft::Unknown { tokens, .. } => tokens.len() > 1,
        Draft::Title(_) => false,
    };
    full && closed && start.checked_sub(article + 1) == Some(end) && syntax.is_mark(end, TokenKind::Comma)
}

fn join(name: &mut Draft, title: DraftTitle) {
    match name {
        Draft::Name { titles, .. } => titles.push(title),
        Draft::Unknown { titles, person, .. } => {
            titles.push(title);
            *person = true;
        }
        Draft::Title(_) => {}
    }
}

/// The heads of sources, so that somebody unknown who speaks is a person.
struct Sources {
    ranges: Vec<Range<usize>>,
    next: usize,
}

impl Sources {
    fn of(found: &[Found]) -> Self {
        let mut ranges: Vec<Range<usize>> = found.iter().filter_map(|found| found.source.clone()).collect();
        ranges.sort_by_key(|range| range.start);
        Self { ranges, next: 0 }
    }

    /// Whether `run`, asked for from left to right, opens a source or follows a title in one.
    fn head(&mut self, run: &Range<usize>) -> bool {
        while self.ranges.get(self.next).is_some_and(|range| range.end <= run.start) {
            self.next += 1;
        }
        self.ranges
            .get(self.next)
            .is_some_and(|range| range.start <= run.start && run.start < range.start + 5 && run.end <= range.end)
    }
}
