//! What reading a text costs, beside the parser it stands on, and what one keystroke costs in a page and in a megabyte.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use dateline::document::{Document, Format};
use dateline::text::{Edit, Span};
use divan::Bencher;
use divan::counter::BytesCount;
use pulldown_cmark::{Options, Parser};

const PAGE: usize = 2 << 10;
const MEGABYTE: usize = 1 << 20;

/// A section of a briefing: a heading, paragraphs with and without markup, a list.
const SECTION: &str = "\
## What the ministry said

The ministry gave no agenda for the talks, which resume on Tuesday in Geneva. Kestria's delegation, led by the water
minister, is expected to press for a ban on dredging below the weir; two officials briefed on the plan said that no text
had been agreed.

\"We will not sign a map that nobody has shown us,\" Odile Branca told reporters on Thursday [@branca-remarks, p. 2].
Norland **rejected** that, as it did in October (see [[2026-10-02-dredging#^ban|the order]]).{#rejected .known}

- The gauge at Dovrin stood at 3.4 metres on Friday, 5,700 cubic metres a second passing it.
- A third round is *unlikely* before spring, the [read-out](../readouts/norland%20call.md#next) says.

Exports through the lower port fell by 12.5 per cent in the third quarter, the statistics office said. It put that down
to the closure of the northern lock, which was to reopen in August and has not. Shippers pay up to twice as much.

";

fn text(size: usize) -> String {
    let head = "---\ntitle: River talks\ndate: 2026-11-20\n---\n\n";
    head.to_owned() + &SECTION.repeat(size / SECTION.len())
}

#[divan::bench]
fn parse_markdown(bencher: Bencher<'_, '_>) {
    let text = text(MEGABYTE);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Document::parse(&text, Format::Markdown));
}

#[divan::bench]
fn parse_plain(bencher: Bencher<'_, '_>) {
    let text = text(MEGABYTE);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Document::parse(&text, Format::Plain));
}

/// The reference: the events of the parser alone, with their bytes.
#[divan::bench]
fn commonmark_alone(bencher: Bencher<'_, '_>) {
    let text = text(MEGABYTE);
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| Parser::new_ext(&text, options).into_offset_iter().map(black_box).count());
}

/// The median time of an edit of one character in the middle of a text.
fn keystroke(size: usize) -> Duration {
    let text = text(size);
    let middle = text.len() / 2;
    let at = middle + text[middle..].find("the closure").expect("every section has the words");
    let mut document = Document::parse(&text, Format::Markdown);
    let mut times: Vec<_> = (0..2000)
        .map(|round| {
            let typed = Edit { span: Span::at(at), replacement: "x".into() };
            let deleted = Edit { span: Span::new(at, at + 1), replacement: String::new() };
            let start = Instant::now();
            black_box(document.edit(if round % 2 == 0 { &typed } else { &deleted }));
            start.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let (page, megabyte) = (keystroke(PAGE), keystroke(MEGABYTE));
    let ratio = megabyte.as_secs_f64() / page.as_secs_f64();
    println!("a keystroke in 2 KB: {page:?}, in 1 MB: {megabyte:?}, ratio {ratio:.2}");
    divan::main();
}
