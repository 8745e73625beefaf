//! What a block may name, by the block and the gazetteer alone: names with their titles, and capitalised words that nobody knows.

mod apposition;
mod around;
mod title;
mod unknown;

use std::ops::Range;

use crate::analysis::attribution::Found;
use crate::analysis::syntax::{Syntax, Tag};
use crate::document::{Block, TokenKind};
use crate::gazetteer::{Entity, Gazetteer, NameForm, NameMatch, OfficeId, OfficialId, PlaceForm, PlaceId};

use self::apposition::appositions;
use self::around::{is_alone, is_in_longer_name, is_inside_name, is_namesake, is_surname};
use self::title::{is_of_another, title};
use self::unknown::{Sources, unknown};

/// A title as its tokens; ranges are of the block's tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct DraftTitle {
    pub(in crate::analysis) tokens: Range<usize>,
    pub(in crate::analysis) offices: Vec<OfficeId>,
    pub(in crate::analysis) former: Option<Range<usize>>,
    pub(in crate::analysis) qualifier: Option<Range<usize>>,
    /// The first token of the title with the words that lead to it without a gap.
    lead: usize,
    /// Whether it is a title of several: `Presidents`.
    plural: bool,
    /// Whether it stands before another name too, which has it as well.
    pub(in crate::analysis) shared: bool,
    /// Whether it says of what rank somebody is and not of what: `Belize's minister`.
    pub(in crate::analysis) bare: bool,
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
    /// Whether it may name a person.
    pub(in crate::analysis) fn can_be_person(&self) -> bool {
        match self {
            Self::Name { candidates, .. } => candidates.is_person(),
            Self::Unknown { .. } => true,
            Self::Title(_) => false,
        }
    }

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
    let mut drafts = Drafts::with_capacity(matches.len());
    let mut sources = Sources::of(found);
    let mut from = 0;
    for (index, name) in matches.iter().enumerate() {
        let next = matches.get(index + 1);
        let before = index.checked_sub(1).and_then(|before| matches.get(before));
        let Some(candidates) = candidates(syntax, name, before, next) else {
            drafts.rejected.push(name.tokens.end - 1);
            continue;
        };
        if name.is_title() && is_of_another(syntax, name, before) {
            continue;
        }
        unknown(syntax, from..name.tokens.start, &mut sources, &mut drafts);
        from = from.max(name.tokens.end);
        if name.is_title() && !(candidates.is_person() && stands_for_person(name, next)) {
            let opens = |other: &&&NameMatch<'_>| other.tokens.start == name.tokens.start;
            let country = [before, next].iter().flatten().find(opens).map(|country| &country.tokens);
            drafts.title(syntax, title(syntax, name, drafts.titles.last(), country));
            continue;
        }
        drafts.name(syntax, name, candidates, next);
    }
    unknown(syntax, from..syntax.tokens.len(), &mut sources, &mut drafts);
    drafts.flush(usize::MAX, syntax);
    let mut list = drafts.list;
    list.sort_by_key(|draft| (draft.tokens().start, std::cmp::Reverse(draft.tokens().end)));
    appositions(syntax, list)
}

/// Whether a word that is a title and a name, `King`, is the name: no other name follows it.
fn stands_for_person(name: &NameMatch<'_>, next: Option<&NameMatch<'_>>) -> bool {
    name.country.is_none()
        && next.is_none_or(|next| next.tokens.start > name.tokens.end || next.officials().next().is_none())
}

/// What a match can mean where it stands; nothing if it is only a part of
/// what stands there.
fn candidates(
    syntax: &Syntax<'_>,
    name: &NameMatch<'_>,
    before: Option<&NameMatch<'_>>,
    next: Option<&NameMatch<'_>>,
) -> Option<Candidates> {
    let mut candidates = Candidates::default();
    for entity in name.entities.iter() {
        match *entity {
            Entity::Official { id, form: NameForm::Full | NameForm::Alias } => candidates.full.push(id),
            Entity::Official { id, form: NameForm::Short } => candidates.short.push(id),
            Entity::Official { id, form: NameForm::Given } => candidates.given.push(id),
            Entity::Place { id, form } if candidates.places.iter().all(|(known, _)| *known != id) => {
                candidates.places.push((id, form));
            }
            Entity::Place { .. } | Entity::Office { .. } => {}
        }
    }
    candidates.full.dedup();
    candidates.short.dedup();
    let tokens = &name.tokens;
    if !candidates.places.is_empty() && is_inside_name(syntax, tokens) {
        candidates.places.clear();
    }
    let behind_match = before.is_some_and(|before| before.tokens.end >= tokens.start);
    let before_match = next.is_some_and(|next| next.tokens.start <= tokens.end);
    // "Stephen Barclay", where each word is somebody's short name, is a longer name than both.
    let behind_short = before.is_some_and(is_short_name);
    let behind_match = behind_match && !behind_short;
    let seat = candidates.places.iter().any(|(_, form)| *form == PlaceForm::Metonym);
    let demonym = candidates.places.iter().all(|(_, form)| *form == PlaceForm::Demonym);
    if demonym && !candidates.places.is_empty() && !behind_match && is_surname(syntax, tokens) {
        candidates.places.clear();
    }
    if !candidates.places.is_empty() && !seat && is_in_longer_name(syntax, tokens, demonym, behind_match, before_match)
    {
        candidates.places.clear();
    }
    if !candidates.full.is_empty() && is_namesake(syntax, tokens, behind_match) {
        candidates.full.clear();
    }
    let is_used_alone = !candidates.short.is_empty() || !candidates.given.is_empty();
    // "President Abraham Lincoln", where the last word is a city's name too.
    let is_titled = before.is_some_and(|before| before.is_title() && before.tokens.end == tokens.start);
    let is_place = |next: &NameMatch<'_>| {
        let is_name = |entity: &Entity| matches!(entity, Entity::Place { form: PlaceForm::Name, .. });
        is_titled && next.entities.iter().all(is_name)
    };
    let before_match = before_match && !next.is_some_and(|next| is_short_name(next) || is_place(next));
    if is_used_alone && !is_alone(syntax, tokens, behind_match, before_match) {
        candidates.short.clear();
        candidates.given.clear();
    }
    (name.is_title() || candidates.is_person() || !candidates.places.is_empty()).then_some(candidates)
}

/// Whether a match is nothing but the name by which some official goes alone.
fn is_short_name(name: &NameMatch<'_>) -> bool {
    let is_short = |entity: &Entity| matches!(entity, Entity::Official { form: NameForm::Short | NameForm::Given, .. });
    !name.is_title() && name.entities.iter().all(is_short)
}

impl Candidates {
    fn is_person(&self) -> bool {
        !(self.full.is_empty() && self.short.is_empty() && self.given.is_empty())
    }
}

/// The drafts of a block as they are found, and the titles that still wait for a name.
#[derive(Debug)]
struct Drafts {
    list: Vec<Draft>,
    titles: Vec<DraftTitle>,
    /// The titles of several, and one past the last name that has them.
    joint: Option<(Vec<DraftTitle>, usize)>,
    /// Last tokens of names that mean nobody where they stand.
    rejected: Vec<usize>,
}

impl Drafts {
    fn with_capacity(capacity: usize) -> Self {
        Self { list: Vec::with_capacity(capacity), titles: Vec::new(), joint: None, rejected: Vec::new() }
    }

    fn is_rejected(&self, token: usize) -> bool {
        self.rejected.binary_search(&token).is_ok()
    }

    fn title(&mut self, syntax: &Syntax<'_>, title: DraftTitle) {
        self.flush(title.lead, syntax);
        self.titles.push(title);
    }

    /// A name the gazetteer has, with the titles that lead to it.
    fn name(
        &mut self,
        syntax: &Syntax<'_>,
        name: &NameMatch<'_>,
        candidates: Candidates,
        next: Option<&NameMatch<'_>>,
    ) {
        let tokens = name.tokens.clone();
        // The country in front of a title is a name of its own, inside the title that follows, or behind `of` the one before.
        let inside_next = next.is_some_and(|next| next.tokens.start <= tokens.start);
        let inside_last = self.titles.last().is_some_and(|title| title.tokens.contains(&tokens.start));
        let mut titles = Vec::new();
        if candidates.is_person() && !inside_next {
            titles = self.take_titles(syntax, &tokens);
        } else if !inside_next && !inside_last {
            self.flush(tokens.start, syntax);
        }
        if let Some((_, end)) = &mut self.joint
            && *end + 1 == tokens.start
            && syntax.is_any(*end, &["of"])
        {
            // "Foreign Ministers Ana Roth of Norland and …"
            *end = tokens.end;
        }
        self.list.push(Draft::Name { tokens, candidates, titles });
    }

    /// Takes the titles that lead to the name at `tokens`, alone or for several.
    fn take_titles(&mut self, syntax: &Syntax<'_>, tokens: &Range<usize>) -> Vec<DraftTitle> {
        let mut own = self.take_adjacent(syntax, tokens.start);
        if own.is_empty()
            && let Some((titles, end)) = &mut self.joint
            && is_listed(syntax, *end, tokens.start)
        {
            *end = tokens.end;
            return titles.clone();
        }
        if own.iter().any(|title| title.plural) {
            for title in &mut own {
                title.shared = true;
            }
            self.joint = Some((own.clone(), tokens.end));
        } else if !own.is_empty() {
            self.joint = None;
        }
        own
    }

    /// Takes the titles that lead without a gap to the name at `start`; the others stand alone.
    fn take_adjacent(&mut self, syntax: &Syntax<'_>, start: usize) -> Vec<DraftTitle> {
        let mut first = self.titles.len();
        let mut at = start;
        while let Some(title) = first.checked_sub(1).and_then(|index| self.titles.get(index)) {
            let end = title.end();
            let joined = at < start && end + 1 == at && syntax.tag_at(end) == Tag::Coordinator;
            if !joined && end != at {
                break;
            }
            at = title.lead;
            first -= 1;
        }
        let own = self.titles.split_off(first);
        self.stand_alone();
        own
    }

    /// Titles that no name can follow any more stand alone.
    fn flush(&mut self, start: usize, syntax: &Syntax<'_>) {
        let waits = self
            .titles
            .last()
            .is_some_and(|title| title.end() + 1 == start && syntax.tag_at(title.end()) == Tag::Coordinator);
        if !waits {
            self.stand_alone();
        }
    }

    fn stand_alone(&mut self) {
        self.list.extend(self.titles.drain(..).filter(|title| !title.plural).map(Draft::Title));
    }
}

/// Whether the name at `start` goes on a list whose last name ends at `end`: `, B` and `and C`.
fn is_listed(syntax: &Syntax<'_>, end: usize, start: usize) -> bool {
    let between = end..start;
    !between.is_empty()
        && between.len() <= 2
        && between.clone().all(|at| syntax.is_mark(at, TokenKind::Comma) || syntax.tag_at(at) == Tag::Coordinator)
}
