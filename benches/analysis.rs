//! What it costs to find who says what: a sentence of a text that is read, and a paragraph of one that is edited.

use std::sync::Arc;

use dateline::analysis::{Outside, Reading};
use dateline::document::{Document, Format};
use dateline::gazetteer::Gazetteer;
use dateline::text::{Edit, Span};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// News copy with quotations, titles, pronouns, figures and sentences that nobody stands behind, as desks write it.
const PARAGRAPHS: &str = "\
Norland will not reopen the lower lock before spring, Water Minister Odile Branca said on Thursday, blaming a shortage of \
steel that her ministry put at some 5,700 tonnes. \"We will not sign a map that nobody has shown us,\" she told reporters \
in Dovrin. \"Nor will we be hurried.\"

The statement, seen by two officials briefed on the talks, did not say who had drawn the map. According to the River Board, \
exports through the lower port fell by 12.5 per cent in the third quarter; shippers say they pay up to twice as much. \
Torvald Metals, which employs 340 people below the weir, has cut two shifts because of the closure.

Kestria's delegation is expected to press for a ban on dredging. Its leader, Ana Roth, a former judge who chairs the joint \
commission, declined to comment. Analysts at Norland Bank said the offer was an attempt to win time. It underscores how \
little the two sides have agreed since October.

The talks resume on Tuesday in Geneva. Will they last? A spokesman for the ministry, who asked not to be named because he \
was not authorised to speak, said that they would. He added: \"We have nowhere else to go.\"

";

fn outside() -> Outside {
    Outside { gazetteer: Gazetteer::embedded(), source_keys: Arc::default(), file_date: None, given_date: None }
}

fn text() -> String {
    "---\ndate: 2026-11-20\n---\n\n".to_owned() + &PARAGRAPHS.repeat(50)
}

/// All of the analysis, a sentence at a time: names, dates, attributions, claims and their standing.
#[divan::bench]
fn a_sentence(bencher: Bencher<'_, '_>) {
    let text = text();
    let document = Document::parse(&text, Format::Markdown);
    let sentences: usize = document.blocks().iter().map(|placed| placed.block.sentences.len()).sum();
    let outside = outside();
    bencher
        .counter(ItemsCount::new(sentences))
        .counter(BytesCount::of_str(&text))
        .bench(|| Reading::of(&document, &outside));
}

/// A letter typed into one paragraph in the middle, and what that changes round it.
#[divan::bench]
fn an_edited_paragraph(bencher: Bencher<'_, '_>) {
    let text = text();
    let at = text.len() / 2 + text[text.len() / 2..].find("ministry").expect("every paragraph has the word");
    let mut document = Document::parse(&text, Format::Markdown);
    let mut reading = Reading::of(&document, &outside());
    let typed = Edit { span: Span::at(at), replacement: "x".to_owned() };
    let taken_back = Edit { span: Span::new(at, at + 1), replacement: String::new() };
    let mut turn = [typed, taken_back].into_iter().cycle();
    bencher.bench_local(|| {
        let change = turn.next().map(|edit| document.edit(&edit));
        change.map(|change| reading.update(&document, &change))
    });
}
