//! How well people and their titles are recognised: the sentences of `tests/spec/officials`, by kind of trap.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::analysis::{Mention, MentionForm, Outside, Reading, Referent, TitleUse};
use dateline::document::{Document, Format};
use dateline::gazetteer::{Gazetteer, OfficialId};
use dateline::text::Span;

/// Least shares over all sentences: of what is found, how much is right; of what is there, how much is found.
const PRECISION: f64 = 0.97;
const RECALL: f64 = 0.90;

/// A sentence with the mentions it has, each as [`Reader::written`] writes it.
struct Case {
    place: String,
    text: String,
    wanted: Vec<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/officials")
}

/// The kinds of trap, each a page.
fn pages() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name != "registry.toml").collect();
    names.sort();
    names
}

/// The cases of a page: under its title, a sentence a line (`¶` ends a paragraph, `↵` a
/// line), and under it, further in, a mention a line or `-` for none.
fn cases(name: &str) -> Vec<Case> {
    let page = fs::read_to_string(folder().join(name)).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    for (at, line) in page.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty()) {
        match line.strip_prefix("    ") {
            Some("-") => {}
            Some(wanted) => cases.last_mut().unwrap().wanted.push(wanted.trim_end().to_owned()),
            None => cases.push(Case {
                place: format!("{name}:{}", at + 1),
                text: line.replace(" ¶ ", "\n\n").replace(" ↵ ", "\n"),
                wanted: Vec::new(),
            }),
        }
    }
    cases
}

/// Reads sentences as of 17 October 2025, with the invented people among the embedded ones.
struct Reader {
    gazetteer: Arc<Gazetteer>,
}

impl Reader {
    fn new() -> Self {
        let registry = fs::read_to_string(folder().join("registry.toml")).unwrap();
        let (gazetteer, problems) = Gazetteer::load([("registry.toml", registry.as_str())]);
        assert_eq!(problems, []);
        Self { gazetteer: Arc::new(gazetteer) }
    }

    /// The officials and offices that `text` names, `words = whom; titles`.
    fn mentions(&self, text: &str) -> Vec<String> {
        let text = format!("---\ndate: 2025-10-17\n---\n\n{text}\n");
        let outside = Outside {
            gazetteer: Arc::clone(&self.gazetteer),
            source_keys: Arc::default(),
            file_date: None,
            given_date: None,
        };
        let document = Document::parse(&text, Format::Markdown);
        let reading = Reading::of(&document, &outside);
        let blocks = document.blocks().iter().zip(reading.passages());
        blocks
            .flat_map(|(placed, passage)| {
                passage.mentions.iter().filter_map(|mention| self.written(mention, &placed.block.text))
            })
            .collect()
    }

    fn written(&self, mention: &Mention, text: &str) -> Option<String> {
        let name = |id: &OfficialId| self.gazetteer.official(*id).unwrap().name.to_string();
        let whom = match &mention.referent {
            Referent::Official(id) => name(id),
            Referent::AmbiguousOfficial(ids) => {
                let mut names: Vec<String> = ids.iter().map(name).collect();
                names.sort();
                format!("one of {}", names.join(", "))
            }
            Referent::Office(id) if mention.form == MentionForm::Title => {
                format!("office {}", self.gazetteer.office(*id).unwrap().id)
            }
            _ => return None,
        };
        let mut written = format!("{} = {whom}", mention.span.of(text).replace('\n', " ↵ "));
        if mention.form != MentionForm::Title {
            for title in &mention.titles {
                written.push_str(&self.title(title, mention, text));
            }
        }
        Some(written)
    }

    /// A title as the office of it that the person ever held, or else all it can mean.
    fn title(&self, title: &TitleUse, mention: &Mention, text: &str) -> String {
        let held = |id| match &mention.referent {
            Referent::Official(official) => {
                self.gazetteer.official(*official).unwrap().terms.iter().any(|term| term.office == id)
            }
            _ => true,
        };
        let id = |id| self.gazetteer.office(id).unwrap().id.to_string();
        let mut offices: Vec<String> = title.offices.iter().copied().filter(|id| held(*id)).map(id).collect();
        if offices.is_empty() {
            offices = title.offices.iter().copied().map(id).collect();
        }
        offices.dedup();
        let lead = |span: Option<Span>| {
            span.map_or_else(String::new, |span| {
                let word = span.of(text).to_lowercase();
                let former = ["former", "formerly", "ex", "then", "late", "onetime", "one-time", "once"];
                let bare = word.trim_end_matches('-').trim_start_matches("the ");
                if former.contains(&bare) { "former ".to_owned() } else { format!("{word} ") }
            })
        };
        format!("; {}{}{}", lead(title.former), lead(title.qualifier), offices.join(" or "))
    }
}

/// What is found, missed and found wrongly.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn add(&mut self, found: &[String], wanted: &[String]) -> Vec<String> {
        let mut rest = wanted.to_vec();
        let mut differences = Vec::new();
        for one in found {
            if let Some(at) = rest.iter().position(|other| other == one) {
                rest.remove(at);
                self.right += 1;
            } else {
                self.wrong += 1;
                differences.push(format!("+ {one}"));
            }
        }
        self.missed += rest.len();
        differences.extend(rest.into_iter().map(|one| format!("- {one}")));
        differences
    }

    fn precision(&self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred sentences")]
fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 1.0 } else { part as f64 / of as f64 }
}

#[test]
fn officials_are_recognised_through_every_kind_of_trap() {
    let reader = Reader::new();
    let mut table = String::from("kind of trap             sentences  mentions  precision  recall\n");
    let mut misses = String::new();
    let mut whole = Score::default();
    let mut sentences = 0;
    for page in pages() {
        let mut score = Score::default();
        let cases = cases(&page);
        sentences += cases.len();
        for case in &cases {
            let found = reader.mentions(&case.text);
            whole.add(&found, &case.wanted);
            let differences = score.add(&found, &case.wanted);
            if !differences.is_empty() {
                writeln!(misses, "{}: {}\n    {}", case.place, case.text, differences.join("\n    ")).unwrap();
            }
        }
        let mentions = score.right + score.missed;
        let row = (page, cases.len(), mentions, score.precision(), score.recall());
        writeln!(table, "{:25}{:9}{:10}{:11.3}{:8.3}", row.0, row.1, row.2, row.3, row.4).unwrap();
    }
    let (precision, recall) = (whole.precision(), whole.recall());
    println!("{misses}\n{table}all: {sentences} sentences, precision {precision:.3}, recall {recall:.3}");
    assert!(sentences >= 180, "{sentences} sentences");
    assert!(precision >= PRECISION && recall >= RECALL, "precision {precision:.3}, recall {recall:.3}\n{misses}");
}
