//! Suppressions without a reason, or without anything to suppress.

use crate::text::{Edit, nearest};

use super::{Check, Family, RULES, Rule, Severity, Specificity, SuppressionContext, Trait, find_rule};

pub(super) static RULE: Rule = Rule {
    name: "ignore-hygiene",
    family: Family::Structure,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Suppression(check),
    page: include_str!("ignore_hygiene.md"),
};

fn check(cx: &mut SuppressionContext<'_>) {
    let written = cx.written;
    for ((name, span), used) in written.rules.iter().zip(cx.used) {
        if find_rule(name).is_none() {
            let diagnostic = cx.report(*span, format!("there is no rule \"{name}\""));
            for near in nearest(name, RULES.iter().map(|rule| rule.name)) {
                let rename = Edit { span: *span, replacement: near.to_owned() };
                diagnostic.fix(format!("write `{near}`"), vec![rename]);
            }
        } else if !used {
            let diagnostic = cx.report(*span, format!("\"{name}\" is ignored here, but finds nothing here"));
            diagnostic.note("a suppression that suppresses nothing hides the next mistake at this place");
            if written.rules.len() == 1 && !written.in_front_matter {
                let delete = Edit { span: written.span, replacement: String::new() };
                diagnostic.safe_fix("delete the suppression", vec![delete]);
            }
        }
    }
    if !written.has_reason && !written.in_front_matter {
        cx.report(written.span, "this suppression gives no reason")
            .note("whoever reads it next cannot tell whether it still holds")
            .note("put a colon and the reason behind the rule: `dateline-ignore-next RULE: reason`");
    }
}
