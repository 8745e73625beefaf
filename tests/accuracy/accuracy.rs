//! Writes `docs/accuracy.md`: how often the analysis and the rules are right, on what, and how it was measured.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a command")]
#![expect(clippy::disallowed_methods, reason = "it reads the evaluation files, which are no briefings")]

mod labelled;
mod measured;
mod scored;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;
use dateline::config::Severity;
use dateline::disk::today;
use dateline::rules::RULES;

use crate::labelled::{HELD, Label, OWN, WHITE_HOUSE, WIKINEWS};
use crate::measured::{Judged, asks_for_a_source, calibrated, count, kept, pooled, share};

/// With `errors` as a second argument it lists what is wrong instead.
const COMMAND: &str = "cargo run --release --example accuracy -- EVAL_DIR > docs/accuracy.md";

/// Fewer scored sentences than this are called few.
const FEW: usize = 20;

fn main() -> ExitCode {
    // The scorer is given what the command `facts` writes, by this program itself.
    if std::env::args().nth(1).is_some_and(|first| first == "facts") {
        return dateline::cli::run(dateline::cli::Args::parse()).unwrap_or(ExitCode::FAILURE);
    }
    match page(std::env::args_os().nth(1).map(PathBuf::from)) {
        Ok(page) => {
            print!("{page}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn page(evaluation: Option<PathBuf>) -> Result<String, String> {
    let folder = evaluation.ok_or(format!("name the folder of the evaluation sets: {COMMAND}"))?;
    let mut labelled = labelled::briefings()?;
    labelled.extend(labelled::documents(&folder.join("flags/dev.jsonl"))?);
    let judged = measured::judge(&labelled);
    let held = measured::judge(&labelled::held()?);
    if std::env::args().nth(2).is_some_and(|second| second == "errors") {
        return Ok(errors(&judged));
    }
    let readme = include_str!("../labelled/README.md");
    let version = readme.lines().find_map(|line| line.strip_prefix("Version: ")).unwrap_or_default();
    let mut page = format!(
        "# Accuracy\n\nHow often Dateline is right, as measured on {}. Bad numbers are printed too. Made by\n\n    \
         {COMMAND}\n\nwhere `EVAL_DIR` holds the evaluation sets and their scorer, `score.py`. They are for measuring: \
         nothing is trained on them, but that how surely a sentence needs a source is fitted to `tests/labelled` and \
         `flags/dev` (the example `weigh`).\n",
        today()
    );
    tasks(&mut page, &scored::rows(&folder)?);
    let samples: Vec<String> = [OWN, WHITE_HOUSE, WIKINEWS]
        .iter()
        .map(|set| {
            let (count, texts) = (count(&judged, |one| one.set == *set), labelled.iter().filter(|one| one.set == *set));
            format!("{set}: {} texts, {} yes, {} no, {} unsure", texts.count(), count.yes, count.no, count.unsure)
        })
        .collect();
    write!(
        page,
        "\n## Labelled sentences\n\nThe rest is measured on sentences of which it is known whether an editor should be \
         warned: the briefings of\n`tests/labelled`, version {version}, and the six articles of `flags/dev`. \
         Unsure ones are not scored. {}.\nThe confidence is tuned on these sentences. \
         The twelve briefings of `tests/labelled/held`, {} sentences, are held out: nothing is tuned to them.\n",
        samples.join("; "),
        held.len()
    )
    .expect("a string takes all that is written to it");
    sources(&mut page, &judged, &held);
    warnings(&mut page, &judged, &held);
    classes(&mut page, &judged);
    rules(&mut page, &judged);
    bands(&mut page, &judged, &held);
    Ok(page)
}

/// Every sentence that is flagged under `strict` and should not be, or should be and is not.
fn errors(all: &[Judged]) -> String {
    let of = |one: &Judged| {
        let rules: Vec<_> = one.strict.iter().map(|(rule, _)| *rule).filter(|rule| asks_for_a_source(rule)).collect();
        let wrong = one.flag.is_some_and(|wanted| wanted == rules.is_empty());
        let sure = one.confidence.map_or("-".to_owned(), |sure| sure.to_string());
        let verdict = if rules.is_empty() { "not flagged".to_owned() } else { rules.join(", ") };
        wrong.then(|| format!("{} {} [{sure}] {verdict}: {}\n", one.set, one.class, one.words))
    };
    all.iter().filter_map(of).collect()
}

fn table(page: &mut String, title: &str, meaning: &str, head: &str, rows: impl IntoIterator<Item = String>) {
    let columns = head.matches('|').count() + 1;
    let rule = vec!["---"; columns].join("|");
    let rows: String = rows.into_iter().flat_map(|row| ["| ".to_owned(), row, " |\n".to_owned()]).collect();
    *page = [page.as_str(), "\n## ", title, "\n\n", meaning, "\n\n| ", head, " |\n|", &rule, "|\n", &rows].concat();
}

/// One place behind the point, or a dash for a share of nothing.
fn shown(share: Option<f64>) -> String {
    share.map_or("–".to_owned(), |share| format!("{share:.1}"))
}

fn f1(precision: Option<f64>, recall: Option<f64>) -> Option<f64> {
    let (precision, recall) = (precision?, recall?);
    (precision + recall > 0.0).then(|| 2.0 * precision * recall / (precision + recall))
}

fn tasks(page: &mut String, rows: &[scored::Row]) {
    let meaning = "Of what the analysis finds, the share that is right (precision); of what there is to find, the share \
        that it finds (recall); and both in one number (F1), by the scorer of the evaluation sets.";
    let rows = rows.iter().map(|row| {
        let (p, r, f) = (row.precision, row.recall, row.f1);
        let task = format!("{} ({})", row.meaning, row.name.split(" (").next().unwrap_or(row.name));
        format!("{} | {} | {task} | {} | {p:.1} | {r:.1} | {f:.1}", row.set, row.documents, row.gold)
    });
    table(
        page,
        "Who says what",
        meaning,
        "set | texts | task (the scorer's name) | to find | precision | recall | F1",
        rows,
    );
}

fn sources(page: &mut String, all: &[Judged], held: &[Judged]) {
    let meaning = "Of the sentences behind which the analysis finds somebody, the share that names somebody or openly goes \
        on with somebody's words; and of those, the share that it finds.";
    let rows = [(OWN, all), (WHITE_HOUSE, all), (HELD, held)].map(|(set, all)| {
        let of = |is: &dyn Fn(&Judged) -> bool| all.iter().filter(|one| one.set == set && is(one)).count();
        let named = |one: &Judged| one.label == Some(Label::Attributed);
        let (found, gold, both) = (of(&|one| one.is_sourced), of(&named), of(&|one| one.is_sourced && named(one)));
        let (precision, recall) = (share(both, found), share(both, gold));
        format!("{set} | {gold} | {} | {} | {}", shown(precision), shown(recall), shown(f1(precision, recall)))
    });
    table(page, "Sentences that name a source", meaning, "set | to find | precision | recall | F1", rows);
}

fn classes(page: &mut String, all: &[Judged]) {
    let meaning = "The same by the class of the sentence: of each class, how many are flagged. Where `wanted` is yes the \
        flagged ones are right, elsewhere they are wrong.";
    let names = [
        ("C", "a fact that needs a source"),
        ("O", "opinion in the writer's voice"),
        ("P", "prediction"),
        ("S", "cue without a source"),
        ("A", "names its source"),
        ("Q", "goes on with a source's words"),
        ("B", "public record"),
        ("E", "public act of a named actor"),
        ("N", "no claim"),
    ];
    let rows = names.iter().flat_map(|(class, name)| {
        [true, false].map(|wanted| {
            let of = |is: &dyn Fn(&Judged) -> bool| {
                all.iter().filter(|one| one.class == *class && one.flag == Some(wanted) && is(one)).count()
            };
            let flagged = |said: &[(&'static str, Severity)]| said.iter().any(|(rule, _)| asks_for_a_source(rule));
            let (default, strict) = (of(&|one| flagged(&one.default)), of(&|one| flagged(&one.strict)));
            let (n, wanted) = (of(&|_| true), if wanted { "yes" } else { "no" });
            (n > 0).then(|| format!("{class}: {name} | {wanted} | {n} | {default} | {strict}"))
        })
    });
    let head = "class | wanted | sentences | flagged by default, info too | under strict";
    table(page, "Warnings by class", meaning, head, rows.flatten());
}

fn warnings(page: &mut String, all: &[Judged], held: &[Judged]) {
    let meaning = "A sentence counts as warned of when a rule of the families Attribution or Anonymity flags it: of those, \
        the share that an editor wants to be warned of, and of all that an editor wants, the share that is flagged.";
    let says = |said: &[(&'static str, Severity)], least| {
        said.iter().any(|(rule, severity)| *severity >= least && asks_for_a_source(rule))
    };
    let asked = [
        ("default, warning and above", false, Severity::Warning),
        ("default, info too", false, Severity::Info),
        ("strict, warning and above", true, Severity::Warning),
    ];
    let sets = [(OWN, all), (WHITE_HOUSE, all), (WIKINEWS, all), ("all of these", all), (HELD, held)];
    let rows = asked.iter().flat_map(|(name, strict, least)| {
        let is = |one: &Judged| says(if *strict { &one.strict } else { &one.default }, *least);
        sets.iter().map(move |(set, all)| {
            let of_set = |one: &Judged| *set == "all of these" || one.set == *set;
            let (flagged, wanted) = (count(all, |one| of_set(one) && is(one)), count(all, of_set).yes);
            let (precision, recall) = (flagged.precision(), share(flagged.yes, wanted));
            let shares = format!("{} | {} | {}", shown(precision), shown(recall), shown(f1(precision, recall)));
            format!("{name} | {set} | {} | {} | {shares}", flagged.yes, flagged.no)
        })
    });
    table(page, "Warnings", meaning, "profile | set | right | wrong | precision | recall | F1", rows);
}

fn rules(page: &mut String, all: &[Judged]) {
    let meaning = "Of the sentences that a rule flags, how many an editor wants to be warned of for want of a source; a \
        rule of another family may be right about something else. `few`: under 20 scored sentences, which tell little.";
    let wanted = count(all, |_| true).yes;
    let rows = RULES.iter().map(|rule| {
        let by = |said: &[(&'static str, Severity)]| said.iter().any(|(name, _)| *name == rule.name);
        let default = count(all, |one| by(&one.default));
        let strict = count(all, |one| by(&one.strict));
        let few = match strict.scored() {
            0 => "none",
            n if n < FEW => "few",
            _ => "",
        };
        let (precision, recall) = (strict.precision(), share(strict.yes, wanted));
        let default = format!("{} | {} | {}", default.yes, default.no, shown(default.precision()));
        let strict = format!("{} | {} | {}", strict.yes, strict.no, strict.unsure);
        let shares = format!("{} | {} | {}", shown(precision), shown(recall), shown(f1(precision, recall)));
        format!("{} | {default} | {strict} | {shares} | {few}", rule.name)
    });
    let head =
        "rule | default: right | wrong | precision | strict: right | wrong | unsure | precision | recall | F1 | sample";
    table(page, "Rules", meaning, head, rows);
}

fn bands(page: &mut String, all: &[Judged], unseen: &[Judged]) {
    let columns = |low: u8, high: u8| {
        [all, unseen].map(|all| {
            let count = count(all, |one| one.confidence.is_some_and(|sure| (low..=high).contains(&sure)));
            format!("{} | {} | {}", count.yes, count.no, shown(count.precision()))
        })
    };
    let meaning = "Of the sentences of which the analysis says, this surely, that nobody stands behind them, the share of \
        which an editor wants to be warned. Well ordered, it grows from line to line.";
    let rows = (0..10).map(|band: u8| {
        let (low, high) = (band * 10, band * 10 + 9);
        format!("{low}–{high} | {}", columns(low, high).join(" | "))
    });
    let head = "confidence | right | wrong | share right | held out: right | wrong | share right";
    table(page, "Confidence", meaning, head, rows);
    let rows = (0..20).map(|step: u8| {
        let copy = |one: &Judged| one.set != WHITE_HOUSE;
        let shares = [(all, false), (all, true), (unseen, false)].map(|(all, copy_only)| {
            let of = |one: &Judged| !copy_only || copy(one);
            let flagged = count(all, |one| of(one) && one.confidence.is_some_and(|sure| sure >= step * 5));
            let recall = share(flagged.yes, count(all, of).yes);
            format!("{} | {} | {}", flagged.scored(), shown(flagged.precision()), shown(recall))
        });
        format!("{} | {}", step * 5, shares.join(" | "))
    });
    let meaning = "What would be right if everything at least this sure were flagged: in all texts that are tuned on, in \
        those without the White House texts, and in those that are held out.";
    let head = "at least | all: flagged | precision | recall | desks' copy: flagged | precision | recall | held out: \
        flagged | precision | recall";
    table(page, "Thresholds", meaning, head, rows);
    let pools = pooled(all);
    let rows = pools.iter().map(|(low, high, count)| {
        let promise = calibrated(*count);
        format!("{low}–{high} | {} | {} | {} | {promise:.0}", count.yes, count.no, shown(count.precision()))
    });
    let meaning = "The confidence made monotone (isotonic regression by pool-adjacent-violators): every line is right more \
        often than the one above it. The last column allows for luck: one right and one wrong sentence more.";
    table(page, "Confidence, calibrated", meaning, "confidence | right | wrong | share right | with allowance", rows);
    let rows =
        kept(&pools, unseen).into_iter().enumerate().filter(|(_, count)| count.scored() > 0).map(|(tenth, count)| {
            format!("{}–{} | {} | {} | {}", tenth * 10, tenth * 10 + 9, count.yes, count.no, shown(count.precision()))
        });
    let meaning = "What the lines above promise, and what came of it on the texts that are held out. The share right should \
        lie in the band that was promised.";
    table(page, "Calibration held out", meaning, "promised | right | wrong | share right", rows);
}
