//! Family names that open a sentence as pronouns and other words do: *He*, *May*, *So*.

use crate::analysis::{Mention, MentionForm, Passage, Referent};
use crate::gazetteer::Gazetteer;
use crate::text::Edit;

use super::{Check, Family, Neighbour, PassageContext, Rule, Severity, Specificity};

pub(super) static RULE: Rule = Rule {
    name: "surname-pronoun-clash",
    family: Family::Officials,
    severity: Some(Severity::Hint),
    elsewhere: &[],
    specificity: Specificity::Thing,
    traits: &[],
    check: Check::Passage(check),
    page: include_str!("surname_pronoun_clash.md"),
};

/// A word that is also a family name, and what behind it leaves open which it is.
struct Word {
    lower: &'static str,
    /// Words before which it can be either; any word where there are none.
    before: &'static [&'static str],
    /// Whether as the other word too it means a person, so that both readings can come to the same.
    pronoun: bool,
}

const WORDS: [Word; 3] = [
    Word { lower: "he", before: &[], pronoun: true },
    // The month: "May was open" may be told of either, "May said" of the person alone.
    Word {
        lower: "may",
        before: &[
            "began", "brought", "ended", "had", "has", "is", "looks", "marked", "may", "promises", "saw", "was",
            "will", "would",
        ],
        pronoun: false,
    },
    // "So said the minister", "So did the others".
    Word {
        lower: "so",
        before: &["did", "does", "had", "has", "is", "said", "say", "says", "was", "will", "would"],
        pronoun: false,
    },
];

fn check(cx: &mut PassageContext<'_>) {
    for word in &WORDS {
        let opening = cx.sentences().map(|(_, sentence)| sentence.tokens.start).find(|&at| {
            let before = word.before;
            cx.prose.is(at, &[word.lower])
                && !cx.prose.is_quoted(at)
                && cx.prose.is_word(at + 1)
                && (before.is_empty() || cx.prose.is(at + 1, before))
                && !is_named(cx.passage, at)
        });
        let Some(at) = opening else { continue };
        let Some((full, means_the_same)) = namesake(cx, word, at) else { continue };
        if word.pronoun && means_the_same {
            continue;
        }
        let span = cx.prose.span(at..at + 1);
        let written = span.of(&cx.block.text).to_owned();
        let replace = Edit { span, replacement: full.clone() };
        cx.report(span, format!("\"{written}\" can be read as {full} and as the word"))
            .note("at the head of a sentence the capital does not tell the family name from the word")
            .note("write the full name if that is meant, and name whoever else it is")
            .fix(format!("write \"{full}\""), vec![replace]);
    }
}

/// Whether the token begins a name that is longer than the word: `He Lifeng left.`
fn is_named(passage: &Passage, at: usize) -> bool {
    passage.mentions.iter().any(|mention| mention.tokens.start == at && mention.tokens.len() > 1)
}

/// The person of that family name named last before the token `at`, in this paragraph
/// or the one above, and whether a pronoun there means that person too: the first
/// one named in the last sentence that names anybody, who mostly is its subject.
fn namesake(cx: &PassageContext<'_>, word: &Word, at: usize) -> Option<(String, bool)> {
    let here = Neighbour { block: cx.block, passage: cx.passage };
    let above = cx.before.map(|before| named(cx.gazetteer, before, usize::MAX, word)).unwrap_or_default();
    let here = named(cx.gazetteer, here, at, word);
    let (_, full, _) = here.iter().rev().chain(above.iter().rev()).find(|(.., is_namesake)| *is_namesake)?;
    let near = if here.is_empty() { &above } else { &here };
    let last = near.last().map(|(sentence, ..)| *sentence);
    let subject = near.iter().find(|(sentence, ..)| Some(*sentence) == last).map(|(_, name, _)| name);
    Some((full.clone(), subject == Some(full)))
}

/// Who is named before the token `until` of a block, in order: the sentence, the full name,
/// and whether the family name is `word`.
fn named(gazetteer: &Gazetteer, place: Neighbour<'_>, until: usize, word: &Word) -> Vec<(usize, String, bool)> {
    let sentences = &place.block.sentences;
    let sentence = |mention: &Mention| sentences.partition_point(|one| one.tokens.end <= mention.tokens.start);
    let own = place.passage.mentions.iter().filter(|mention| !mention.quoted && mention.form != MentionForm::Title);
    own.filter(|mention| mention.tokens.end <= until)
        .filter_map(|mention| {
            let (name, is_namesake) = person(gazetteer, mention, word.lower)?;
            Some((sentence(mention), name, is_namesake))
        })
        .collect()
}

/// The full name of whoever `mention` means, and whether the family name is `word`.
fn person(gazetteer: &Gazetteer, mention: &Mention, word: &str) -> Option<(String, bool)> {
    match &mention.referent {
        Referent::Official(id) => {
            let official = gazetteer.official(*id)?;
            let family = official.short.as_deref().or_else(|| official.name.rsplit(' ').next())?;
            Some((official.name.to_string(), family.eq_ignore_ascii_case(word)))
        }
        Referent::Person(name) => {
            // Without records either end of the name may be the family's; "May Ruel" is not of a family May.
            let first = name.split(' ').next().filter(|_| word != "may");
            let is_namesake =
                [first, name.rsplit(' ').next()].iter().flatten().any(|end| end.eq_ignore_ascii_case(word));
            Some((name.clone(), is_namesake && name.contains(' ')))
        }
        _ => None,
    }
}
