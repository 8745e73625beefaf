//! Rules, where a suppression or the front matter names them.

use crate::config::Severity;
use crate::features::at::At;
use crate::rules::{RULES, Rule, find_rule};
use crate::text::{Span, nearest};

use super::{Hover, HoverContent};

/// A rule that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFacts {
    /// The name as written.
    pub name: String,
    /// The first paragraphs of its page; none for a name that no rule has.
    pub page: Option<String>,
    /// How it speaks in the default profile; none where it is off there.
    pub severity: Option<Severity>,
    /// Rules that may have been meant by a name that no rule has.
    pub nearest: Vec<String>,
}

/// The rule whose name is under the cursor.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let span = in_directive(at).or_else(|| in_front_matter(at))?;
    Some(at.hover(span, HoverContent::Rule(rule_facts(at.text(span)))))
}

fn in_directive(at: &At<'_>) -> Option<Span> {
    let directive = at.pick(&at.block.directives, |directive| directive.span)?;
    at.pick(&directive.rules, |rule| *rule).copied()
}

fn in_front_matter(at: &At<'_>) -> Option<Span> {
    let front_matter = at.block.front_matter.as_deref()?;
    let set = front_matter.rule_severities.iter().map(|(rule, _)| rule.span);
    let mut named = front_matter.ignored_rules.iter().map(|rule| rule.span).chain(set);
    named.find(|span| span.touches(at.offset))
}

fn rule_facts(name: &str) -> RuleFacts {
    let rule = find_rule(name);
    let names = RULES.iter().map(|rule| rule.name);
    RuleFacts {
        name: name.to_owned(),
        page: rule.map(first_part),
        severity: rule.and_then(|rule| rule.severity),
        nearest: if rule.is_some() {
            Vec::new()
        } else {
            nearest(name, names).into_iter().map(str::to_owned).collect()
        },
    }
}

/// What the page says before its second heading below the title, without any heading.
fn first_part(rule: &Rule) -> String {
    let below_title = rule.page.split("\n## ").nth(1).unwrap_or(rule.page);
    let text = below_title.split_once('\n').map_or(below_title, |(_, text)| text);
    text.trim().to_owned()
}
