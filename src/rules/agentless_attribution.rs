//! Reports in the passive, by nobody: *is seen as, is believed to*.

use std::ops::Range;

use super::remedy::{Mark, inserting};
use super::{Check, Family, PassageContext, Prose, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "agentless-attribution",
    family: Family::Attribution,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Words,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("agentless_attribution.md"),
};

const TO_BE: &[&str] = &["is", "are", "was", "were", "been", "'s", "'re"];

/// "is being considered" weighs, "will be seen" foretells: only what people
/// hold already is hearsay.
#[rustfmt::skip]
const BEFORE_PARTICIPLE: &[&str] = &[
    "widely", "generally", "largely", "often", "commonly", "broadly", "now", "also", "still", "already", "increasingly",
    "universally",
];

/// Participles by what they need behind them.
const SEEN_AS: &[&str] = &["seen", "viewed", "regarded", "perceived", "interpreted", "understood", "described"];
#[rustfmt::skip]
const BELIEVED_TO: &[&str] = &[
    "believed", "thought", "said", "expected", "understood", "rumoured", "rumored", "reported", "assumed", "presumed",
];

/// Words that say that many hold it, and participles that need nothing behind
/// them then: "is widely considered a gesture". What is widely known is known.
const WIDELY: &[&str] = &["widely", "generally", "commonly", "broadly", "universally"];
const HELD_WIDELY: &[&str] =
    &["assumed", "believed", "considered", "expected", "perceived", "regarded", "seen", "thought", "viewed"];

/// Participles of what somebody has fixed, which only `strict` asks about.
const FIXED: &[&str] = &["scheduled", "slated", "poised", "set", "due"];

/// Words that make of it a supposition, a question or a rule of law.
#[rustfmt::skip]
const UNREAL: &[&str] = &[
    "if", "whether", "would", "could", "may", "might", "should", "can", "unless", "being", "not", "n't", "never", "how",
    "why", "what", "once",
];

/// What somebody is expected to do and has said or had announced: a public act with its day.
#[rustfmt::skip]
const PUBLIC_ACTS: &[&str] = &[
    "announce", "appear", "arrive", "attend", "continue", "debate", "deliver", "discuss", "draw", "gather", "host",
    "issue", "join", "kick", "meet", "publish", "release", "resume", "rule", "sign", "speak", "testify", "travel",
    "unveil", "visit", "vote",
];

/// What an event is expected to do is its agenda, which is public.
#[rustfmt::skip]
const AGENDA: &[&str] = &[
    "address", "attract", "be", "begin", "bring", "close", "conclude", "convene", "cover", "end", "feature", "focus",
    "go", "happen", "include", "last", "open", "produce", "run", "start", "take", "touch",
];

/// What lays duties on people, who are then expected to do them by everybody.
#[rustfmt::skip]
const LAWS: &[&str] = &[
    "act", "acts", "agreement", "bylaws", "charter", "code", "constitution", "contract", "convention", "directive",
    "guidelines", "law", "laws", "order", "ordinance", "policy", "protocol", "regulations", "rule", "rules", "statute",
    "statutes", "terms", "treaty",
];

fn check(cx: &mut PassageContext<'_>) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(cue) = find_cue(cx.prose, &body, cx.strict) else { continue };
        let led = usize::from(cx.prose.is(cue.end - 1, &["as", "to"]));
        let agent = cx.prose.span(cue.start..cue.end - led).end();
        let span = cx.prose.span(cue);
        if cx.is_answered_for_soon(at, span) || somebody_speaks(cx.prose, &body) {
            continue;
        }
        let words = span.of(&cx.block.text).to_owned();
        let remedies =
            cx.answers(at, Some(inserting("name by whom, to be filled in", agent, " by [who]")), &[Mark::Assessment]);
        cx.report(span, format!("\"{words}\" does not say by whom"))
            .note("a passive of this kind reports a view and leaves out whose it is, so that a reader cannot weigh it")
            .note("name who holds the view, cite a source, or mark it as your own with {.assessment}")
            .fixes
            .extend(remedies);
    }
}

/// Whether the sentence asks, or has somebody speak in it in some form that
/// the analysis cannot follow: "In Dovrin, the mayor said, the port is seen as …".
fn somebody_speaks(prose: &Prose<'_>, body: &Range<usize>) -> bool {
    const SPEAKING: &[&str] = &["according", "argued", "argues", "said", "says", "told", "wrote", "?"];
    body.clone().any(|at| prose.is(at, SPEAKING) && !prose.is_quoted(at) && !prose.is(at.wrapping_sub(1), TO_BE))
}

fn find_cue(prose: &Prose<'_>, body: &Range<usize>, strict: bool) -> Option<Range<usize>> {
    body.clone().filter(|&at| prose.is(at, TO_BE) && !prose.is_quoted(at)).find_map(|at| {
        let participle = (at + 1..body.end).find(|&next| !prose.is(next, BEFORE_PARTICIPLE))?;
        let is_wide = (at + 1..participle).any(|between| prose.is(between, WIDELY));
        let wide = is_wide && prose.is(participle, HELD_WIDELY) && !prose.is(participle + 1, &["by"]);
        let end = cue_end(prose, participle, strict).or(wide.then_some(participle + 1))?;
        (end <= body.end && is_flat(prose, body, at, end)).then_some(at..end)
    })
}

/// The token behind the cue whose participle is at `at`.
fn cue_end(prose: &Prose<'_>, at: usize, strict: bool) -> Option<usize> {
    if prose.is(at, SEEN_AS) && prose.is(at + 1, &["as"]) {
        return Some(at + 2);
    }
    let reports = prose.is(at, BELIEVED_TO) || strict && prose.is(at, FIXED);
    (reports && prose.is(at + 1, &["to"])).then_some(at + 2)
}

/// Whether the cue at `at..end` is said outright: not supposed, not denied, with no agent behind it.
fn is_flat(prose: &Prose<'_>, body: &Range<usize>, at: usize, end: usize) -> bool {
    let clause = at.saturating_sub(6).max(body.start)..at;
    let unreal =
        clause.clone().any(|before| prose.is(before, UNREAL)) || (at..end).any(|inside| prose.is(inside, UNREAL));
    // "seen by analysts at Norland Bank as": the agent stands inside; "… as a
    // threat by the ministry": it stands behind.
    let has_agent = (end..body.end.min(end + 14)).any(|behind| {
        prose.is(behind, &["by"]) && !prose.is(behind + 1, &["the", "a"]) && prose.is_capital(behind + 1)
    });
    let expected = prose.is(end - 2, &["expected"]);
    let of_event = prose.head_of_subject(body, at).is_some_and(|head| prose.is_event(head));
    let is_agenda = expected && (prose.is(end, PUBLIC_ACTS) || of_event && prose.is(end, AGENDA));
    // "the day when she was seen as a victor" goes back to a moment and reports nothing of it.
    let in_passing = at.checked_sub(2).is_some_and(|before| prose.is(before, &["when"]));
    let is_duty = expected && is_by_law(prose, body);
    !(unreal || has_agent || is_agenda || in_passing || is_duty)
}

/// Whether the sentence opens with the rule that asks it of somebody: "Under
/// the charter, members are expected to …".
fn is_by_law(prose: &Prose<'_>, body: &Range<usize>) -> bool {
    let opening = || (body.start + 1..body.end.min(body.start + 8)).take_while(|&at| prose.is_word(at));
    prose.is(body.start, &["under"]) && opening().any(|at| prose.is(at, LAWS))
}
