//! People with an office's title whom no registry has.

use crate::analysis::{Mention, Referent, TitleUse};
use crate::document::TokenKind;
use crate::text::Edit;

use super::{Check, Family, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "unknown-official",
    family: Family::Officials,
    severity: Some(Severity::Hint),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("unknown_official.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    for mention in cx.passage.mentions.iter().filter(|mention| mention.first && !mention.quoted) {
        let Referent::Person(name) = &mention.referent else { continue };
        if is_broken_off(cx, mention) || is_headline(cx, mention) {
            continue;
        }
        // A name may be broken over two lines.
        let name = &name.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(title) = mention.titles.iter().find(|title| is_of_known_office(cx, title)) else { continue };
        let written = title.span.of(&cx.block.text);
        let span = if title.span.start() < mention.span.start() { title.span.join(mention.span) } else { mention.span };
        let meant = cx.gazetteer.misspelt(name, &title.offices).and_then(|id| cx.gazetteer.official(id));
        let meant = meant.map(|official| right_name(mention, &official.name, official.short.as_deref()));
        let message = format!("{name} is in no registry as {written}");
        let diagnostic = cx.report(span, message);
        diagnostic.note("whether somebody unknown held the office on the text's date cannot be checked");
        match meant {
            Some(meant) => {
                let replace = Edit { span: mention.span, replacement: meant.clone() };
                diagnostic.note(format!("did you mean {meant}?")).fix(format!("write \"{meant}\""), vec![replace]);
            }
            None => {
                diagnostic
                    .note(format!("add the person under `people` of the front matter: `{}`", record(name, written)));
            }
        }
    }
}

/// How many words on either side tell a headline.
const WINDOW: usize = 6;

/// Whether whoever speaks broke off in the middle of the name: `Speaker McCar- — McCarthy`.
fn is_broken_off(cx: &PassageContext<'_>, mention: &Mention) -> bool {
    matches!(cx.prose.kind(mention.tokens.end), Some(TokenKind::Hyphen))
        || cx.block.text.get(mention.span.end()..).is_some_and(|rest| rest.starts_with(['-', '–', '—']))
}

/// Whether the words round a name are set with capitals throughout, so that
/// nobody can tell where it ends: "First Lady, Treasury Secretary Launch Savings Accounts for Children".
fn is_headline(cx: &PassageContext<'_>, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let around = (mention.tokens.start.saturating_sub(WINDOW)..mention.tokens.start).chain(end..end + WINDOW);
    let long: Vec<usize> = around.filter(|&at| cx.prose.is_word(at) && cx.prose.word(at).len() > 3).collect();
    mention.tokens.len() > 2 && long.len() > 2 && long.iter().all(|&at| cx.prose.is_capital(at))
}

/// Whether a title is that of an office we know, as far as the text tells: a
/// bare *President* or *Governor*, and an *Attorney General* behind the name of
/// a body or a state, may be of any (`Harbour Union President Ana Roth`).
fn is_of_known_office(cx: &PassageContext<'_>, title: &TitleUse) -> bool {
    let of_any = title.offices.len() > 1 && !title.span.of(&cx.block.text).contains(char::is_whitespace);
    let first = cx.prose.token_at(title.span.start());
    let of_another = first.checked_sub(1).is_some_and(|before| cx.prose.is_capital(before));
    !(title.offices.is_empty() || title.former.is_some() || title.shared || of_any || of_another)
}

/// As long a name as was written.
fn right_name(mention: &Mention, full: &str, short: Option<&str>) -> String {
    let alone = mention.tokens.len() == 1;
    short.filter(|_| alone).unwrap_or(full).to_owned()
}

/// A record of the person for the front matter.
fn record(name: &str, title: &str) -> String {
    let family = name.rsplit(' ').next().unwrap_or(name);
    let key: String = family.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    format!("{key}: {{name: {name}, family: {family}, title: {title}}}")
}
