//! Whatever the edits, the reading that follows them is that of the final text, and an edit costs its paragraph.

use std::sync::Arc;

use dateline::analysis::{Outside, Reading};
use dateline::document::{Document, Format};
use dateline::gazetteer::Gazetteer;
use dateline::text::{Edit, Span};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::incremental::{Change, change, text};

/// Sentences that introduce people, give sources, open quotations and leave them open, and what changes the premises.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "Treasury Secretary Scott Bessent met He Lifeng. ", "Bessent said it was over. ", "He added that nobody had won. ",
    "Water minister Odile Branca told reporters that the lock was shut. ", "Branca said no. ", "Lifeng left. ", "Ana Roth, the foreign minister, agreed. ",
    "“We will not sign a map that we have not seen. ", "“We never have.” ", "\"It is over and everybody knows it,\" she said. ", "Branca went on:",
    "The ministry denied it. ", "It gave no reason. ", "They said so. ", "The talks aim to calm the markets. ", "This move underscores the risk. ",
    "Beijing said it would wait. ", "They met in Beijing on Tuesday. ", "Shares fell by 3 percent because of it. ", "The bank will cut rates. ",
    "GENEVA, Nov. 20, 2026 (Agency) — ", "GENEVA — ", "# The lock\n\n", "> They said so.\n\n", "- It is shut.\n", "<!-- note -->\n\n",
    "---\ndate: 2024-10-17\n---\n\n", "---\ndate: 2025-10-17\npeople:\n  branca: {name: Odile Branca, family: Branca, title: water minister, of: Kestria}\n---\n\n",
    "---\ntype: readout\nissuer: The River Board\n---\n\n", "---\ntype: sitrep\n---\n\n", "type: market\n", "date: 2026-01-01\n", "It holds [@key]. ", "It holds.{#a .known} ",
    "\n\n<!-- dateline-ignore-start vague-group: so -->\n\n", "\n\n<!-- dateline-ignore-end -->\n\n", "\n", "\n\n", "\n\n", "\n\n", "\n\n", "\r\n\r\n", "Zürich 📈 ",
];

fn outside() -> Outside {
    Outside {
        gazetteer: Gazetteer::embedded(),
        source_keys: Arc::new(vec!["key".to_owned()]),
        file_date: None,
        given_date: None,
    }
}

fn briefing() -> impl Strategy<Value = String> {
    let told = vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![5 => told, 1 => text()]
}

fn edit() -> impl Strategy<Value = (Change, Option<&'static str>)> {
    (change(), prop::option::weighted(0.7, select(PIECES)))
}

/// Follows `edits` and holds every step to a fresh reading.
fn follow(mut text: String, format: Format, edits: &[(Change, Option<&str>)]) {
    let outside = outside();
    let mut document = Document::parse(&text, format);
    let mut reading = Reading::of(&document, &outside);
    for (change, piece) in edits {
        let mut edit = change.edit(&text);
        if let Some(piece) = piece {
            (*piece).clone_into(&mut edit.replacement);
        }
        text.replace_range(edit.span.range(), &edit.replacement);
        let before = reading.clone();
        let change = document.edit(&edit);
        let touched = reading.update(&document, &change);
        let fresh = Reading::of(&document, &outside);
        assert_eq!(reading.premises(), fresh.premises(), "{text:?}");
        assert_eq!(reading.passages().len(), document.blocks().len());
        for (index, (followed, wanted)) in reading.passages().iter().zip(fresh.passages()).enumerate() {
            assert_eq!(followed, wanted, "passage {index} of {text:?}");
        }
        let (old, new) = (before.passages(), reading.passages());
        let tail = new.len() - touched.end;
        for index in 0..touched.start {
            assert!(Arc::ptr_eq(&old[index], &new[index]), "passage {index} changed outside {touched:?} in {text:?}");
        }
        for back in 1..=tail {
            assert!(
                Arc::ptr_eq(&old[old.len() - back], &new[new.len() - back]),
                "a passage behind {touched:?} changed"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reading_that_follows_edits_is_that_of_the_final_text(
        text in briefing(), markdown: bool, edits in vec(edit(), 1..8)
    ) {
        follow(text, if markdown { Format::Markdown } else { Format::Plain }, &edits);
    }
}

#[test]
fn an_edit_in_one_paragraph_reads_no_other() {
    let paragraph = "Water minister Odile Branca said the lock was shut. The ministry gave no reason.\n\n";
    let text = paragraph.repeat(400);
    let mut document = Document::parse(&text, Format::Plain);
    let mut reading = Reading::of(&document, &outside());
    let at = paragraph.len() * 200 + 5;
    let change = document.edit(&Edit { span: Span::at(at), replacement: "quality ".to_owned() });
    let touched = reading.update(&document, &change);
    assert!(touched.len() <= 2, "{touched:?}");
}

/// Whoever is introduced is known to the end of the text, but only those who ask are read again.
#[test]
fn a_name_that_comes_or_goes_reads_again_only_the_paragraphs_that_ask_for_it() {
    let other = "The lock was shut at noon. The ministry gave no reason.\n\n";
    let asking = "Branca left at noon.\n\n";
    let text = other.repeat(200) + asking + &other.repeat(200) + asking + &other.repeat(200);
    let mut document = Document::parse(&text, Format::Plain);
    let mut reading = Reading::of(&document, &outside());
    let at = other.len() * 10;
    let name = "Water minister Odile Branca said so. ".to_owned();
    let comes = Edit { span: Span::at(at), replacement: name.clone() };
    let goes = Edit { span: Span::new(at, at + name.len()), replacement: String::new() };
    for edit in [comes, goes] {
        let before = reading.clone();
        let change = document.edit(&edit);
        reading.update(&document, &change);
        let pairs = before.passages().iter().zip(reading.passages()).enumerate();
        let read: Vec<usize> = pairs.filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(index, _)| index).collect();
        assert!(read.contains(&200) && read.contains(&401), "both paragraphs that name her: {read:?}");
        assert!(read.len() <= 8, "and those just behind the edit, who may be handed who spoke: {read:?}");
    }
}

#[test]
fn any_bytes_have_a_reading() {
    let long = "said ".repeat(20_000);
    let quoted = "“a b c d e said f ".repeat(5_000);
    let listed = "Ruel, Roth and Branca, who said that, ".repeat(3_000);
    let titled = "President Xi Jinping and Scott Bessent, Treasury Secretary, ".repeat(2_000);
    for text in ["", "\0", "“", "said", "\u{feff}said that", "He", ",", "Ruel said", &long, &quoted, &listed, &titled]
    {
        for format in [Format::Plain, Format::Markdown] {
            let document = Document::parse(text, format);
            let reading = Reading::of(&document, &outside());
            assert_eq!(reading.passages().len(), document.blocks().len());
        }
    }
}
