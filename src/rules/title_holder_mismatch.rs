//! Titles given to people who never held them.

use crate::text::Edit;

use super::tenure::{Tenure, rule};
use super::{PassageContext, Rule};

pub(super) static RULE: Rule = rule("title-holder-mismatch", check, include_str!("title_holder_mismatch.md"));

fn check(cx: &mut PassageContext<'_>) {
    for titled in cx.titled_officials() {
        let Tenure::NeverHeld(office) = titled.tenure(cx.gazetteer) else { continue };
        if cx.is_of_another_time(&titled) {
            continue;
        }
        let name = cx.gazetteer.official(titled.official).map_or("the official", |official| &*official.name);
        let title = cx.gazetteer.office(office).map_or("this", |office| office.title_on(titled.date));
        let holders: Vec<_> = cx.gazetteer.holders_on(office, titled.date).collect();
        let holder = match holders.as_slice() {
            [only] => cx.gazetteer.official(*only).map(|official| official.name.to_string()),
            _ => None,
        };
        let own = cx.gazetteer.offices_on(titled.official, titled.date).next().map(|term| term.office);
        let own = own.and_then(|own| cx.gazetteer.office(own)).map(|own| own.title_on(titled.date).to_owned());
        let message = match &holder {
            Some(holder) => format!("{name} was not {title} on {}; {holder} was", titled.date),
            None => format!("{name} was not {title} on {}", titled.date),
        };
        let (title, name) = (titled.title.span, titled.mention.span);
        let diagnostic = cx.report(titled.span(), message);
        diagnostic.note("a briefing is read as of its date, and on that day the office was not theirs");
        if let Some(own) = own {
            let replace = Edit { span: title, replacement: own.clone() };
            diagnostic
                .note(format!("the office held on that day was: {own}"))
                .fix(format!("write \"{own}\""), vec![replace]);
        }
        if let Some(holder) = holder {
            let replace = Edit { span: name, replacement: holder.clone() };
            diagnostic.fix(format!("name {holder} instead"), vec![replace]);
        }
    }
}
