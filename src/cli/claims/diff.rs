//! `dateline claims diff`: claims added, dropped and re-worded since a revision, and sources taken out.

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::CliError;
use crate::cli::args::{ChangesFormat, ClaimsDiffArgs};
use crate::cli::claims::markdown::cell;
use crate::cli::claims::{code, write};
use crate::cli::versions::{Versions, versions};
use crate::disk::{LoadOptions, shown_path};
use crate::features::ledger::{ChangeKind, ClaimChange, Version, changes};
use crate::workspace::Briefing;

/// The changes of one briefing.
struct Changed {
    /// Its path of now, or what it was if it is gone.
    shown: String,
    /// What it was called before, where that is another name.
    renamed: Option<String>,
    changes: Vec<ClaimChange>,
}

/// Writes what became of the claims of the briefings that `args` name; fails if one stayed without its source.
pub(super) fn diff(args: &ClaimsDiffArgs) -> Result<ExitCode, CliError> {
    let options = LoadOptions { date: args.date, ..LoadOptions::default() };
    let versions = versions(&args.paths, &args.revisions, &options)?;
    let changed = changed(&versions);
    let written = match args.format {
        ChangesFormat::Text => text(&changed),
        ChangesFormat::Json => json(&changed),
        ChangesFormat::Markdown => markdown(&changed),
    };
    write(&written, args.output.as_deref())?;
    let is_bereft = count(&changed, ChangeKind::AttributionRemoved) > 0;
    Ok(code(&versions.loaded, if is_bereft { ExitCode::FAILURE } else { ExitCode::SUCCESS }))
}

/// Every briefing that has changes, in the order of paths.
fn changed(versions: &Versions) -> Vec<Changed> {
    let workspace = &versions.loaded.workspace;
    let kept = versions.before.iter().filter_map(|(path, before)| {
        let now = workspace.briefing(path)?;
        let renamed = (before.path() != path).then(|| shown(before));
        Some((now.path(), Changed { shown: shown(now), renamed, changes: changes(Some(before), Some(now)) }))
    });
    let fresh = versions.fresh.iter().filter_map(|path| {
        let now = workspace.briefing(path)?;
        Some((path, Changed { shown: shown(now), renamed: None, changes: changes(None, Some(now)) }))
    });
    let gone = versions.gone.iter().map(|before| {
        (before.path(), Changed { shown: shown(before), renamed: None, changes: changes(Some(before), None) })
    });
    let mut all: Vec<_> = kept.chain(fresh).chain(gone).filter(|(_, changed)| !changed.changes.is_empty()).collect();
    all.sort_by_key(|(path, _)| *path);
    all.into_iter().map(|(_, changed)| changed).collect()
}

fn shown(briefing: &Briefing) -> String {
    shown_path(briefing.path()).display().to_string()
}

fn count(changed: &[Changed], kind: ChangeKind) -> usize {
    changed.iter().flat_map(|changed| &changed.changes).filter(|change| change.kind == kind).count()
}

fn name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::AttributionRemoved => "attribution-removed",
        ChangeKind::Reworded => "reworded",
        ChangeKind::Resourced => "resourced",
        ChangeKind::Dropped => "dropped",
        ChangeKind::Added => "added",
    }
}

/// "2 attributions removed, 1 claim reworded".
fn summary(changed: &[Changed]) -> String {
    let of = [
        (ChangeKind::AttributionRemoved, "attribution removed", "attributions removed"),
        (ChangeKind::Reworded, "claim reworded", "claims reworded"),
        (ChangeKind::Resourced, "claim with other sources", "claims with other sources"),
        (ChangeKind::Dropped, "claim dropped", "claims dropped"),
        (ChangeKind::Added, "claim added", "claims added"),
    ];
    let counted = of.map(|(kind, one, several)| (count(changed, kind), one, several));
    let parts = counted.iter().filter(|(count, ..)| *count > 0);
    let parts: Vec<String> =
        parts.map(|(count, one, several)| format!("{count} {}", if *count == 1 { one } else { several })).collect();
    if parts.is_empty() { "no claim has changed".to_owned() } else { parts.join(", ") }
}

fn text(changed: &[Changed]) -> String {
    let mut out = String::new();
    for Changed { shown, renamed, changes } in changed {
        let was = renamed.as_ref().map(|name| format!(" (was {name})")).unwrap_or_default();
        for change in changes {
            let place = change.now.as_ref().or(change.before.as_ref()).map_or(0, |version| version.line);
            put(&mut out, &format!("{shown}:{place}: {}{was}", name(change.kind)));
            for (mark, version) in [('-', &change.before), ('+', &change.now)] {
                if let Some(version) = version {
                    put(&mut out, &format!("  {mark} {}{}", version.text, in_brackets(version)));
                }
            }
        }
    }
    put(&mut out, &summary(changed));
    out
}

fn in_brackets(version: &Version) -> String {
    if version.sources.is_empty() { String::new() } else { format!(" [{}]", version.sources.join("; ")) }
}

fn put(out: &mut String, line: &str) {
    writeln!(out, "{line}").expect("a string takes all that is written to it");
}

fn markdown(changed: &[Changed]) -> String {
    let mut out = format!("# Changes of claims\n\n{}.\n", summary(changed));
    for Changed { shown, renamed, changes } in changed {
        let was = renamed.as_ref().map(|name| format!(" (was {})", cell(name))).unwrap_or_default();
        put(&mut out, &format!("\n## {}{was}\n\n| line | change | before | now |\n|---|---|---|---|", cell(shown)));
        for change in changes {
            let place = change.now.as_ref().or(change.before.as_ref()).map_or(0, |version| version.line);
            let told = |version: &Option<Version>| {
                version
                    .as_ref()
                    .map(|version| cell(&(version.text.clone() + &in_brackets(version))))
                    .unwrap_or_default()
            };
            let kind = name(change.kind);
            let kind = if kind == "attribution-removed" { format!("**{kind}**") } else { kind.to_owned() };
            put(&mut out, &format!("| {place} | {kind} | {} | {} |", told(&change.before), told(&change.now)));
        }
    }
    out
}

#[derive(Serialize)]
struct Object<'a> {
    document: &'a str,
    renamed_from: Option<&'a str>,
    change: &'a str,
    before: Option<VersionObject<'a>>,
    now: Option<VersionObject<'a>>,
}

#[derive(Serialize)]
struct VersionObject<'a> {
    line: usize,
    id: Option<&'a str>,
    text: &'a str,
    sources: &'a [String],
}

fn json(changed: &[Changed]) -> String {
    let mut lines = Vec::new();
    for changed in changed {
        for change in &changed.changes {
            let object = Object {
                document: &changed.shown,
                renamed_from: changed.renamed.as_deref(),
                change: name(change.kind),
                before: change.before.as_ref().map(VersionObject::of),
                now: change.now.as_ref().map(VersionObject::of),
            };
            lines.push(serde_json::to_string(&object).expect("strings and numbers always become JSON"));
        }
    }
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

impl<'a> VersionObject<'a> {
    fn of(version: &'a Version) -> Self {
        Self { line: version.line, id: version.id.as_deref(), text: &version.text, sources: &version.sources }
    }
}
