//! Titles of offices that their holders have left.

use crate::gazetteer::{Gazetteer, OfficeId, TermEnd};
use crate::text::{Edit, Span};

use super::tenure::{Tenure, TitledOfficial, rule};
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
