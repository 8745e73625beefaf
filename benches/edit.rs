//! What one keystroke costs from the text to the diagnostics, in a page and in a megabyte, and how many times as much.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use dateline::document::Format;
use dateline::features::diagnostics::Diagnostics;
use dateline::gazetteer::Gazetteer;
use dateline::text::{Edit, Span, Text};
use dateline::workspace::{Briefing, DocPath, Workspace};
use divan::Bencher;

const PAGE: usize = 2 << 10;
const MEGABYTE: usize = 1 << 20;

/// A keystroke in the megabyte may cost so many times one in the page.
const MOST: f64 = 2.0;

/// So many keystrokes each; with fewer no ratio is told.
const KEYSTROKES: u32 = 400;

/// How long each keystroke took: by what was typed and the size of the text.
static TIMES: Mutex<BTreeMap<(&str, usize), Vec<Duration>>> = Mutex::new(BTreeMap::new());

/// A paragraph of an ordinary briefing, with things for most rules to look at.
const PARAGRAPH: &str = "Treasury Secretary Scott Bessent will meet Chinese Vice Premier He Lifeng next week, \
    the Treasury said on Friday. \"We will not sign a map that nobody has shown us,\" Bessent told reporters. \
    The offer is seen as an attempt to win time, and shares in Torvald Metals fell by 3 per cent. \
    He Lifeng gave no answer; his ministry said that the talks would go on in Geneva [@treasury, para. 2].\n\n";

/// A text of about `size` bytes, with `heading` above each paragraph.
fn text_of(size: usize, heading: &str) -> String {
    let head = "---\ndate: 2025-10-17\nsources:\n  treasury: {title: Statement, kind: official}\n---\n\n";
    head.to_owned() + &[heading, PARAGRAPH].concat().repeat(size / PARAGRAPH.len())
}

/// An open briefing, as a session has it.
struct Open {
    text: Text,
    briefing: Briefing,
    workspace: Workspace,
    diagnostics: Diagnostics,
}

impl Open {
    fn new(text: &str) -> Self {
        let mut workspace = Workspace::default();
        workspace.gazetteer = Gazetteer::embedded();
        let path = DocPath::new("/desk/briefing.md");
        let briefing = Briefing::read(path.clone(), text, Format::Markdown, &workspace.outside(&path, None));
        workspace.insert(Arc::new(briefing.clone()));
        let diagnostics = Diagnostics::of(&workspace, &briefing);
        Self { text: Text::new(text), briefing, workspace, diagnostics }
    }

    /// The whole way of one edit.
    fn edit(&mut self, edit: &Edit) {
        self.text.apply(edit);
        self.briefing.edit(edit);
        self.diagnostics.update(&self.workspace, &self.briefing);
    }
}

/// A letter that is typed and taken back: what it stands in, before which words, and what stands above each paragraph.
#[derive(Debug, Clone, Copy)]
struct Key {
    stands: &'static str,
    before: &'static str,
    heading: &'static str,
}

const WORD: Key = Key { stands: "in a word", before: "an attempt", heading: "" };

// A person nobody else is named like comes and goes, and with the name whom the blocks behind could mean.
const NAME: Key = Key { stands: "in a name", before: "essent will", heading: "" };

const SPEAKER: Key = Key { stands: "in the name of who speaks", before: "essent told", heading: "" };

// Other briefings may point to a heading, and see the change.
const HEADING: Key = Key { stands: "in a heading", before: "it went on", heading: "## How it went on\n\n" };

#[divan::bench(args = [PAGE, MEGABYTE], sample_count = KEYSTROKES, sample_size = 1)]
fn a_letter_in_a_word(bencher: Bencher<'_, '_>, size: usize) {
    keystrokes(bencher, WORD, size);
}

#[divan::bench(args = [PAGE, MEGABYTE], sample_count = KEYSTROKES, sample_size = 1)]
fn a_letter_in_a_name(bencher: Bencher<'_, '_>, size: usize) {
    keystrokes(bencher, NAME, size);
}

#[divan::bench(args = [PAGE, MEGABYTE], sample_count = KEYSTROKES, sample_size = 1)]
fn a_letter_in_the_name_of_who_speaks(bencher: Bencher<'_, '_>, size: usize) {
    keystrokes(bencher, SPEAKER, size);
}

#[divan::bench(args = [PAGE, MEGABYTE], sample_count = KEYSTROKES, sample_size = 1)]
fn a_letter_in_a_heading(bencher: Bencher<'_, '_>, size: usize) {
    keystrokes(bencher, HEADING, size);
}

/// Types `key` in the middle of a text of `size` bytes, again and again.
fn keystrokes(bencher: Bencher<'_, '_>, key: Key, size: usize) {
    let text = text_of(size, key.heading);
    let middle = text.len() / 2;
    let at = middle + text[middle..].find(key.before).expect("every paragraph has the words");
    let typed = Edit { span: Span::at(at), replacement: "x".into() };
    let taken_back = Edit { span: Span::new(at, at + 1), replacement: String::new() };
    let mut open = Open::new(&text);
    let mut turn = [typed, taken_back].into_iter().cycle();
    bencher.with_inputs(|| turn.next()).bench_local_values(|edit| {
        let start = Instant::now();
        if let Some(edit) = &edit {
            open.edit(edit);
        }
        let took = start.elapsed();
        TIMES.lock().unwrap_or_else(PoisonError::into_inner).entry((key.stands, size)).or_default().push(took);
    });
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(f64::NAN, Duration::as_secs_f64)
}

fn main() -> ExitCode {
    divan::main();
    let mut times = TIMES.lock().unwrap_or_else(PoisonError::into_inner);
    // Whoever lists the benches or tries them once has measured nothing.
    times.retain(|_, times| times.len() >= KEYSTROKES as usize);
    let mut worst: f64 = 0.0;
    for key in [WORD, NAME, SPEAKER, HEADING] {
        let [page, megabyte] = [PAGE, MEGABYTE].map(|size| times.remove(&(key.stands, size)).map(median));
        if let (Some(page), Some(megabyte)) = (page, megabyte) {
            let ratio = megabyte / page;
            worst = worst.max(ratio);
            println!("a letter {}: 1 MB costs {ratio:.2} times what 2 KB cost (at most {MOST})", key.stands);
        }
    }
    if worst <= MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
