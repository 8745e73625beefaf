//! Claims and quotations in words, short enough to be read at a glance.

use crate::analysis::{ClaimKind, CueKind, SourceGrade, Standing};
use crate::features::hover::{AttributionFacts, ClaimFacts};

use super::chain;
use super::page::{Page, Run, code, emphasis, plain, strong};

/// What a sentence asserts, or whose words a quotation is, and who stands behind it.
pub(super) fn claim(facts: &ClaimFacts) -> Page {
    let mut page = Page::default().line(heading(facts));
    // That nobody is named is the reason, and told there.
    for attribution in facts.attributions.iter().filter(|attribution| is_shown(facts, attribution)) {
        page = page.item(said_by(attribution));
    }
    page = page.then(chain::chain(&facts.chain));
    if !facts.grades.is_empty() {
        let grades: Vec<String> = facts.grades.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        page = page.line([plain(grades.join(" · "))]);
    }
    if is_told(facts) { page } else { page.line([plain(sentence(reason(facts)))]) }
}

fn heading(facts: &ClaimFacts) -> Vec<Run> {
    let mut runs = if facts.is_quotation {
        vec![strong("Quotation")]
    } else {
        vec![strong(standing(facts.standing)), plain(format!(" · {}", kind(facts.kind)))]
    };
    if let Some(confidence) = facts.confidence.filter(|_| !facts.is_quotation) {
        runs.push(plain(format!(" · {confidence}% sure")));
    }
    if let Some(id) = &facts.id {
        runs.extend([plain(" · "), code(format!("^{id}"))]);
    }
    runs
}

/// Whether `attribution` names somebody who says the claim, or whose words
/// the quotation is. What somebody thinks, plans or does stands behind no claim.
fn is_shown(facts: &ClaimFacts, attribution: &AttributionFacts) -> bool {
    stands_behind(attribution) || facts.is_quotation && attribution.source.is_some()
}

fn stands_behind(attribution: &AttributionFacts) -> bool {
    attribution.source.is_some()
        && attribution.cue_kind.is_none_or(|kind| matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Ruling))
}

/// Whether who stands behind the claim is told above, so that the reason would say it again.
fn is_told(facts: &ClaimFacts) -> bool {
    let is_said = facts.attributions.iter().any(|attribution| is_shown(facts, attribution));
    match facts.standing {
        Standing::Attributed => is_said,
        Standing::Cited => !facts.chain.links.is_empty(),
        _ => facts.reason.is_empty() || facts.is_quotation && is_said,
    }
}

fn reason(facts: &ClaimFacts) -> &str {
    let is_open = matches!(facts.standing, Standing::Unattributed | Standing::NotAClaim);
    if facts.is_quotation && is_open { "the text does not say whose words these are" } else { &facts.reason }
}

fn said_by(attribution: &AttributionFacts) -> Vec<Run> {
    let mut runs: Vec<Run> = attribution.source.iter().map(|source| strong(&**source)).collect();
    let others = attribution.antecedent.as_ref().filter(|antecedent| Some(*antecedent) != attribution.source.as_ref());
    runs.extend(others.map(|antecedent| plain(format!(" ({antecedent})"))));
    if let Some(cue) = &attribution.cue {
        runs.extend([plain(" ("), emphasis(format!("“{cue}”")), plain(")")]);
    }
    if attribution.carried {
        runs.push(plain(", carried over from another paragraph"));
    }
    runs.extend(attribution.strength.map(|strength| plain(format!(" · {strength}% sure"))));
    runs.extend(attribution.grade.and_then(grade).map(|grade| plain(format!(" · {grade}"))));
    if !attribution.content.is_empty() {
        runs.push(plain(format!(": {}", attribution.content)));
    }
    runs
}

/// What a standing is called.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Attributed => "Attributed",
        Standing::Cited => "Cited",
        Standing::Assessment => "The author's own assessment",
        Standing::Known => "Taken as known",
        Standing::Witnessed => "Seen by the author",
        Standing::Unattributed => "No source given",
        Standing::NotAClaim => "Asserts nothing",
    }
}

fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Fact => "statement of fact",
        ClaimKind::Figure => "figure",
        ClaimKind::Cause => "cause",
        ClaimKind::Prediction => "forecast",
        ClaimKind::Intent => "aim",
        ClaimKind::Evaluation => "judgement",
        ClaimKind::Allegation => "allegation",
        ClaimKind::Event => "public event",
        ClaimKind::Background => "background",
    }
}

/// What a reader should know of a source that is not a name, a role or a body.
fn grade(grade: SourceGrade) -> Option<&'static str> {
    match grade {
        SourceGrade::Named | SourceGrade::Role | SourceGrade::Body | SourceGrade::Document => None,
        SourceGrade::Anonymous => Some("anonymous"),
        SourceGrade::Vague => Some("names nobody"),
        SourceGrade::Pronoun => Some("whom the pronoun means is not clear"),
    }
}

fn sentence(reason: &str) -> String {
    let mut characters = reason.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let stop = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", characters.as_str())
}
