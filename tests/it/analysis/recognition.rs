//! The marked sentences of `tests/spec/recognition`: which names mean whom and which place, by kind of trap, with precision and recall.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::ops::Range;
use std::path::Path;

use dateline::analysis::{Mention, MentionForm, Referent};
use dateline::document::Format;
use dateline::gazetteer::Gazetteer;

use super::read;

const LEAST_PRECISION: f64 = 0.97;
const LEAST_RECALL: f64 = 0.90;

/// A name and what it means: bytes of the text, and ids as [`meaning`] writes them.
type Marked = (Range<usize>, String);

/// One sentence with its marks taken out.
struct Case {
    place: String,
    kind: String,
    text: String,
    wanted: BTreeSet<(usize, usize, String)>,
}

/// How much of one kind of trap is found, and how much that is not there.
#[derive(Default)]
struct Score {
    right: u32,
    found: u32,
    wanted: u32,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.found += other.found;
        self.wanted += other.wanted;
    }

    fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.wanted)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// The cases of a page. Under `## kind of trap` each line is a text: `<words = meaning>`
/// marks every name that counts on the page, ` ¶ ` ends a paragraph, ` ↵ ` a
/// line, and `2025-10-17 | ` in front gives the document that date. What a
/// name can mean is written as [`meaning`] writes it.
fn cases(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/recognition").join(name);
    let page = fs::read_to_string(path).unwrap();
    let mut kind = String::new();
    let mut cases = Vec::new();
    for (at, line) in page.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("## ") {
            heading.clone_into(&mut kind);
            continue;
        }
        let (date, line) = line.split_once(" | ").filter(|(date, _)| date.len() == 10).unwrap_or(("", line));
        let front = if date.is_empty() { String::new() } else { format!("---\ndate: {date}\n---\n\n") };
        let marked = format!("{front}{}", line.replace(" ¶ ", "\n\n").replace(" ↵ ", "\n"));
        let (text, wanted) = unmarked(&marked);
        let wanted = wanted.into_iter().map(|(range, meaning)| (range.start, range.end, meaning)).collect();
        cases.push(Case { place: format!("{name}:{}", at + 1), kind: kind.clone(), text, wanted });
    }
    cases
}

/// A text without its marks, and what they say.
fn unmarked(marked: &str) -> (String, Vec<Marked>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let mark = after.split_once('>').and_then(|(mark, after)| Some((mark.split_once(" = ")?, after)));
        let Some(((words, meaning), after)) = mark else {
            text.push('<');
            rest = after;
            continue;
        };
        marks.push((text.len()..text.len() + words.len(), meaning.to_owned()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

/// `geneva`, `scott-bessent`; `gov.cn` for a government; `office us.president`;
/// `person Odile Branca` for somebody the gazetteer does not have; the ids of
/// all that may be meant in the order of the alphabet: `ge | us-ga`.
fn meaning(gazetteer: &Gazetteer, referent: &Referent) -> String {
    let official = |id| gazetteer.official(id).unwrap().id.to_string();
    let place = |id| gazetteer.place(id).unwrap().id.to_string();
    let several = |mut ids: Vec<String>| {
        ids.sort();
        ids.join(" | ")
    };
    match referent {
        Referent::Official(id) => official(*id),
        Referent::AmbiguousOfficial(ids) => several(ids.iter().map(|id| official(*id)).collect()),
        Referent::Place(id) => place(*id),
        Referent::AmbiguousPlace(ids) => several(ids.iter().map(|id| place(*id)).collect()),
        Referent::Government(id) => format!("gov.{}", place(*id)),
        Referent::Office(id) => format!("office {}", gazetteer.office(*id).unwrap().id),
        Referent::Person(name) => format!("person {name}"),
    }
}

/// On the pages of places every name counts but those of people the
/// gazetteer does not have, on the others the people.
fn counts(page: &str, mention: &Mention) -> bool {
    match mention.form {
        _ if page.starts_with("places") && matches!(mention.referent, Referent::Person(_)) => false,
        MentionForm::Title => false,
        MentionForm::Place | MentionForm::Demonym => page.starts_with("places"),
        _ => true,
    }
}

fn found(case: &Case) -> BTreeSet<(usize, usize, String)> {
    let (document, reading) = read(&case.text, Format::Markdown);
    let mut found = BTreeSet::new();
    for (placed, passage) in document.blocks().iter().zip(reading.passages()) {
        for mention in passage.mentions.iter().filter(|mention| counts(&case.place, mention)) {
            let span = mention.span.shifted(placed.start);
            found.insert((span.start(), span.end(), meaning(reading.gazetteer(), &mention.referent)));
        }
    }
    found
}

fn pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/recognition");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn names_of_marked_sentences_are_found_and_mean_what_the_marks_say() {
    let (mut all, mut report, mut differences) = (Score::default(), String::new(), String::new());
    let mut all_sentences = 0;
    for page in pages() {
        let cases = cases(&page);
        let mut kinds: Vec<&str> = cases.iter().map(|case| case.kind.as_str()).collect();
        kinds.dedup();
        for kind in kinds {
            let mut score = Score::default();
            let mut sentences = 0;
            for case in cases.iter().filter(|case| case.kind == kind) {
                let found = found(case);
                let right = found.intersection(&case.wanted).count();
                let [right, found_here, wanted] =
                    [right, found.len(), case.wanted.len()].map(|n| u32::try_from(n).unwrap());
                score.add(&Score { right, found: found_here, wanted });
                sentences += 1;
                if found != case.wanted {
                    let words = |one: &(usize, usize, String)| format!("{} = {}", &case.text[one.0..one.1], one.2);
                    let missed: Vec<String> = case.wanted.difference(&found).map(words).collect();
                    let wrong: Vec<String> = found.difference(&case.wanted).map(words).collect();
                    let _ =
                        writeln!(differences, "{}: {}\n  missed {missed:?}\n  wrong {wrong:?}", case.place, case.text);
                }
            }
            let (precision, recall) = (score.precision(), score.recall());
            let _ = writeln!(report, "{precision:.3} {recall:.3} {sentences:4} {page}: {kind}");
            all.add(&score);
            all_sentences += sentences;
        }
    }
    let _ = writeln!(report, "{:.3} {:.3} {all_sentences:4} all", all.precision(), all.recall());
    println!("precision, recall, sentences, kind of trap\n{report}{differences}");
    assert!(
        all.precision() >= LEAST_PRECISION && all.recall() >= LEAST_RECALL,
        "precision {:.3}, recall {:.3}:\n{differences}",
        all.precision(),
        all.recall()
    );
}

#[test]
fn marks_are_taken_out_of_a_text() {
    let (text, marks) = unmarked("They met in <Geneva = geneva>, <not a mark.");
    assert_eq!(text, "They met in Geneva, <not a mark.");
    assert_eq!(marks, [(12..18, "geneva".to_owned())]);
}
