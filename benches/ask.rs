//! What a question about one place of a megabyte of text costs: hover and completion.

use std::fmt::Write as _;
use std::sync::Arc;

use dateline::document::Format;
use dateline::features::completion::completion;
use dateline::features::hover::hover;
use dateline::features::render;
use dateline::gazetteer::Gazetteer;
use dateline::workspace::{Briefing, DocPath, Workspace};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const PARAGRAPH: &str = "The two delegations met for a second day on Thursday without agreeing on a date for the next round. \
    U.S. Treasury Secretary Scott Bessent told reporters in Geneva that the tariffs would stay; Chinese Vice Premier He Lifeng \
    said through a spokesman that the licences had never been in question.\n\n";

/// A workspace with one text of `bytes`, and the byte of `mark` in its middle, behind which is `more`.
fn laid(bytes: usize, more: &str) -> (Workspace, DocPath, usize) {
    let half = PARAGRAPH.repeat(bytes / PARAGRAPH.len() / 2);
    let mut text = String::from("---\ndate: 2025-10-17\n---\n");
    let _ = write!(text, "{half}Then {more}");
    let offset = text.len();
    let _ = write!(text, " and left.\n\n{half}");
    let mut workspace = Workspace::default();
    workspace.gazetteer = Gazetteer::embedded();
    let path = DocPath::new("/a.md");
    let briefing = Briefing::read(path.clone(), &text, Format::Markdown, &workspace.outside(&path, None));
    workspace.insert(Arc::new(briefing));
    // The index of beginnings is made by whoever asks first.
    let _ = completion(&workspace, &path, offset);
    (workspace, path, offset)
}

#[divan::bench(args = ["Bess", "Ma", "Treasury Secretary B", "The Foreign Min"])]
fn complete(bencher: Bencher<'_, '_>, typed: &str) {
    let (workspace, path, offset) = laid(1_000_000, typed);
    bencher.bench_local(|| completion(black_box(&workspace), &path, offset).map(|found| found.items.len()));
}

/// A word of ordinary prose, which most keystrokes are in.
#[divan::bench]
fn complete_prose(bencher: Bencher<'_, '_>) {
    let (workspace, path, offset) = laid(1_000_000, "they met");
    bencher.bench_local(|| completion(black_box(&workspace), &path, offset).is_some());
}

#[divan::bench(args = ["Treasury Secretary Scott Bessent", "they met in Geneva", "Beijing"])]
fn hover_on(bencher: Bencher<'_, '_>, typed: &str) {
    let (workspace, path, offset) = laid(1_000_000, typed);
    bencher.bench_local(|| {
        hover(black_box(&workspace), &path, offset - 1).map(|found| render::markdown(&found.content).len())
    });
}

/// The index of beginnings, made once for a gazetteer.
#[divan::bench]
fn index(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(|| Gazetteer::load([]).0).bench_values(|gazetteer| gazetteer.beginning("Bess").len());
}
