//! The annotated sentences of `tests/spec/attribution`: who says what, by which words, of what kind, both ways.

use std::fs;
use std::path::Path;

use dateline::analysis::Attribution;
use dateline::document::Format;
use dateline::text::Span;

use super::read;

/// How many of the known misses hold. When the analysis gets better the
/// number is raised, and what holds may move to the page of its kind.
const MISSES_THAT_HOLD: usize = 0;

/// One annotated sentence: where it stands, its text, and its attributions as [`written`] writes them.
struct Case {
    place: String,
    text: String,
    wanted: Vec<String>,
}

/// The cases of the page `name`: under its title, a sentence a line (`¶` ends
/// a paragraph, `↵` a line), and under it, further in, an attribution a line or `-` for none.
fn cases(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/attribution").join(name);
    let page = fs::read_to_string(path).unwrap();
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

fn pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/attribution");
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// `kind: source / cue / content + content`, `-` for what is not there,
/// `carried` for a source in a paragraph above, and `source = antecedent`
/// where a reference was found to mean somebody.
fn written(one: &Attribution, text: &str) -> String {
    let words = |span: Span| span.of(text);
    let kind = one.cue.as_ref().map_or("none".to_owned(), |cue| format!("{:?}", cue.kind).to_lowercase());
    let absent = if one.carried { "carried" } else { "-" };
    let source = one.source.as_ref().map_or(absent.to_owned(), |source| match &source.antecedent {
        Some(antecedent) => format!("{} = {antecedent}", words(source.span)),
        None => words(source.span).to_owned(),
    });
    let cue = one.cue.as_ref().map_or("-", |cue| words(cue.span));
    let content: Vec<&str> = one.content.iter().map(|span| words(*span)).collect();
    format!("{kind}: {source} / {cue} / {}", content.join(" + ")).trim_end().to_owned()
}

/// Whether what is found is what is wanted; an antecedent counts only where the case gives one.
fn agree(found: &str, wanted: &str) -> bool {
    let Some((source, rest)) = found.split_once(" / ") else { return false };
    let plain = || format!("{} / {rest}", source.split(" = ").next().unwrap_or(source));
    found == wanted || plain() == wanted
}

/// How `case` differs from what is found; nothing if it holds.
fn difference(case: &Case) -> Option<String> {
    let (document, reading) = read(&case.text, Format::Markdown);
    let blocks = document.blocks().iter().zip(reading.passages());
    let mut found: Vec<String> = blocks
        .flat_map(|(placed, passage)| passage.attributions.iter().map(|one| written(one, &placed.block.text)))
        .collect();
    let mut wanted = case.wanted.clone();
    found.sort();
    wanted.sort();
    let same = found.len() == wanted.len() && found.iter().zip(&wanted).all(|(found, wanted)| agree(found, wanted));
    (!same).then(|| format!("{}: {}\n  wanted {wanted:#?}\n  found  {found:#?}", case.place, case.text))
}

#[test]
fn every_annotated_sentence_is_read_as_it_says() {
    let names = pages();
    let cases: Vec<Case> = names.iter().filter(|name| *name != "misses.txt").flat_map(|name| cases(name)).collect();
    let both = cases.iter().filter(|case| case.wanted.is_empty()).count();
    assert!(both >= 80 && cases.len() - both >= 100, "{} cases, {both} of them of nothing", cases.len());
    let differences: Vec<String> = cases.iter().filter_map(difference).collect();
    assert!(differences.is_empty(), "{} differ:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn as_many_of_the_known_misses_hold_as_are_noted() {
    let cases = cases("misses.txt");
    let held: Vec<&str> =
        cases.iter().filter(|case| difference(case).is_none()).map(|case| case.place.as_str()).collect();
    assert_eq!(
        held.len(),
        MISSES_THAT_HOLD,
        "of {} known misses these hold; if there are more of them, enter their number: {held:?}",
        cases.len()
    );
}
