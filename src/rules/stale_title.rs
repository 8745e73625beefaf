//! Titles of offices that their holders have left, and titles that offices no longer have.

use crate::analysis::{Mention, Referent};
use crate::gazetteer::{Gazetteer, OfficeId, TermEnd};
use crate::text::{Edit, Span};

use super::tenure::{Tenure, TitledOfficial, renamed, rule};
use super::{PassageContext, Rule};

pub(super) static RULE: Rule = rule("stale-title", check, include_str!("stale_title.md"));

fn check(cx: &mut PassageContext<'_>) {
    for titled in cx.titled_officials() {
        let Tenure::Left(office) = titled.tenure(cx.gazetteer) else { continue };
        if cx.is_of_another_time(&titled) {
            continue;
        }
        let title = titled.title.span;
        let opens_sentence = cx.block.sentences.iter().any(|sentence| sentence.span.start() == title.start());
        let word = if opens_sentence { "Former " } else { "former " };
        let insert = Edit { span: Span::at(title.start()), replacement: word.to_owned() };
        let message = message(cx.gazetteer, &titled, office);
        let diagnostic = cx.report(titled.span(), message);
        diagnostic.note("a briefing is read as of its date, and on that day the title was no longer theirs");
        diagnostic.fix("insert \"former\"", vec![insert]);
    }
    check_renamed(cx);
}

/// A title that the office had until an earlier day: `Secretary of Defense`.
/// In the writer's own words, with the holder's name and without.
fn check_renamed(cx: &mut PassageContext<'_>) {
    let Some(date) = cx.premises.date else { return };
    for mention in cx.passage.mentions.iter().filter(|mention| !mention.quoted) {
        for title in mention.titles.iter().filter(|title| title.former.is_none() && !title.shared) {
            let written = title.span.of(&cx.block.text);
            let meant = title.offices.iter().filter(|office| is_meant(cx.gazetteer, mention, **office));
            let mut offices = meant.map(|office| renamed(cx.gazetteer, *office, written, date));
            let (Some(Some(renamed)), None) = (offices.next(), offices.next()) else { continue };
            let Some(to) = renamed.to else { continue };
            let told = cx.prose.sentence_at(title.span.start()).is_none_or(|at| tells_of_both(cx, at, &renamed.now));
            if told {
                continue;
            }
            let end = title.span.end();
            let span = Span::new(end - renamed.old.len(), end);
            let replace = Edit { span, replacement: renamed.now.clone() };
            cx.report(
                span,
                format!("the office was called \"{}\" until {to}; on {date} it is {}", renamed.old, renamed.now),
            )
            .note("a briefing is read as of its date, and by then the title had changed")
            .fix(format!("write \"{}\"", renamed.now), vec![replace]);
        }
    }
}

/// Whether the title of a mention means `office`: the one it stands for, or one the person has or had.
fn is_meant(gazetteer: &Gazetteer, mention: &Mention, office: OfficeId) -> bool {
    match mention.referent {
        Referent::Office(id) => id == office,
        Referent::Official(id) => {
            gazetteer.official(id).is_some_and(|official| official.terms.iter().any(|term| term.office == office))
        }
        _ => false,
    }
}

/// Whether a sentence that has the old title has the new one too, and so tells of the change.
fn tells_of_both(cx: &PassageContext<'_>, sentence: usize, now: &str) -> bool {
    let Some(sentence) = cx.block.sentences.get(sentence) else { return true };
    sentence.span.of(&cx.block.text).contains(now)
}

fn message(gazetteer: &Gazetteer, titled: &TitledOfficial<'_>, office: OfficeId) -> String {
    let name = gazetteer.official(titled.official).map_or("the official", |official| &*official.name);
    let title = gazetteer.office(office).map_or("this", |office| office.title());
    let term = gazetteer.last_term(titled.official, office, titled.date);
    let end = term.and_then(|term| match &term.end {
        TermEnd::On(date) => Some(date.latest()),
        _ => None,
    });
    match end {
        Some(end) => format!("{name} left the office of {title} by {end}, before {}", titled.date),
        None => format!("{name} was no longer {title} on {}", titled.date),
    }
}
