//! What would answer for a sentence: a citation, a source in its words, or the writer's mark.

use crate::document::{AnnotationTarget, SourceRecord, TokenKind};
use crate::text::{Edit, Span};

use super::{DocumentContext, Fix, PassageContext};

/// More sources than these are not offered: a list to choose from is not a fix.
const MOST_SOURCES: usize = 3;

/// What a person puts the key of a source in place of.
const KEY: &str = "source";

/// The writer's own word for a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is the writer's own judgement.
    Assessment,
    /// It is established.
    Known,
    /// The writer saw it.
    Witnessed,
}

impl Mark {
    fn class(self) -> &'static str {
        match self {
            Self::Assessment => ".assessment",
            Self::Known => ".known",
            Self::Witnessed => ".witnessed",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Assessment => "mark the sentence as an assessment",
            Self::Known => "mark the sentence as known",
            Self::Witnessed => "mark the sentence as witnessed",
        }
    }
}

impl DocumentContext<'_> {
    /// What would answer for the text's first claim, at the bytes `claim` of
    /// the document: its own sources, or words to be filled in.
    pub(super) fn answers_for_lead(&self, claim: Span) -> Vec<Fix> {
        let at = self.end_of_words(claim);
        let sources = self.briefing.document().front_matter().map(|front| front.sources.as_slice()).unwrap_or_default();
        answers(sources, Some(at), Some(saying(at)), [])
    }

    /// Where the words of the sentence at the bytes `span` of the document end: before its stop.
    pub(super) fn end_of_words(&self, span: Span) -> usize {
        span.end() - usize::from(self.briefing.document().slice(span).ends_with(['.', '!', '?']))
    }
}

impl PassageContext<'_> {
    /// What would answer for the sentence, best first: a citation of one of
    /// the text's own sources, `in_words`, a mark of `marks`, and last a
    /// citation to be filled in where the text records no source, or too many
    /// to choose from. Which of them is right a person has to know.
    pub(super) fn answers(&self, sentence: usize, in_words: Option<Fix>, marks: &[Mark]) -> Vec<Fix> {
        let sources = self.front_matter.map(|front| front.sources.as_slice()).unwrap_or_default();
        let marks = marks.iter().filter_map(|mark| self.marking(sentence, *mark));
        answers(sources, self.end_of_words(sentence), in_words, marks)
    }

    /// An edit that says in the sentence's own words who says so, to be filled in.
    pub(super) fn attributing(&self, sentence: usize) -> Option<Fix> {
        let at = self.end_of_words(sentence)?;
        Some(saying(at))
    }

    /// An edit that cites a source, to be filled in, as of the day the text
    /// was written, if that is known: a count holds for its day.
    pub(super) fn citing_as_of(&self, sentence: usize) -> Option<Fix> {
        let day = self.premises.date?;
        let cite = self.annotating(sentence, &format!("src={KEY} as-of={day}"))?;
        Some(Fix::new(format!("cite a source as of {day}, to be filled in"), vec![cite]).with_blank(KEY))
    }

    /// An edit that marks the sentence.
    fn marking(&self, sentence: usize, mark: Mark) -> Option<Fix> {
        Some(Fix::new(mark.title(), vec![self.annotating(sentence, mark.class())?]))
    }

    /// An edit that annotates the sentence with `items`, in the annotation
    /// that stands behind it or in one of its own: a block speaks of the
    /// sentence that just ended.
    fn annotating(&self, sentence: usize, items: &str) -> Option<Edit> {
        let end = self.block.sentences.get(sentence)?.span.end();
        let annotations = self.block.annotations.iter();
        let own = annotations.rev().find(|annotation| annotation.target == AnnotationTarget::Sentence(sentence));
        let brace = own.and_then(|own| Some(own.span.start() + own.span.of(&self.block.text).rfind('}')?));
        Some(match brace {
            Some(brace) => Edit { span: Span::at(brace), replacement: format!(" {items}") },
            None => Edit { span: Span::at(end), replacement: format!("{{{items}}}") },
        })
    }

    /// Where a citation goes: before the stop, if the sentence ends in one.
    pub(super) fn end_of_words(&self, sentence: usize) -> Option<usize> {
        let sentence = self.block.sentences.get(sentence)?;
        let last = self.block.tokens.get(sentence.tokens.end.checked_sub(1)?)?;
        Some(if last.kind == TokenKind::Stop { last.span.start() } else { sentence.span.end() })
    }
}

/// Citations of `sources` at byte `at` where they are few, `in_words`, `marks`,
/// and a citation to be filled in where there are no sources or many.
fn answers(
    sources: &[SourceRecord],
    at: Option<usize>,
    in_words: Option<Fix>,
    marks: impl IntoIterator<Item = Fix>,
) -> Vec<Fix> {
    let is_choice = (1..=MOST_SOURCES).contains(&sources.len());
    let citing = |title: String, key: &str| {
        let replacement = format!(" [@{key}]");
        at.map(|at| Fix::new(title, vec![Edit { span: Span::at(at), replacement }]))
    };
    let own = sources.iter().filter(|_| is_choice);
    let own = own.filter_map(|source| citing(format!("cite `{}`", source.key), &source.key));
    let stub = citing("cite a source, to be filled in".to_owned(), KEY).filter(|_| !is_choice);
    own.chain(in_words).chain(marks).chain(stub.map(|stub| stub.with_blank(KEY))).collect()
}

/// An edit that says, behind the words that end at byte `at`, who says so, to be filled in.
pub(super) fn saying(at: usize) -> Fix {
    inserting("say who says so, to be filled in", at, ", [who] said")
}

/// An edit that tells, behind a source without a name that ends at byte `at`,
/// what a reader has to know of it, to be filled in.
pub(super) fn explaining(at: usize) -> Fix {
    let clause = " who [how they know] and spoke on condition of anonymity because [why]";
    inserting("say how they know and why they are not named, to be filled in", at, clause)
}

/// An edit that inserts at byte `at` words of which those in square brackets
/// are to be filled in.
pub(super) fn inserting(title: &str, at: usize, words: &str) -> Fix {
    let insert = Edit { span: Span::at(at), replacement: words.to_owned() };
    Fix::new(title, vec![insert]).with_blanks()
}
