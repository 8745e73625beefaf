//! What annotations, citations and suppressions of a block are about, which is known once its sentences are.

use crate::document::split::Shape;
use crate::document::{
    AnnotationTarget, Block, Directive, DirectiveKind, Footnote, Leaf, Problem, ProblemKind, Sentence,
};
use crate::text::Span;

/// The sentences of a block.
#[derive(Clone, Copy)]
struct Prose<'b> {
    leaves: &'b [Leaf],
    sentences: &'b [Sentence],
}

impl Block {
    /// Finds what the syntax in the block is about. `body` is where the block
    /// proper starts.
    pub(super) fn attach(&mut self, shape: Shape, body: usize) {
        let prose = Prose { leaves: &self.leaves, sentences: &self.sentences };
        for annotation in &mut self.annotations {
            let is_about_sentence = matches!(annotation.target, AnnotationTarget::Sentence(_));
            let sentence = prose.supported(annotation.span).filter(|_| is_about_sentence);
            if let Some(sentence) = sentence {
                annotation.target = AnnotationTarget::Sentence(sentence);
            } else if is_about_sentence || shape == Shape::Lead {
                annotation.target = AnnotationTarget::Block;
                self.problems.push(unattached(annotation.span));
            }
        }
        for citation in &mut self.citations {
            citation.sentence = prose.supported(citation.span);
        }
        for footnote in &mut self.footnotes {
            footnote.sentence = prose.supported(footnote.span);
        }
        let mut line = Span::at(0);
        for directive in &mut self.directives {
            line =
                if line.touches(directive.span.start()) { line } else { line_of(&self.text, directive.span.start()) };
            directive.reach = prose.reach(&self.text, directive, line, body);
        }
        if shape == Shape::Footnote {
            self.footnotes.insert(0, footnote_definition(&self.text, body));
        }
        self.annotations.sort_by_key(|annotation| annotation.span);
        self.directives.sort_by_key(|directive| directive.span);
        self.problems.sort_by_key(|problem| problem.span);
    }
}

impl Prose<'_> {
    /// The sentence that something at `span` is about: the one it stands in
    /// or behind, or the first of its leaf if it stands before all of them.
    fn supported(self, span: Span) -> Option<usize> {
        let before = self.sentences.partition_point(|sentence| sentence.span.start() < span.start()).checked_sub(1);
        let leaf_idx = self.leaves.partition_point(|leaf| leaf.span.start() <= span.start()).checked_sub(1);
        let leaf = leaf_idx.and_then(|idx| self.leaves.get(idx)).filter(|leaf| leaf.span.covers(span));
        match leaf {
            Some(leaf) if !leaf.sentences.is_empty() => before.max(Some(leaf.sentences.start)),
            _ => before.or_else(|| (!self.sentences.is_empty()).then_some(0)),
        }
    }

    /// The bytes of the block that `directive`, which begins on `line`, suppresses in.
    fn reach(self, text: &str, directive: &Directive, line: Span, body: usize) -> Span {
        match directive.kind {
            DirectiveKind::IgnoreStart | DirectiveKind::IgnoreEnd => Span::at(directive.span.end()),
            DirectiveKind::IgnoreLine => {
                let last = if directive.span.end() <= line.end() { line } else { line_of(text, directive.span.end()) };
                line.join(last)
            }
            DirectiveKind::IgnoreNext => {
                let own_end = if directive.span.end() <= line.end() {
                    line.end()
                } else {
                    line_of(text, directive.span.end()).end()
                };
                let rest = text.get(own_end.max(body)..).unwrap_or_default();
                let start = text.len() - rest.trim_start().len();
                let next = Span::new(start, line_end(text, start));
                let begun = self.sentences.partition_point(|sentence| sentence.span.start() < next.end());
                let last = begun.checked_sub(1).and_then(|last| self.sentences.get(last));
                // A sentence is not over where its line is wrapped.
                last.filter(|last| next.contains(last.span.start())).map_or(next, |last| next.join(last.span))
            }
        }
    }
}

fn line_of(text: &str, offset: usize) -> Span {
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    Span::new(start, line_end(text, offset))
}

fn line_end(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    offset + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

fn unattached(span: Span) -> Problem {
    Problem {
        span,
        kind: ProblemKind::Annotation,
        message: "this annotation is about nothing".into(),
        help: Some("put it behind the sentence it is about, or on a line of its own above the paragraph".into()),
        replacement: None,
    }
}

/// The footnote that the block whose own lines start at `body` defines.
fn footnote_definition(text: &str, body: usize) -> Footnote {
    let content = text.get(body..).unwrap_or_default();
    let start = body + content.len() - content.trim_start().len();
    let length = content.trim_start().find("]:").unwrap_or_default();
    let span = Span::new(start, start + content.trim().len());
    Footnote { span, label: Span::new(start + 2, start + length), definition: true, sentence: None }
}
