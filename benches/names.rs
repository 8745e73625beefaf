//! How fast the tables are read and names are found, in bytes of text a second.

use dateline::document::{Token, tokenize};
use dateline::gazetteer::Gazetteer;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// A paragraph of a trade briefing in words of our own, with about as many
/// names as such paragraphs have.
const PARAGRAPH: &str = "The two delegations met for a second day on Thursday without agreeing on a date for the next round. \
    U.S. Treasury Secretary Scott Bessent told reporters that the tariffs would stay until the export licences were granted; \
    Chinese Vice Premier He Lifeng said through a spokesman that the licences had never been in question. People close to the \
    talks expect the ministers to meet again in Kuala Lumpur, where Malaysian Prime Minister Anwar Ibrahim has offered to host \
    them. Bessent's office gave no details. Analysts in Geneva and Brussels said the gap between the two sides had narrowed \
    since the spring, when shipments of rare earths fell by almost a third and several carmakers stopped their lines for a week. ";

fn megabyte() -> String {
    PARAGRAPH.repeat(1_000_000_usize.div_ceil(PARAGRAPH.len()))
}

fn tokens(text: &str) -> Vec<Token> {
    tokenize(text, (0..text.len()).into(), &[])
}

/// Reading, merging and indexing the embedded tables.
#[divan::bench]
fn load() -> Gazetteer {
    Gazetteer::load([]).0
}

/// Laying a small registry over the embedded tables, as after a keystroke in it.
#[divan::bench]
fn overlay() -> Gazetteer {
    const DESK: &str = "[registry]\nid = \"desk\"\nas-of = 2026-10-31\n[[person]]\nid = \"scott-bessent\"\naliases = [\"Scotty Bessent\"]\n";
    Gazetteer::load([("desk.toml", DESK)]).0
}

/// Finding the names in a megabyte of tokens.
#[divan::bench]
fn recognise(bencher: Bencher<'_, '_>) {
    let gazetteer = Gazetteer::embedded();
    let text = megabyte();
    let tokens = tokens(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| gazetteer.recognise(&text, &tokens).len());
}

/// The same for one paragraph, as after a keystroke.
#[divan::bench]
fn recognise_paragraph(bencher: Bencher<'_, '_>) {
    let gazetteer = Gazetteer::embedded();
    let tokens = tokens(PARAGRAPH);
    bencher.counter(BytesCount::of_str(PARAGRAPH)).bench(|| gazetteer.recognise(PARAGRAPH, &tokens).len());
}

/// Cutting the same megabyte into tokens, to compare.
#[divan::bench]
fn tokenise(bencher: Bencher<'_, '_>) {
    let text = megabyte();
    bencher.counter(BytesCount::of_str(&text)).bench(|| tokens(&text).len());
}
