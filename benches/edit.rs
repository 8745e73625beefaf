//! What one keystroke costs from the text to the diagnostics, in a page and in a megabyte.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::document::Format;
use dateline::features::diagnostics::Diagnostics;
use dateline::gazetteer::Gazetteer;
use dateline::text::{Edit, Span, Text};
use dateline::workspace::{Briefing, DocPath, Workspace};

const PAGE: usize = 2 << 10;
const MEGABYTE: usize = 1 << 20;

/// A keystroke in the megabyte may cost so many times one in the page.
const MOST: f64 = 2.0;

const WARM_UP: usize = 40;
const KEYSTROKES: usize = 400;

/// A paragraph of an ordinary briefing, with things for most rules to look at.
const PARAGRAPH: &str = "Treasury Secretary Scott Bessent will meet Chinese Vice Premier He Lifeng next week, \
    the Treasury said on Friday. \"We will not sign a map that nobody has shown us,\" Bessent told reporters. \
    The offer is seen as an attempt to win time, and shares in Torvald Metals fell by 3 per cent. \
    He Lifeng gave no answer; his ministry said that the talks would go on in Geneva [@treasury, para. 2].\n\n";

fn text_of(size: usize) -> String {
    let head = "---\ndate: 2025-10-17\nsources:\n  treasury: {title: Statement, kind: official}\n---\n\n";
    head.to_owned() + &PARAGRAPH.repeat(size / PARAGRAPH.len())
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

    /// A copy of the briefing for readers, in place of the one they had.
    fn show(&mut self) {
        self.workspace.insert(Arc::new(self.briefing.clone()));
    }
}

/// Median times.
struct Times {
    /// Of a keystroke, from the text to the diagnostics.
    edit: Duration,
    /// Of handing the result to readers who keep the one before, which costs
    /// two counters a block.
    show: Duration,
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// A keystroke to measure: what it writes, and before which words of a paragraph.
struct Key {
    says: &'static str,
    before: &'static str,
}

const KEYS: [Key; 3] = [
    Key { says: "a letter in a word", before: "an attempt" },
    // A person nobody else is named like comes and goes, and with the name whom the blocks behind could mean.
    Key { says: "a letter in a name", before: "essent will" },
    Key { says: "a letter in the name of who speaks", before: "essent told" },
];

/// What a keystroke in the middle of a text of `size` bytes costs.
fn keystroke(key: &Key, size: usize) -> Times {
    let text = text_of(size);
    let middle = text.len() / 2;
    let at = middle + text[middle..].find(key.before).expect("every paragraph has the words");
    let mut open = Open::new(&text);
    let (mut edits, mut shows) = (Vec::with_capacity(KEYSTROKES), Vec::with_capacity(KEYSTROKES));
    for round in 0..WARM_UP + KEYSTROKES {
        let edit = if round % 2 == 0 {
            Edit { span: Span::at(at), replacement: "x".into() }
        } else {
            Edit { span: Span::new(at, at + 1), replacement: String::new() }
        };
        let start = Instant::now();
        open.edit(&edit);
        let edited = start.elapsed();
        open.show();
        if round >= WARM_UP {
            edits.push(edited);
            shows.push(start.elapsed().saturating_sub(edited));
        }
    }
    Times { edit: median(edits), show: median(shows) }
}

fn main() -> ExitCode {
    // A test runner asks for a list; there is no test here.
    if std::env::args().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let mut worst: f64 = 0.0;
    for key in &KEYS {
        let (page, megabyte) = (keystroke(key, PAGE), keystroke(key, MEGABYTE));
        let ratio = megabyte.edit.as_secs_f64() / page.edit.as_secs_f64();
        worst = worst.max(ratio);
        println!("{}", key.says);
        println!("  in 2 KB: {:?}, and {:?} to show it to readers", page.edit, page.show);
        println!("  in 1 MB: {:?}, and {:?} to show it to readers", megabyte.edit, megabyte.show);
        println!("  ratio: {ratio:.2} (at most {MOST})");
    }
    if worst <= MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
