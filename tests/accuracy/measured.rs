//! What the analysis and the rules say of labelled sentences, counted.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use dateline::analysis::Standing;
use dateline::config::{Settings, Severity, parse};
use dateline::document::Format;
use dateline::features::diagnostics::diagnostics;
use dateline::gazetteer::Gazetteer;
use dateline::rules::{Family, Specificity, find_rule};
use dateline::text::Span;
use dateline::workspace::{Briefing, DocPath, Workspace};

use crate::labelled::{Label, Labelled};

/// Sentences by what is wanted of them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Count {
    /// An editor should be warned.
    pub(crate) yes: usize,
    /// It is fine.
    pub(crate) no: usize,
    /// Editors could differ: not scored.
    pub(crate) unsure: usize,
}

impl Count {
    fn add(&mut self, flag: Option<bool>) {
        *match flag {
            Some(true) => &mut self.yes,
            Some(false) => &mut self.no,
            None => &mut self.unsure,
        } += 1;
    }

    /// How many are scored.
    pub(crate) fn scored(self) -> usize {
        self.yes + self.no
    }

    /// The share that should be warned of, out of 100; `None` of nothing.
    pub(crate) fn precision(self) -> Option<f64> {
        share(self.yes, self.scored())
    }
}

/// `part` of `whole` out of 100; `None` of nothing.
#[expect(clippy::cast_precision_loss, reason = "there are fewer sentences than an f64 counts")]
pub(crate) fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
}

/// All that is said of one labelled sentence.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The set it is of.
    pub(crate) set: &'static str,
    /// The sentence itself.
    pub(crate) words: String,
    /// What is wanted.
    pub(crate) flag: Option<bool>,
    /// The class of the guide.
    pub(crate) class: String,
    /// Whether a source is named for it, if the set says.
    pub(crate) label: Option<Label>,
    /// Whether the analysis finds a source for it.
    pub(crate) is_sourced: bool,
    /// The rules that flag it with their severities, in the default profile.
    pub(crate) default: Vec<(&'static str, Severity)>,
    /// The same under `strict`.
    pub(crate) strict: Vec<(&'static str, Severity)>,
    /// How sure the analysis is that it lacks a source, where it says that nobody stands behind it.
    pub(crate) confidence: Option<u8>,
}

/// Every sentence of `all`, judged.
pub(crate) fn judge(all: &[Labelled]) -> Vec<Judged> {
    let strict = Settings::default().with(&parse("profile = 'strict'").0, "/");
    let settings = [Arc::new(Settings::default()), Arc::new(strict)];
    all.iter().flat_map(|labelled| judge_one(labelled, &settings)).collect()
}

fn judge_one(labelled: &Labelled, settings: &[Arc<Settings>; 2]) -> Vec<Judged> {
    let path = DocPath::new("/briefing.md");
    let mut workspace = Workspace::default();
    workspace.gazetteer = Gazetteer::embedded();
    let format = if labelled.markdown { Format::Markdown } else { Format::Plain };
    let briefing = Arc::new(Briefing::read(path.clone(), &labelled.text, format, &workspace.outside(&path, None)));
    workspace.insert(Arc::clone(&briefing));
    let [default, strict] = settings.each_ref().map(|settings| {
        workspace.settings = Arc::clone(settings);
        diagnostics(&workspace, &path)
    });
    let placed = briefing.document().blocks().iter().zip(briefing.reading().passages());
    let claims: Vec<(Range<usize>, Standing, u8)> = placed
        .flat_map(|(placed, passage)| {
            let range = |span: Span| placed.start + span.start()..placed.start + span.end();
            passage.claims.iter().map(move |claim| (range(claim.span), claim.standing, claim.confidence))
        })
        .collect();
    let said = |found: &[dateline::rules::Diagnostic], sentence: &Range<usize>| {
        let here = found.iter().filter(|found| touches(&labelled.text, sentence, &found.span.range()));
        let mut said: Vec<_> = here.map(|found| (found.rule, found.severity)).collect();
        said.dedup_by_key(|(rule, _)| *rule);
        said
    };
    let judged = labelled.sentences.iter().map(|sentence| {
        let here = claims.iter().filter(|(span, ..)| touches(&labelled.text, &sentence.span, span));
        let (bare, other): (Vec<_>, Vec<_>) = here.partition(|(_, standing, _)| *standing == Standing::Unattributed);
        Judged {
            set: labelled.set,
            words: labelled.text.get(sentence.span.clone()).unwrap_or_default().to_owned(),
            flag: sentence.flag,
            class: sentence.class.clone(),
            label: sentence.label,
            is_sourced: other.iter().any(|(_, standing, _)| *standing == Standing::Attributed),
            default: said(&default, &sentence.span),
            strict: said(&strict, &sentence.span),
            confidence: bare.iter().map(|(.., confidence)| *confidence).max(),
        }
    });
    judged.collect()
}

/// Whether `found` marks `sentence`: they share at least half of the words of the shorter one.
fn touches(text: &str, sentence: &Range<usize>, found: &Range<usize>) -> bool {
    let shared = words(text, sentence.start.max(found.start)..sentence.end.min(found.end));
    shared > 0 && shared * 2 >= words(text, sentence.clone()).min(words(text, found.clone()))
}

fn words(text: &str, span: Range<usize>) -> usize {
    let split = |letter: char| !(letter.is_alphanumeric() || letter == '\'' || letter == '’');
    let words = text.get(span).unwrap_or_default().split(split);
    words.filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Whether the rule `name` speaks of a sentence that lacks a source.
pub(crate) fn asks_for_a_source(name: &str) -> bool {
    find_rule(name).is_some_and(|rule| {
        matches!(rule.family, Family::Attribution | Family::Anonymity) && rule.specificity != Specificity::Document
    })
}

/// The sentences of `all` for which `is` holds, counted.
pub(crate) fn count(all: &[Judged], is: impl Fn(&Judged) -> bool) -> Count {
    let mut count = Count::default();
    for judged in all.iter().filter(|judged| is(judged)) {
        count.add(judged.flag);
    }
    count
}

/// Scores put in the order of how often they are right: pool-adjacent-violators
/// over the scored sentences, as `(lowest, highest, count)` from the lowest score up.
pub(crate) fn pooled(all: &[Judged]) -> Vec<(u8, u8, Count)> {
    let mut by_score: BTreeMap<u8, Count> = BTreeMap::new();
    for (confidence, flag) in all.iter().filter_map(|judged| Some((judged.confidence?, judged.flag))) {
        by_score.entry(confidence).or_default().add(flag);
    }
    let mut pools: Vec<(u8, u8, Count)> = Vec::new();
    for (score, count) in by_score.into_iter().filter(|(_, count)| count.scored() > 0) {
        pools.push((score, score, count));
        while let [.., (_, _, low), (_, _, high)] = pools.as_slice()
            && low.yes * high.scored() >= high.yes * low.scored()
        {
            let (_, end, high) = pools.pop().expect("there are two");
            let (_, below, low) = pools.last_mut().expect("there is another");
            *below = end;
            *low = Count { yes: low.yes + high.yes, no: low.no + high.no, unsure: low.unsure + high.unsure };
        }
    }
    pools
}

/// How often a pool is right, out of 100, with one right and one wrong sentence
/// added, so that a few lucky ones promise nothing (Laplace's rule of succession).
pub(crate) fn calibrated(count: Count) -> f64 {
    share(count.yes + 1, count.scored() + 2).unwrap_or_default()
}

/// What came of the promises of `pools` on `held`, counted by the promise, in tenths.
pub(crate) fn kept(pools: &[(u8, u8, Count)], held: &[Judged]) -> [Count; 10] {
    let mut kept = [Count::default(); 10];
    for judged in held {
        let Some(sure) = judged.confidence else { continue };
        let pool = pools.iter().rev().find(|(low, ..)| *low <= sure).or(pools.first());
        let promise = pool.map_or(0.0, |(.., count)| calibrated(*count));
        let tenth = (0..10_u8).rev().find(|tenth| f64::from(*tenth) * 10.0 <= promise).unwrap_or(0);
        kept[usize::from(tenth)].add(judged.flag);
    }
    kept
}
