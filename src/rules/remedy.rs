//! What would answer for a sentence: a citation of one of the text's own sources, or the writer's mark.

use crate::document::TokenKind;
use crate::text::{Edit, Span};

use super::{Fix, PassageContext};

/// More sources than these are not offered: a list to choose from is not a fix.
const MOST_SOURCES: usize = 3;

impl PassageContext<'_> {
    /// Edits that cite, at the end of the sentence, one of the sources the
    /// text records. Which of them says so a person has to know.
    #[must_use]
    pub fn citing(&self, sentence: usize) -> Vec<Fix> {
        let Some(at) = self.end_of_words(sentence) else { return Vec::new() };
        let sources = self.front_matter.map(|front| front.sources.as_slice()).unwrap_or_default();
        let cite = |key: &str| Fix {
            title: format!("cite `{key}`"),
            safe: false,
            edits: vec![Edit { span: Span::at(at), replacement: format!(" [@{key}]") }],
        };
        sources.iter().take(MOST_SOURCES).map(|source| cite(&source.key)).collect()
    }

    /// An edit that marks the sentence as the writer's own judgement.
    #[must_use]
    pub fn marking_as_assessment(&self, sentence: usize) -> Option<Fix> {
        let end = self.block.sentences.get(sentence)?.span.end();
        let mark = Edit { span: Span::at(end), replacement: "{.assessment}".into() };
        Some(Fix { title: "mark the sentence as an assessment".into(), safe: false, edits: vec![mark] })
    }

    /// Where a citation goes: before the stop, if the sentence ends in one.
    fn end_of_words(&self, sentence: usize) -> Option<usize> {
        let sentence = self.block.sentences.get(sentence)?;
        let last = self.block.tokens.get(sentence.tokens.end.checked_sub(1)?)?;
        Some(if last.kind == TokenKind::Stop { last.span.start() } else { sentence.span.end() })
    }
}
