//! Reads a block in its place: names by who was introduced, pronouns and quotations by who spoke last, claims by what stands behind them.

use std::sync::Arc;

use crate::document::{Block, BlockKind, DirectiveKind};
use crate::gazetteer::Gazetteer;

use super::alone::Alone;
use super::attribution::{Graded, Reference};
use super::carry::LastSource;
use super::cast::Known;
use super::claim::claims;
use super::mention::{Context, Resolver};
use super::passage::{footprint, spellings, undecided};
use super::when::clocks;
use super::{
    Attribution, Carry, Claim, Cue, CueForm, CueKind, Mention, Passage, Premises, Referent, Source, SourceGrade,
    Standing,
};

/// After so many paragraphs in which nobody speaks the last source is forgotten.
const HELD_PARAGRAPHS: u8 = 3;

/// What the block behind gives to a reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ahead {
    /// Whether there is any.
    pub(super) follows: bool,
    /// Whether it opens with a quotation mark.
    pub(super) opens_quoted: bool,
    /// Whether it names somebody who speaks.
    pub(super) names_speaker: bool,
}

impl Ahead {
    /// What `alone` gives to the block before it.
    pub(super) fn of(alone: &Alone) -> Self {
        Self {
            follows: true,
            opens_quoted: alone.opens_quoted,
            names_speaker: alone.found.first().is_some_and(|found| found.source.is_some() && found.sentence == 0),
        }
    }
}

/// Reads `block`, which says `alone` by itself, behind what handed on `carry` and made people `known`.
pub(super) fn settle(
    block: &Block,
    alone: &Alone,
    carry: &Arc<Carry>,
    known: Known<'_>,
    premises: &Premises,
    gazetteer: &Gazetteer,
    ahead: &Ahead,
) -> Passage {
    let mut resolver = Resolver { gazetteer, premises, known };
    let context = Context { block, round: &alone.round, quoted: &alone.quoted };
    let mentions: Vec<Mention> = alone.drafts.iter().filter_map(|draft| resolver.mention(&context, draft)).collect();
    let mut speakers =
        Speakers { block, mentions: &mentions, gazetteer, last: carry.last_source.clone(), person: None };
    let attributions: Vec<Attribution> = alone
        .found
        .iter()
        .zip(&alone.graded)
        .filter_map(|(found, graded)| speakers.attribution(found, graded.as_ref(), carry, alone, ahead))
        .collect();
    let last = speakers.last.clone();
    let headline = alone.headline && !carry.begun && ahead.follows;
    let mut claims = claims(block, alone, &attributions, &mentions, carry, premises, gazetteer);
    if headline {
        claims.iter_mut().for_each(unclaim);
    }
    let mut footprint = footprint(block, alone, &attributions, &claims, premises);
    footprint.spellings = spellings(block, &mentions, &alone.quoted, gazetteer);
    (footprint.zones, footprint.bare_times) = clocks(block, &alone.times, premises, gazetteer);
    footprint.undecided = undecided(&mentions, premises.date, gazetteer);
    let out = Carry {
        last_source: hand_on(block, alone, carry, &attributions, last),
        begun: carry.begun || !Alone::is_blank(block),
        ignoring: ignoring(block, carry),
    };
    let carry_out = if out == **carry { Arc::clone(carry) } else { Arc::new(out) };
    Passage {
        mentions,
        dates: alone.dates.clone(),
        times: alone.times.clone(),
        attributions,
        claims,
        headline,
        footprint,
        introduces: resolver.known.into_own(),
        carry_in: Arc::clone(carry),
        carry_out,
    }
}

/// Takes `claim` for what a headline says, which the text below has to show.
fn unclaim(claim: &mut Claim) {
    claim.standing = Standing::NotAClaim;
    "a headline".clone_into(&mut claim.reason);
    claim.confidence = 0;
}

/// Who still counts as the last source behind the block.
fn hand_on(
    block: &Block,
    alone: &Alone,
    carry: &Carry,
    attributions: &[Attribution],
    last: Option<LastSource>,
) -> Option<LastSource> {
    if Alone::is_blank(block) {
        return carry.last_source.clone();
    }
    if block.kind == BlockKind::Heading {
        return None;
    }
    let mut last = last?;
    let spoke = attributions.iter().any(|found| {
        found.carried || found.source.is_some() && found.cue.as_ref().is_some_and(|cue| stands_behind(cue.kind))
    });
    last.paragraphs_ago = if spoke { 0 } else { last.paragraphs_ago.saturating_add(1) };
    let announced = attributions.last().is_some_and(|found| found.content.is_empty() && found.source.is_some());
    last.speaking = spoke && (alone.ends_open || announced);
    (last.paragraphs_ago <= HELD_PARAGRAPHS).then_some(last)
}

/// The rules that are switched off behind the block.
fn ignoring(block: &Block, carry: &Carry) -> Arc<Vec<String>> {
    if block.directives.is_empty() {
        return Arc::clone(&carry.ignoring);
    }
    let mut rules = carry.ignoring.as_ref().clone();
    for directive in &block.directives {
        match directive.kind {
            DirectiveKind::IgnoreStart => {
                rules.extend(directive.rules.iter().map(|rule| rule.of(&block.text).to_owned()));
            }
            DirectiveKind::IgnoreEnd => rules.clear(),
            DirectiveKind::IgnoreNext | DirectiveKind::IgnoreLine => {}
        }
    }
    Arc::new(rules)
}

/// Whether what a source did by such a cue makes it stand behind a claim.
pub(super) fn stands_behind(kind: CueKind) -> bool {
    matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Ruling)
}

/// Follows who speaks through a block.
struct Speakers<'a> {
    block: &'a Block,
    mentions: &'a [Mention],
    gazetteer: &'a Gazetteer,
    /// Who spoke last.
    last: Option<LastSource>,
    /// Which one person was a source last.
    person: Option<LastSource>,
}

impl Speakers<'_> {
    fn attribution(
        &mut self,
        found: &super::attribution::Found,
        graded: Option<&Graded>,
        carry: &Carry,
        alone: &Alone,
        ahead: &Ahead,
    ) -> Option<Attribution> {
        let content: Vec<_> = found.content.iter().filter_map(|range| self.span(range)).collect();
        let cue = found.cue.as_ref().and_then(|range| self.span(range)).map(|span| Cue {
            span,
            kind: found.kind,
            form: found.form,
            strength: found.strength,
        });
        let source = match (&found.source, graded) {
            (Some(range), Some(graded)) => Some(self.source(range, graded, found)?),
            _ => None,
        };
        let carried =
            cue.is_none() && source.is_none() && found.form == CueForm::None && speaker_is_near(carry, alone, ahead);
        Some(Attribution { source, cue, content, sentence: found.sentence, carried })
    }

    fn span(&self, range: &std::ops::Range<usize>) -> Option<crate::text::Span> {
        let last = range.end.checked_sub(1).filter(|&last| last >= range.start)?;
        Some(self.block.tokens.get(range.start)?.span.join(self.block.tokens.get(last)?.span))
    }

    fn source(
        &mut self,
        range: &std::ops::Range<usize>,
        graded: &Graded,
        found: &super::attribution::Found,
    ) -> Option<Source> {
        let span = self.span(range)?;
        let mention = self.mention(&graded.name);
        let mut grade = graded.grade;
        let mut name = self.name(mention, &graded.name);
        let mut person = graded.person;
        let mut antecedent = None;
        if mention.and_then(|index| self.mentions.get(index)).is_some_and(|mention| is_person(&mention.referent)) {
            (grade, person) = (SourceGrade::Named, true);
        }
        if let Some(meant) =
            self.antecedent(graded).filter(|_| mention.is_none() || graded.reference == Reference::Person)
        {
            (grade, person) = (meant.grade, meant.person);
            name.clone_from(&meant.name);
            antecedent = Some(meant.name);
        } else if graded.reference == Reference::Relative {
            antecedent = Some(name.clone());
        }
        let last = LastSource { name, grade, person, speaking: false, paragraphs_ago: 0 };
        if grade != SourceGrade::Pronoun
            && found.form != CueForm::Credit
            && stands_behind(found.kind) | matches!(found.kind, CueKind::Act | CueKind::Thought)
        {
            if person {
                self.person = Some(last.clone());
            }
            self.last = Some(last);
        }
        Some(Source { span, tokens: range.clone(), grade, mention, antecedent })
    }

    /// The mention that heads a source: the first person named in it, else the first mention.
    fn mention(&self, tokens: &std::ops::Range<usize>) -> Option<usize> {
        let first = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let inside = || {
            self.mentions.iter().enumerate().skip(first).take_while(|(_, mention)| mention.tokens.start < tokens.end)
        };
        inside().find(|(_, mention)| is_person(&mention.referent)).or_else(|| inside().next()).map(|(index, _)| index)
    }

    /// A source as a reader would say it.
    fn name(&self, mention: Option<usize>, tokens: &std::ops::Range<usize>) -> String {
        let mention = mention.and_then(|index| self.mentions.get(index));
        match mention.map(|mention| &mention.referent) {
            Some(Referent::Official(id)) => {
                self.gazetteer.official(*id).map_or_else(String::new, |official| official.name.to_string())
            }
            Some(Referent::Person(name)) => name.clone(),
            _ => self.span(tokens).unwrap_or_default().of(&self.block.text).to_owned(),
        }
    }

    /// Whom a pronoun or a definite reference means.
    fn antecedent(&self, graded: &Graded) -> Option<LastSource> {
        let last = self.last.as_ref();
        let person = || self.person.as_ref().or(last.filter(|last| last.person)).cloned();
        match graded.reference {
            Reference::Person => person(),
            Reference::Thing | Reference::Several => last.filter(|last| !last.person).cloned(),
            Reference::Definite(head) => {
                let word = self.block.tokens.get(head)?.of(&self.block.text);
                let known = [self.last.as_ref(), self.person.as_ref()];
                known.into_iter().flatten().find(|last| ends_in_word(&last.name, word)).cloned()
            }
            Reference::None | Reference::Relative => None,
        }
    }
}

fn is_person(referent: &Referent) -> bool {
    matches!(referent, Referent::Official(_) | Referent::Person(_) | Referent::AmbiguousOfficial(_))
}

/// Whether `name` has `word` as one of its words, in any case: `the Kestrian foreign ministry` and `ministry`.
fn ends_in_word(name: &str, word: &str) -> bool {
    name.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.eq_ignore_ascii_case(word))
}

/// Whether a quotation without a cue can be given to somebody outside the block.
fn speaker_is_near(carry: &Carry, alone: &Alone, ahead: &Ahead) -> bool {
    let before =
        carry.last_source.as_ref().is_some_and(|last| last.speaking || last.paragraphs_ago == 0 && alone.opens_quoted);
    before || alone.opens_quoted && ahead.names_speaker
}
