//! Given names that stand where the family name belongs.

use crate::analysis::{MentionForm, Referent};
use crate::text::Edit;

use super::{Check, Family, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "surname-given-swap",
    family: Family::Officials,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("surname_given_swap.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    for mention in cx.passage.mentions.iter().filter(|mention| mention.form == MentionForm::Given && !mention.quoted) {
        let Referent::Official(official) = mention.referent else { continue };
        let Some(official) = cx.gazetteer.official(official) else { continue };
        // "Lifeng Zhou": a given name before another family name is somebody else's.
        let (first, behind) = (mention.tokens.start, mention.tokens.end);
        let follows_name = first > 0 && cx.prose.is_capital(first - 1) && mention.titles.is_empty();
        let stands_alone = !cx.prose.is_capital(behind) && !follows_name;
        if !stands_alone {
            continue;
        }
        let given = mention.span.of(&cx.block.text).to_owned();
        let family = official.short.as_deref().unwrap_or(&official.name).to_owned();
        let (name, replacement) = (official.name.to_string(), official.name.to_string());
        let replace = Edit { span: mention.span, replacement };
        cx.report(mention.span, format!("\"{given}\" is the given name of {name}"))
            .note(format!("the family name comes first: used alone, the name is {family}"))
            .fix(format!("write \"{name}\""), vec![replace]);
    }
}
