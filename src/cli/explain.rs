//! `dateline explain`: a rule's page, or the list of rules.

use std::fmt::Write;
use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::output::write_out;
use crate::rules::{RULES, Rule, find_rule};
use crate::text::nearest;

/// Writes the page of `rule`, or a list of all rules.
pub(super) fn explain(rule: Option<&str>) -> Result<ExitCode, CliError> {
    let text = match rule {
        Some(name) => page_of(known(name)?),
        None => list(),
    };
    write_out(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The rule called `name`, or an error that says what was meant.
pub(super) fn known(name: &str) -> Result<&'static Rule, CliError> {
    find_rule(name).ok_or_else(|| {
        let near = nearest(name, RULES.iter().map(|rule| rule.name));
        let help = near
            .first()
            .map_or_else(|| "`dateline explain` lists the rules".to_owned(), |near| format!("did you mean `{near}`?"));
        CliError::new(format!("there is no rule `{name}`; {help}"))
    })
}

fn page_of(rule: &Rule) -> String {
    let page = rule.page.trim_end();
    let elsewhere = rule.elsewhere.iter().map(|(profile, severity)| format!("; in `{}`: {severity}", profile.name()));
    format!("{page}\n\nBy default: {}{}.\n", severity_of(rule), elsewhere.collect::<String>())
}

fn severity_of(rule: &Rule) -> &'static str {
    rule.severity.map_or("off", |severity| severity.name())
}

fn list() -> String {
    let mut text = String::new();
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut families: Vec<_> = RULES.iter().map(|rule| rule.family).collect();
    families.sort_by_key(|family| *family as u8);
    families.dedup();
    for family in families {
        let _ = writeln!(text, "{}", family.title());
        for rule in RULES.iter().filter(|rule| rule.family == family) {
            let _ = writeln!(text, "  {:width$}  {:7}  {}", rule.name, severity_of(rule), rule.summary());
        }
        text.push('\n');
    }
    text.push_str("`dateline explain RULE` shows a rule's page.\n");
    text
}
