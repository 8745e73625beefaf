//! What a folder of briefings costs: to know it, to follow a retraction through it, and to ask who rests on what.
//!
//! Prints, for folders of several sizes, how long it takes to read them as an editor's server does, and how long a
//! retraction that reaches every briefing takes from the edit to the last of them. The sizes are arguments:
//! `cargo bench --bench workspace -- 1000 10000`.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]
#![expect(clippy::disallowed_methods, reason = "the folder it reads has to be written first")]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::disk::{LoadOptions, doc_path, load};
use dateline::document::Format;
use dateline::workspace::{Outline, Workspace};

/// A paragraph of a briefing, with about as many names, links and claims as such have.
const PARAGRAPH: &str = "The two delegations met for a second day on Thursday without agreeing on a date for the next round. \
    U.S. Treasury Secretary Scott Bessent told reporters that the tariffs would stay until the licences were granted \
    [@readout, para. 2]; Chinese Vice Premier He Lifeng said through a spokesman that they had never been in question. \
    People close to the talks expect the ministers to meet again in Kuala Lumpur. Analysts in Geneva and Brussels said the \
    gap had narrowed since the spring, when shipments of rare earths fell by almost a third, see [[brief-";

/// The `at`th briefing of a folder, about 6 KB, which rests on the one before it.
fn briefing(at: usize) -> String {
    let mut text = format!(
        "---\ntitle: Briefing {at}\ndate: 2026-11-20\nsources:\n  readout: {{title: Read-out, kind: official}}\n---\n\n"
    );
    let before = at.saturating_sub(1);
    writeln!(text, "We judge that talks go on.{{#on{at} .assessment basis=\"brief-{before:06}#^on{before}\"}}\n")
        .expect("text grows");
    for section in 0..8 {
        writeln!(text, "## Section {section}\n\n{PARAGRAPH}{:06}]].\n", (at * 7 + section) % (at + 1))
            .expect("text grows");
    }
    text
}

fn write_folder(folder: &Path, count: usize) -> u64 {
    let mut bytes = 0;
    for at in 0..count {
        let text = briefing(at);
        bytes += text.len() as u64;
        let month = folder.join(format!("{:02}", at % 12));
        std::fs::create_dir_all(&month).expect("a folder can be made");
        std::fs::write(month.join(format!("brief-{at:06}.md")), text).expect("a file can be written");
    }
    bytes
}

/// The time from the edit that retracts the first briefing until all that falls with it is known.
fn retract(workspace: &mut Workspace, folder: &Path, text: &str) -> (Duration, usize) {
    let path = doc_path(&folder.join("00/brief-000000.md"));
    let start = Instant::now();
    workspace.insert_closed(path, Arc::new(Outline::read(text, Format::Markdown)));
    let fallen = workspace.provenance().fallen(workspace).len();
    (start.elapsed(), fallen)
}

fn measure(count: usize) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let bytes = write_folder(folder.path(), count);
    let options = LoadOptions { surround: true, closed: true, ..LoadOptions::default() };
    let start = Instant::now();
    let mut workspace = load(&[folder.path().to_owned()], &options).workspace;
    let read = start.elapsed();
    assert_eq!(workspace.len(), count, "every briefing is known");
    let start = Instant::now();
    let graph = Arc::clone(workspace.provenance());
    let tied = start.elapsed();
    let whole = briefing(0);
    let (retracted, fallen) =
        retract(&mut workspace, folder.path(), &whole.replacen("title:", "status: retracted\ntitle:", 1));
    let (freed, left) = retract(&mut workspace, folder.path(), &whole);
    let megabytes = bytes / 1_000_000;
    println!(
        "{count:>7} briefings, {megabytes} MB: read {read:.2?}, graph of {} nodes {tied:.2?}, retraction of {fallen} things {retracted:.2?}, its undoing {freed:.2?} ({left} left)",
        graph.nodes().count()
    );
}

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![100, 1_000, 10_000] } else { asked };
    sizes.into_iter().for_each(measure);
}
