//! `dateline lint`: reads, checks, writes, and sums up.

use std::collections::BTreeMap;
use std::process::ExitCode;

use crate::cli::CliError;
use crate::cli::args::{LintArgs, OutputFormat};
use crate::cli::explain::known;
use crate::cli::output::{Checked, Painter, json, print_errors, print_note, print_reports, text, write_out};
use crate::cli::versions::{Versions, versions};
use crate::config::{Settings, Severity};
use crate::disk::{LoadOptions, Loaded, LoadedFile, in_parallel, load};
use crate::features::diagnostics::{diagnostics, diagnostics_since};
use crate::rules::Diagnostic;
use crate::workspace::{Briefing, DocPath};

/// What was found, by severity.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    hints: usize,
    infos: usize,
    warnings: usize,
    errors: usize,
}

/// One briefing, checked and written out.
#[derive(Debug)]
struct Written {
    output: String,
    counts: Counts,
}

/// Checks the briefings that `args` name.
pub(super) fn lint(args: &LintArgs, no_color: bool) -> Result<ExitCode, CliError> {
    for rule in args.select.iter().chain(&args.ignore) {
        known(rule)?;
    }
    let settings = Settings::default().with_command_line(&args.select, &args.ignore);
    let options = LoadOptions { date: args.date, settings, ..LoadOptions::default() };
    let (loaded, before) = read(args, &options)?;
    let painter = Painter::of_terminal(no_color);
    let written = in_parallel(&loaded.files, |file| check(&loaded, file, before.get(&file.path), args, &painter));
    write_out(assemble(args.format, &written, &loaded).as_bytes())?;
    print_reports(&loaded.reports);
    print_errors(&loaded.errors);
    if loaded.files.is_empty() && loaded.errors.is_empty() {
        let paths: Vec<String> = args.paths.iter().map(|path| path.display().to_string()).collect();
        print_note(&format!("no briefings in {}; they end in .txt, .md, .markdown or .brief", paths.join(", ")));
    }
    Ok(exit_code(args, &written, &loaded))
}

/// What is to be checked, and what of it was otherwise at the revision that `args` name.
fn read(args: &LintArgs, options: &LoadOptions<'_>) -> Result<(Loaded, BTreeMap<DocPath, Briefing>), CliError> {
    match &args.since {
        None => Ok((load(&args.paths, options), BTreeMap::new())),
        Some(since) if since.contains("..") => {
            Err(CliError::new("`--since` takes one revision, with which the files as they are are compared"))
        }
        Some(since) => {
            let Versions { loaded, before, .. } = versions(&args.paths, since, options)?;
            Ok((loaded, before))
        }
    }
}

fn check(loaded: &Loaded, file: &LoadedFile, before: Option<&Briefing>, args: &LintArgs, painter: &Painter) -> Written {
    let Some(briefing) = loaded.workspace.briefing(&file.path) else {
        return Written { output: String::new(), counts: Counts::default() };
    };
    let mut found: Vec<Diagnostic> = match before {
        Some(before) => diagnostics_since(&loaded.workspace, &file.path, before),
        None => diagnostics(&loaded.workspace, &file.path),
    };
    let counts = Counts::of(&found);
    if args.format != OutputFormat::Json {
        let least = least_shown(args);
        found.retain(|diagnostic| diagnostic.severity >= least);
    }
    if found.is_empty() {
        return Written { output: String::new(), counts };
    }
    let checked = Checked::new(loaded, file, briefing, &found);
    let output = match args.format {
        OutputFormat::Text => text::with_excerpts(&checked, painter),
        OutputFormat::Concise => text::concise(&checked),
        OutputFormat::Json => json::objects(&checked),
    };
    Written { output, counts }
}

/// Hints are for editors, unless they make the command fail.
fn least_shown(args: &LintArgs) -> Severity {
    args.fail_on.severity().map_or(Severity::Info, |severity| severity.min(Severity::Info))
}

fn assemble(format: OutputFormat, written: &[Written], loaded: &Loaded) -> String {
    let mut whole: String = match format {
        OutputFormat::Json => {
            let parts: Vec<&str> =
                written.iter().map(|written| written.output.as_str()).filter(|output| !output.is_empty()).collect();
            return if parts.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", parts.join(",\n")) };
        }
        OutputFormat::Text | OutputFormat::Concise => written.iter().map(|written| written.output.as_str()).collect(),
    };
    whole.push_str(&summary(written, loaded));
    whole
}

/// "2 errors, 1 warning in 12 briefings; 1 file could not be read".
fn summary(written: &[Written], loaded: &Loaded) -> String {
    let total = Counts::sum(written);
    let parts: Vec<String> = [(total.errors, "error"), (total.warnings, "warning"), (total.infos, "info")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| if name == "info" { format!("{count} info") } else { counted(count, name) })
        .collect();
    let found = if parts.is_empty() { "nothing to report".to_owned() } else { parts.join(", ") };
    let unread = match loaded.errors.len() {
        0 => String::new(),
        count => format!("; {} could not be read", counted(count, "file")),
    };
    format!("{found} in {}{unread}\n", counted(loaded.files.len(), "briefing"))
}

fn counted(count: usize, name: &str) -> String {
    if count == 1 { format!("1 {name}") } else { format!("{count} {name}s") }
}

fn exit_code(args: &LintArgs, written: &[Written], loaded: &Loaded) -> ExitCode {
    let is_broken = loaded.reports.iter().any(|report| report.problem.severity == Severity::Error);
    if is_broken || !loaded.errors.is_empty() {
        return ExitCode::from(2);
    }
    let total = Counts::sum(written);
    let fails = args.fail_on.severity().is_some_and(|least| total.at_least(least) > 0);
    if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

impl Counts {
    fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| found.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Self {
            hints: count(Severity::Hint),
            infos: count(Severity::Info),
            warnings: count(Severity::Warning),
            errors: count(Severity::Error),
        }
    }

    fn sum(written: &[Written]) -> Self {
        written.iter().map(|written| written.counts).fold(Self::default(), |sum, counts| Self {
            hints: sum.hints + counts.hints,
            infos: sum.infos + counts.infos,
            warnings: sum.warnings + counts.warnings,
            errors: sum.errors + counts.errors,
        })
    }

    fn at_least(self, severity: Severity) -> usize {
        let by_severity = [
            (Severity::Hint, self.hints),
            (Severity::Info, self.infos),
            (Severity::Warning, self.warnings),
            (Severity::Error, self.errors),
        ];
        by_severity.iter().filter(|(of, _)| *of >= severity).map(|(_, count)| count).sum()
    }
}
