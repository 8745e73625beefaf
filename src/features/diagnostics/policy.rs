//! Which rules speak in a briefing, and how loudly.

use std::sync::Arc;

use crate::config::{Level, Profile, Settings, Severity};
use crate::document::{Block, DocumentType, FrontMatter};
use crate::rules::{Check, RULES, Rule, Trait};
use crate::text::Span;
use crate::workspace::{Briefing, Workspace};

/// Settings, profile and front matter, settled for one briefing.
#[derive(Debug, Clone)]
pub(super) struct Policy {
    settings: Arc<Settings>,
    front_matter: Option<Arc<Block>>,
    active: Vec<(&'static Rule, Severity)>,
    /// Whether the `strict` profile holds.
    pub(super) strict: bool,
    /// Whether the `ap` pack holds.
    pub(super) ap: bool,
    /// Rules switched off for the file, and where it says so in block 0.
    pub(super) ignored: Vec<(String, Span)>,
}

impl Policy {
    /// What holds for `briefing` in `workspace`.
    pub(super) fn of(workspace: &Workspace, briefing: &Briefing) -> Self {
        let front_matter = front_matter_block(briefing);
        let front = front_matter.as_ref().and_then(|block| block.front_matter.as_deref());
        let settings = workspace.settings_of(briefing.path());
        let document_type = briefing.reading().premises().document_type;
        let severity = |rule: &'static Rule| {
            let silent = document_type == DocumentType::Readout && rule.has(Trait::NotInReadouts);
            let severity = if silent { None } else { severity_of(rule, settings, front) };
            severity.map(|severity| (rule, severity))
        };
        let has = |wanted| profiles(settings, front).any(|profile| profile == wanted);
        let ignored = front.map(|front| &front.ignored_rules).into_iter().flatten();
        Self {
            strict: has(Profile::Strict),
            ap: has(Profile::Ap),
            settings: Arc::clone(settings),
            active: RULES.iter().copied().filter_map(severity).collect(),
            ignored: ignored.map(|written| (written.value.clone(), written.span)).collect(),
            front_matter,
        }
    }

    /// Whether it is still what holds for `briefing`, by a glance.
    pub(super) fn still_holds(&self, workspace: &Workspace, briefing: &Briefing) -> bool {
        let same_front = match (&self.front_matter, front_matter_block(briefing)) {
            (None, None) => true,
            (Some(mine), Some(now)) => Arc::ptr_eq(mine, &now),
            _ => false,
        };
        let settings = workspace.settings_of(briefing.path());
        same_front && (Arc::ptr_eq(&self.settings, settings) || self.settings == *settings)
    }

    /// The rules that speak, in the order of names.
    pub(super) fn active(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        self.active.iter().copied()
    }

    /// Whether the rule called `name` speaks of a text alone, with no earlier version beside it.
    pub(super) fn has(&self, name: &str) -> bool {
        let speaks = |rule: &Rule| rule.name == name && !matches!(rule.check, Check::Revision(_));
        self.active.iter().any(|(rule, _)| speaks(rule))
    }
}

fn front_matter_block(briefing: &Briefing) -> Option<Arc<Block>> {
    let first = briefing.document().blocks().first()?;
    first.block.front_matter.as_ref().map(|_| Arc::clone(&first.block))
}

/// The nearest word holds: the front matter's `lint.rules`, then the
/// settings', then what the profiles of both say, then the rule's own.
fn severity_of(rule: &Rule, settings: &Settings, front: Option<&FrontMatter>) -> Option<Severity> {
    let said = front.and_then(|front| front.rule_severities.iter().find(|(name, _)| name.value == rule.name));
    let nearest = said.and_then(|(_, level)| Level::parse(&level.value));
    settings.severity(rule.name, nearest, rule.severity_under(profiles(settings, front)))
}

/// The profiles of the settings and of the front matter, which add up.
fn profiles(settings: &Settings, front: Option<&FrontMatter>) -> impl Iterator<Item = Profile> {
    let own = front.map(|front| &front.profile).into_iter().flatten().map(|written| written.value);
    settings.profiles().iter().copied().chain(own)
}
