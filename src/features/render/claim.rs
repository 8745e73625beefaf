//! Claims in words.

use crate::analysis::{ClaimKind, SourceGrade, Standing};
use crate::features::hover::{AttributionFacts, ClaimFacts};

use super::page::{Page, Run, code, emphasis, plain, strong};

/// What a sentence asserts, and who stands behind it.
pub(super) fn claim(facts: &ClaimFacts) -> Page {
    let mut first = vec![strong(standing(facts.standing)), plain(format!(" · {}", kind(facts.kind)))];
    if let Some(id) = &facts.id {
        first.extend([plain(" · "), code(format!("^{id}"))]);
    }
    let mut page = Page::default().line(first);
    // That nobody is named is the reason, and told there.
    for attribution in facts.attributions.iter().filter(|attribution| attribution.source.is_some()) {
        page = page.item(said_by(attribution));
    }
    for (key, title) in &facts.sources {
        let mut runs = vec![plain("Cites ")];
        runs.extend(title.as_ref().map(|title| plain(format!("{title}, "))));
        runs.push(code(key));
        page = page.line(runs);
    }
    if !facts.basis.is_empty() {
        let keys: Vec<Run> = facts.basis.iter().map(code).collect();
        let listed = keys.chunks(1).collect::<Vec<_>>().join(&plain(", "));
        page = page.line([vec![plain("Rests on ")], listed].concat());
    }
    for (grade, value) in &facts.grades {
        page = page.line([plain(format!("{grade}: {value}"))]);
    }
    let is_told = matches!(facts.standing, Standing::Attributed | Standing::Cited)
        && (facts.sources.len() + facts.attributions.len() > 0);
    if facts.reason.is_empty() || is_told { page } else { page.line([plain(sentence(&facts.reason))]) }
}

fn said_by(attribution: &AttributionFacts) -> Vec<Run> {
    let mut runs = Vec::new();
    match &attribution.source {
        Some(source) => runs.push(strong(&**source)),
        None => runs.push(strong("nobody named")),
    }
    let others = attribution.antecedent.as_ref().filter(|antecedent| Some(*antecedent) != attribution.source.as_ref());
    runs.extend(others.map(|antecedent| plain(format!(" ({antecedent})"))));
    if let Some(cue) = &attribution.cue {
        runs.extend([plain(" ("), emphasis(format!("“{cue}”")), plain(")")]);
    }
    if attribution.carried {
        runs.push(plain(", carried over from before"));
    }
    runs.extend(attribution.grade.and_then(grade).map(|grade| plain(format!(" · {grade}"))));
    if !attribution.content.is_empty() {
        runs.push(plain(format!(": {}", attribution.content)));
    }
    runs
}

fn standing(standing: Standing) -> &'static str {
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
