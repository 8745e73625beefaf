//! Claims that are said again with another likelihood or another figure, without a word on the change.

use crate::document::{Annotation, AnnotationItem, Block, LinkKind, RelationKind, TokenKind};
use crate::text::{Edit, Span};
use crate::workspace::{ClaimOutline, DocPath, Node, Relation, Resolution};

use super::pointing::{named, sentence_of};
use super::{Check, Family, Fix, Rule, Severity, Specificity, WorkspaceContext};

pub(super) static RULE: Rule = Rule {
    name: "claim-drift",
    family: Family::Links,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Statement,
    traits: &[],
    check: Check::Workspace(check),
    page: include_str!("claim_drift.md"),
};

/// Words by which a sentence says that something is not as it was.
#[rustfmt::skip]
const CHANGE: [&str; 30] = [
    "again", "against", "ago", "before", "chang*", "compared", "correct*", "differ*", "down", "downgrad*", "earlier",
    "former*", "initial*", "instead", "last", "longer", "lower*", "more", "now", "original*", "past", "previous*",
    "rais*", "revis*", "rose", "since", "then", "up", "updat*", "upgrad*",
];

/// Terms of estimative probability, the longer before those they contain (ICD 203, section D.6.e.2).
const LIKELIHOODS: [(&str, &str); 20] = [
    ("almost no chance", "almost no chance"),
    ("remote chance", "almost no chance"),
    ("remote", "almost no chance"),
    ("very unlikely", "very unlikely"),
    ("highly improbable", "very unlikely"),
    ("very likely", "very likely"),
    ("highly likely", "very likely"),
    ("highly probable", "very likely"),
    ("unlikely", "unlikely"),
    ("improbable", "unlikely"),
    ("roughly even chance", "roughly even chance"),
    ("roughly even odds", "roughly even chance"),
    ("roughly even", "roughly even chance"),
    ("even chance", "roughly even chance"),
    ("almost certainly", "almost certain"),
    ("almost certain", "almost certain"),
    ("nearly certain", "almost certain"),
    ("likely", "likely"),
    ("probable", "likely"),
    ("probably", "likely"),
];

/// A sentence says a claim again if it has so many in ten of the words that tell it.
const SHARE: usize = 6;

/// And at least so many.
const FEWEST: usize = 3;

/// What was said, in either place.
struct Said {
    text: String,
    grades: Vec<(Box<str>, Box<str>)>,
}

/// What is another.
struct Drift {
    what: &'static str,
    was: String,
    is: String,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    if cx.passage.headline {
        return;
    }
    for pointing in cx.pointings() {
        let (Some(sentence), Relation::LinksTo) = (pointing.sentence, pointing.relation) else { continue };
        let Some(Node::Claim(path, id)) = cx.node_of(&pointing) else { continue };
        let said = said_in(cx.block, sentence);
        check_against(cx, sentence, &said, &path, &id);
    }
    let annotations: &[Annotation] = &cx.block.annotations;
    if !annotations.is_empty() {
        for path in superseded(cx) {
            for annotation in annotations {
                check_successor(cx, annotation, &path);
            }
        }
    }
}

/// The briefings whose place this one takes.
fn superseded(cx: &WorkspaceContext<'_>) -> Vec<DocPath> {
    let relations = cx.briefing.document().front_matter().into_iter().flat_map(|front| &front.relations);
    let superseded = relations.filter(|relation| relation.kind == RelationKind::Supersedes);
    let found = superseded.filter_map(|relation| {
        match cx.workspace.resolve(cx.briefing.path(), relation.link.kind, &relation.link.target) {
            Resolution::Found { path, .. } => Some(path),
            _ => None,
        }
    });
    found.filter(|path| path != cx.briefing.path()).collect()
}

/// Holds a claim against the one with the same id in the briefing at `path`.
fn check_successor(cx: &mut WorkspaceContext<'_>, annotation: &Annotation, path: &DocPath) {
    let Some(sentence) = sentence_of(cx.block, annotation) else { return };
    for item in &annotation.items {
        if let AnnotationItem::Id(id) = item {
            let said = said_in(cx.block, sentence);
            check_against(cx, sentence, &said, path, id.of(&cx.block.text));
        }
    }
}

fn check_against(cx: &mut WorkspaceContext<'_>, sentence: usize, said: &Said, path: &DocPath, id: &str) {
    let Some(claim) = cx.workspace.outline(path).and_then(|outline| outline.claim(id)) else { return };
    let near = sentence.saturating_sub(1)..=sentence + 1;
    // What the claim says anyway says nothing of a change.
    let usual: Vec<String> = words(&claim.text).collect();
    let is_usual = |change: &str| {
        let stem = change.trim_end_matches('*');
        usual.iter().any(|word| if stem.len() < change.len() { word.starts_with(stem) } else { word == stem })
    };
    let telling: Vec<&str> = CHANGE.into_iter().filter(|change| !is_usual(change)).collect();
    let tells = |at: usize| cx.sentence_says(Some(at), &telling);
    let Some(drift) = drift(said, claim).filter(|_| !near.into_iter().any(tells)) else { return };
    let node = Node::Claim(path.clone(), id.into());
    let Some(span) = cx.block.sentences.get(sentence).map(|sentence| sentence.span) else { return };
    let Drift { what, was, is } = &drift;
    let message = format!("{} has the {what} \"{was}\", and here it is \"{is}\"", named(&node, cx.briefing.path()));
    let fix = noting(cx.block, sentence, &drift);
    let diagnostic = cx.report(span, message);
    diagnostic
        .note("a reader of both cannot tell a change of mind from a slip")
        .note("say what it was before and why it is another now, or say the same")
        .related_node(&node, format!("here it is \"{was}\""));
    diagnostic.fixes.extend(fix);
}

/// What the sentence says in its own words, without what its links are called.
fn said_in(block: &Block, sentence: usize) -> Said {
    let tokens = block.sentences.get(sentence).and_then(|sentence| block.tokens.get(sentence.tokens.clone()));
    let is_name = |span: Span| {
        block
            .links
            .iter()
            .any(|link| link.kind == LinkKind::Wiki && link.label == link.target.span && link.span.covers(span))
    };
    let mut text = String::new();
    for token in tokens.unwrap_or_default().iter().filter(|token| !is_name(token.span)) {
        if token.spaced {
            text.push(' ');
        }
        text.push_str(token.of(&block.text));
    }
    let own = block.annotations.iter().filter(|annotation| sentence_of(block, annotation) == Some(sentence));
    let pairs = own.flat_map(|annotation| &annotation.items).filter_map(|item| match item {
        AnnotationItem::Pair { key, value } => Some((key.of(&block.text).into(), value.of(&block.text).trim().into())),
        AnnotationItem::Id(_) | AnnotationItem::Class(_) => None,
    });
    Said { text, grades: pairs.collect() }
}

fn drift(said: &Said, claim: &ClaimOutline) -> Option<Drift> {
    if !says_again(&said.text, &claim.text) {
        return None;
    }
    let was = likelihood(&claim.grades, &claim.text).zip(likelihood(&said.grades, &said.text));
    if let Some((was, is)) = was
        && was != is
    {
        return Some(Drift { what: "likelihood", was, is });
    }
    let graded = |grades: &[(Box<str>, Box<str>)], wanted: &str| {
        grades.iter().find(|(key, _)| &**key == wanted).map(|(_, value)| value.to_lowercase())
    };
    if let Some((was, is)) = graded(&claim.grades, "confidence").zip(graded(&said.grades, "confidence"))
        && was != is
    {
        return Some(Drift { what: "confidence", was, is });
    }
    // A figure of another day may be another.
    if graded(&claim.grades, "as-of") != graded(&said.grades, "as-of") {
        return None;
    }
    let (was, is) = (figures(&claim.text), figures(&said.text));
    let mut changed = was.iter().zip(&is).filter(|(was, is)| was != is);
    let (was_one, is_one) = changed.next().filter(|_| was.len() == is.len())?;
    Some(Drift { what: "figure", was: was_one.clone(), is: is_one.clone() })
}

/// What `grades`, or else the words of `text`, say of how likely it is.
fn likelihood(grades: &[(Box<str>, Box<str>)], text: &str) -> Option<String> {
    let standard = |written: &str| {
        let padded = format!(" {} ", words(written).collect::<Vec<_>>().join(" "));
        let found = LIKELIHOODS.iter().find(|(term, _)| padded.contains(&format!(" {term} ")));
        found.map(|(_, term)| (*term).to_owned())
    };
    let given = grades.iter().find(|(key, _)| &**key == "likelihood");
    given.and_then(|(_, value)| standard(&value.replace('-', " "))).or_else(|| standard(text))
}

/// Whether `text` has most of the words that tell `claim` from others.
fn says_again(text: &str, claim: &str) -> bool {
    let telling = |text: &str| -> Vec<String> {
        let long = words(text).filter(|word| word.len() > 3 && !word.starts_with(|first: char| first.is_ascii_digit()));
        long.filter(|word| !LIKELIHOODS.iter().any(|(term, _)| term == word)).collect()
    };
    let (own, wanted) = (telling(text), telling(claim));
    let n_shared = wanted.iter().filter(|word| own.contains(word)).count();
    n_shared >= FEWEST && n_shared * 10 >= wanted.len() * SHARE && n_shared * 10 >= own.len() * (SHARE - 1)
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The figures of `text` that stand alone, without the commas in them.
fn figures(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '"' | '“' | '”'));
    let bare = parts.map(|part| {
        let part = part.trim_start_matches(['$', '€', '£']);
        part.trim_end_matches(['.', ',', ';', ':', '%', '!', '?'])
    });
    let is_figure = |part: &&str| {
        part.starts_with(|first: char| first.is_ascii_digit())
            && part.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'))
    };
    bare.filter(is_figure).map(|part| part.replace(',', "")).collect()
}

/// A word on the change, to be filled in, before the sentence's stop.
fn noting(block: &Block, sentence: usize, drift: &Drift) -> Option<Fix> {
    let sentence = block.sentences.get(sentence)?;
    let last = block.tokens.get(sentence.tokens.end.checked_sub(1)?)?;
    let at = if last.kind == TokenKind::Stop { last.span.start() } else { sentence.span.end() };
    let words = format!(" (previously {}; [why])", drift.was);
    let edit = Edit { span: Span::at(at), replacement: words };
    Some(Fix::new(format!("say that it was {} before, and why, to be filled in", drift.was), vec![edit]).with_blanks())
}
