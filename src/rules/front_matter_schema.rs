//! Front matter and annotations that say what nobody understands.

use crate::document::ProblemKind;
use crate::text::Edit;

use super::{Check, Family, PassageContext, Rule, Severity, Specificity, Trait};

pub(super) static RULE: Rule = Rule {
    name: "front-matter-schema",
    family: Family::Structure,
    severity: Some(Severity::Warning),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[Trait::AnyLanguage, Trait::Quotations],
    check: Check::Passage(check),
    page: include_str!("front_matter_schema.md"),
};

fn check(cx: &mut PassageContext<'_>) {
    for problem in &cx.block.problems {
        if problem.kind == ProblemKind::Directive {
            continue;
        }
        let diagnostic = cx.report(problem.span, problem.message.clone());
        if let Some(help) = &problem.help {
            diagnostic.note(help.clone());
        }
        if let Some(replacement) = &problem.replacement {
            let edit = Edit { span: problem.span, replacement: replacement.clone() };
            diagnostic.fix(format!("write `{}`", replacement.trim()), vec![edit]);
        }
    }
}
