//! Quotations whose speaker is told and not where they were spoken.

use crate::analysis::{Attribution, CueKind, Mention, MentionForm, Source, SourceGrade};
use crate::document::Quotation;

use super::{Check, Family, Neighbour, PassageContext, Profile, Prose, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "quote-uncited",
    family: Family::Quotation,
    severity: None,
    elsewhere: &[(Profile::Strict, Severity::Info), (Profile::Wiki, Severity::Warning)],
    specificity: Specificity::Sentence,
    traits: &[Trait::Quotations, Trait::NotInReadouts],
    check: Check::Passage(check),
    page: include_str!("quote_uncited.md"),
};

/// Words that tell on what occasion or in what text somebody spoke.
#[rustfmt::skip]
const OCCASIONS: &[&str] = &[
    "address", "ad", "advertisement", "affidavit", "aired", "announcement", "appearance", "article", "audience", "blog", "book",
    "briefing", "broadcast", "call", "ceremony", "column", "communique", "conference", "convention", "crowd", "debate",
    "deposition", "dinner", "document", "documents", "editorial", "email", "emails", "essay", "event", "exchange",
    "facebook", "filing", "floor", "forum", "gathering", "hearing", "interview", "interviews", "lawsuit", "letter", "lunch",
    "mail", "meeting", "microphone", "memo", "memoir", "message", "monologue", "news", "note", "op-ed", "panel", "podcast", "post",
    "posted", "press", "program", "programme", "radio", "rally", "readout", "recording", "release", "remarks", "report",
    "reporter", "reporters", "ruling", "session", "show", "sign", "speech", "speeches", "stage", "statement", "statements", "stop",
    "talk", "telephone", "television", "testified", "testimony", "town", "transcript", "tv", "tweet", "tweeted",
    "tweets", "twitter", "video", "visit", "website", "wrote",
];

/// Verbs whose content may be a word or two and still be somebody's.
const CALLING: &[&str] = &["called", "calls", "described", "dismissed", "dubbed", "labeled", "labelled"];

fn check(cx: &mut PassageContext<'_>) {
    let Some((quotation, sentence)) = cx.block.quotations.iter().find_map(|quotation| {
        let said = cx.passage.attributions.iter().find(|said| speaks(cx, said, quotation))?;
        Some((quotation, said.sentence))
    }) else {
        return;
    };
    let here = Neighbour { block: cx.block, passage: cx.passage };
    let mut near = [Some(here), cx.before, cx.after].into_iter().flatten();
    if cx.is_cited(sentence) || near.any(has_occasion) {
        return;
    }
    let remedies = cx.answers(sentence, None, &[]);
    cx.report(quotation.span, "nobody is told where or when this was said")
        .note("a quotation is checked by going to where it was said: the speaker's name does not lead there")
        .note("name the occasion (an interview, a statement, a news conference), or cite it")
        .fixes
        .extend(remedies);
}

/// Whether somebody who is introduced here is given these words: of one who
/// was introduced above the occasion is mostly told there.
fn speaks(cx: &PassageContext<'_>, said: &Attribution, quotation: &Quotation) -> bool {
    let own = quotation.depth == 0 && quotation.opened && cx.prose.is_judged(quotation.span);
    let is_speech = said.cue.as_ref().is_some_and(|cue| matches!(cue.kind, CueKind::Speech | CueKind::Act));
    let is_called = said.cue.as_ref().is_some_and(|cue| cx.prose.is(cx.prose.token_at(cue.span.start()), CALLING));
    own && is_speech
        && (!quotation.scare || is_called)
        && !said.carried
        && said.source.as_ref().is_some_and(|source| is_introduced(cx, source))
        && said.content.iter().any(|content| content.overlaps(quotation.inner))
}

/// Whether a source is named in full or by what it is, and not taken up again.
fn is_introduced(cx: &PassageContext<'_>, source: &Source) -> bool {
    let is_full = |mention: &Mention| mention.form == MentionForm::Full || !mention.titles.is_empty();
    let mention = source.mention.and_then(|mention| cx.passage.mentions.get(mention));
    let grade = match source.grade {
        SourceGrade::Named => mention.is_none_or(is_full) && source.tokens.len() > 1,
        SourceGrade::Role | SourceGrade::Body => true,
        _ => false,
    };
    // Of one who is not named, other rules ask who it is.
    let is_somebody = cx.prose.is(source.tokens.start, &["a", "an", "another", "one", "some"]);
    grade && !is_somebody && source.antecedent.is_none()
}

/// Whether a block tells of an occasion, gives a day or cites something.
fn has_occasion(Neighbour { block, passage }: Neighbour<'_>) -> bool {
    let prose = Prose::of(block);
    let mut own = (0..block.tokens.len()).filter(|&at| !prose.is_quoted(at));
    let told_somebody = |at: usize| prose.is(at, &["told"]) && prose.is_word(at + 1);
    let is_cited = block.citations.iter().any(|citation| !citation.bare) || !block.footnotes.is_empty();
    let is_dated = passage.dates.iter().any(|date| !prose.is_quoted(prose.token_at(date.span.start())));
    is_cited || is_dated || !block.links.is_empty() || own.any(|at| prose.is(at, OCCASIONS) || told_somebody(at))
}
