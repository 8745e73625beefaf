//! Titles given to people who never held them.

use crate::text::{Edit, Span};

use super::tenure::{Tenure, TitledOfficial, renamed, rule};
use super::{PassageContext, Rule};

pub(super) static RULE: Rule = rule("title-holder-mismatch", check, include_str!("title_holder_mismatch.md"));

fn check(cx: &mut PassageContext<'_>) {
    for titled in cx.titled_officials() {
        check_early_title(cx, &titled);
        check_country(cx, &titled);
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

/// A title of another country than the one in whose office the person is: `Chinese President Vladimir Putin`.
fn check_country(cx: &mut PassageContext<'_>, titled: &TitledOfficial<'_>) {
    let Some((own, holder)) = titled.of_other_country(cx.gazetteer) else { return };
    if cx.is_of_another_time(titled) {
        return;
    }
    let name = cx.gazetteer.official(titled.official).map_or("the official", |official| &*official.name);
    let holder = cx.gazetteer.official(holder).map_or("somebody else", |official| &*official.name).to_owned();
    let own = cx.gazetteer.office(own).map_or("", |office| office.title_on(titled.date)).to_owned();
    let written = titled.title.span.of(&cx.block.text);
    let message = format!("{name} was {own} on {}; {written} was {holder}", titled.date);
    let title = Edit { span: titled.title.span, replacement: own.clone() };
    let replace = Edit { span: titled.mention.span, replacement: holder.clone() };
    cx.report(titled.span(), message)
        .note("the title is that of another country's office")
        .fix(format!("write \"{own}\""), vec![title])
        .fix(format!("name {holder} instead"), vec![replace]);
}

/// A title that the office got only later: `Secretary of War` in August 2025.
fn check_early_title(cx: &mut PassageContext<'_>, titled: &TitledOfficial<'_>) {
    let title = titled.title;
    let [office] = title.offices.as_slice() else { return };
    let written = title.span.of(&cx.block.text);
    let Some(renamed) = renamed(cx.gazetteer, *office, written, titled.date) else { return };
    let Some(from) = renamed.from else { return };
    if title.former.is_some() || cx.is_of_another_time(titled) {
        return;
    }
    let span = Span::new(title.span.end() - renamed.old.len(), title.span.end());
    let replace = Edit { span, replacement: renamed.now.clone() };
    let message =
        format!("the office is called \"{}\" from {from}; on {} it was {}", renamed.old, titled.date, renamed.now);
    cx.report(span, message)
        .note("a briefing is read as of its date, and the title had not come into use")
        .fix(format!("write \"{}\"", renamed.now), vec![replace]);
}
