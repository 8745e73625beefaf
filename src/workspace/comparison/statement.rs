//! A statement: a sentence by what it says, apart from who says it, and what stands behind it.

use crate::analysis::{Attribution, Claim, CueKind, Passage, SourceGrade, Standing};
use crate::document::{Annotation, AnnotationItem, AnnotationTarget, Block, LeafKind, Placed, Sentence, Token};
use crate::text::Span;
use crate::workspace::{Briefing, shown_text};

use super::words::{compared, speech};

/// A sentence with no more words of its own than these beside its source
/// speaks of the one before or behind: "The board said so on Monday."
const SAYS_SO: usize = 1;

/// What stands behind a statement, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Backing {
    /// Nothing.
    Nothing,
    /// Somebody who is not named: *analysts*, *an official*.
    Unnamed,
    /// The writer's word, where the writer gives it: an assessment, something known or seen.
    Mark,
    /// A source that can be found.
    Source,
}

/// A sentence that states something, or that quotes somebody who does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its block, as an index into the document's.
    pub block: usize,
    /// Its sentence, as an index into the block's, which is also that of its claim.
    pub sentence: usize,
    /// Its bytes of the document.
    pub span: Span,
    /// The same with the citations, notes and annotations that belong to it.
    pub whole: Span,
    /// What a reader sees of it, on one line.
    pub text: String,
    /// The id it was given.
    pub id: Option<String>,
    /// Whether it is a claim, and not somebody's words alone.
    pub is_claim: bool,
    /// What stands behind it.
    pub backing: Backing,
    /// Who is said to say it, as a reader would name them.
    pub speakers: Vec<String>,
    /// What it cites: `@key`, `[^note]`, the targets of links.
    pub cited: Vec<String>,
    /// Whether the sentence before or behind does no more than say who says it.
    pub is_vouched_for: bool,
    /// Its words as they are compared, sorted, each once, without those that say who says it.
    pub(super) words: Vec<String>,
}

impl Statement {
    /// The statements of `briefing`, in the order of the text.
    #[must_use]
    pub fn all_of(briefing: &Briefing) -> Vec<Self> {
        let blocks = briefing.document().blocks().iter().zip(briefing.reading().passages()).enumerate();
        blocks
            .flat_map(|(at, (placed, passage))| {
                let place = Place { briefing, at, placed, passage };
                passage.claims.iter().filter_map(move |claim| place.statement(claim)).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Whether it and `other` have the same words but for who says them, and
    /// those that every sentence has.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.words == other.words
    }

    /// Who is said to say it, and what it cites, as a list for a reader.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        self.speakers.iter().chain(&self.cited).cloned().collect()
    }
}

#[derive(Clone, Copy)]
struct Place<'a> {
    briefing: &'a Briefing,
    at: usize,
    placed: &'a Placed,
    passage: &'a Passage,
}

impl<'a> Place<'a> {
    fn block(&self) -> &'a Block {
        &self.placed.block
    }

    fn statement(&self, claim: &'a Claim) -> Option<Statement> {
        let sentence = self.block().sentences.get(claim.sentence)?;
        let is_claim = claim.standing != Standing::NotAClaim;
        if !is_claim && !self.is_quoted(sentence) {
            return None;
        }
        let cited = self.cited(claim, sentence);
        Some(Statement {
            block: self.at,
            sentence: claim.sentence,
            span: self.placed.absolute(sentence.span),
            whole: self.placed.absolute(self.whole(claim, sentence)),
            text: shown_text(self.block(), sentence.span),
            id: claim.id.map(|id| id.of(&self.block().text).to_owned()),
            is_claim,
            backing: self.backing(claim, &cited),
            speakers: self.speakers(claim),
            cited,
            is_vouched_for: self.is_vouched_for(claim),
            words: self.words(claim.sentence),
        })
    }

    /// Whether the sentence is somebody's words from end to end, in running text.
    fn is_quoted(&self, sentence: &Sentence) -> bool {
        let leaf = self.block().leaves.get(sentence.leaf).map(|leaf| leaf.kind);
        let mut quotations = self.block().quotations.iter();
        matches!(leaf, Some(LeafKind::Paragraph | LeafKind::ListItem))
            && quotations.any(|quotation| quotation.depth == 0 && quotation.span.covers(sentence.span))
    }

    /// The attributions that put the sentence into somebody's mouth.
    fn said(&self, sentence: usize) -> impl Iterator<Item = &'a Attribution> {
        let span = self.block().sentences.get(sentence).map(|sentence| sentence.span).unwrap_or_default();
        self.passage.attributions.iter().filter(move |found| {
            let reaches = found.sentence == sentence || found.content.iter().any(|content| content.overlaps(span));
            reaches && found.cue.as_ref().is_none_or(|cue| speaks(cue.kind))
        })
    }

    fn annotations(&self, claim: &'a Claim) -> impl Iterator<Item = &'a Annotation> {
        self.block().annotations.iter().filter(move |annotation| match annotation.target {
            AnnotationTarget::Sentence(sentence) => sentence == claim.sentence,
            AnnotationTarget::Bracketed(span) => claim.span.overlaps(span),
            AnnotationTarget::Block => true,
        })
    }

    fn backing(&self, claim: &'a Claim, cited: &[String]) -> Backing {
        let is_marked = || {
            let items = self.annotations(claim).flat_map(|annotation| &annotation.items);
            let marks = ["assessment", "known", "witnessed"];
            items.into_iter().any(
                |item| matches!(item, AnnotationItem::Class(class) if marks.contains(&class.of(&self.block().text))),
            )
        };
        if !cited.is_empty() {
            return Backing::Source;
        }
        match claim.standing {
            Standing::Cited => Backing::Source,
            Standing::Attributed => {
                let mut grades = self.said(claim.sentence).filter_map(|found| found.source.as_ref()).peekable();
                let is_unnamed = |grade| matches!(grade, SourceGrade::Anonymous | SourceGrade::Vague);
                let is_nobody = grades.peek().is_some() && grades.all(|source| is_unnamed(source.grade));
                if is_nobody { Backing::Unnamed } else { Backing::Source }
            }
            Standing::Assessment => Backing::Mark,
            _ if is_marked() => Backing::Mark,
            // Who speaks was not made out, but somebody does.
            _ if self.has_unread_speech(claim.sentence) => Backing::Source,
            Standing::Known | Standing::Witnessed | Standing::Unattributed | Standing::NotAClaim => Backing::Nothing,
        }
    }

    fn speakers(&self, claim: &'a Claim) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for source in self.said(claim.sentence).filter_map(|found| found.source.as_ref()) {
            let name = source.antecedent.clone().unwrap_or_else(|| shown_text(self.block(), source.span));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// What is written beside it: citations, `src`, `of` and `basis`, notes, and links that lead away.
    fn cited(&self, claim: &'a Claim, sentence: &Sentence) -> Vec<String> {
        let text = &self.block().text;
        let premises = self.briefing.reading().premises();
        let mut found = Vec::new();
        for citation in self.block().citations.iter().filter(|citation| citation.sentence == Some(claim.sentence)) {
            let keys = citation.sources.iter().map(|source| source.key.of(text));
            let known = keys.filter(|key| !citation.bare || premises.source_keys.contains(*key));
            found.extend(known.map(|key| format!("@{key}")));
        }
        for item in self.annotations(claim).flat_map(|annotation| &annotation.items) {
            if let AnnotationItem::Pair { key, value } = item
                && matches!(key.of(text), "src" | "of" | "basis")
            {
                found.extend(value.of(text).split_whitespace().map(|key| format!("@{key}")));
            }
        }
        let notes = self.block().footnotes.iter();
        let notes = notes.filter(|note| !note.definition && note.sentence == Some(claim.sentence));
        found.extend(notes.map(|note| format!("[^{}]", note.label.of(text))));
        let links = self.block().links.iter();
        let links = links.filter(|link| sentence.span.overlaps(link.span) && premises.is_led_away(link));
        found.extend(links.map(|link| link.target.span.of(text).to_owned()));
        found
    }

    /// The sentence with the citations, notes and annotations that belong to it.
    fn whole(&self, claim: &'a Claim, sentence: &Sentence) -> Span {
        let mut whole = sentence.span;
        let citations = self.block().citations.iter();
        let citations = citations.filter(|citation| citation.sentence == Some(claim.sentence));
        citations.for_each(|citation| whole = whole.join(citation.span));
        let notes = self.block().footnotes.iter();
        let notes = notes.filter(|note| !note.definition && note.sentence == Some(claim.sentence));
        notes.for_each(|note| whole = whole.join(note.span));
        for link in self.block().links.iter().filter(|link| sentence.span.overlaps(link.span)) {
            whole = whole.join(link.span);
        }
        for annotation in &self.block().annotations {
            match annotation.target {
                AnnotationTarget::Sentence(at) if at == claim.sentence => whole = whole.join(annotation.span),
                AnnotationTarget::Bracketed(span) if claim.span.overlaps(span) => {
                    let bracket = Span::new(span.start().saturating_sub(1), span.end());
                    whole = whole.join(bracket).join(annotation.span);
                }
                _ => {}
            }
        }
        whole
    }

    fn tokens(&self, sentence: usize) -> &'a [Token] {
        let tokens = self.block().sentences.get(sentence).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        self.placed.block.tokens.get(tokens).unwrap_or_default()
    }

    /// Whether the sentence has a word of speech that is neither quoted nor the cue of an attribution.
    fn has_unread_speech(&self, sentence: usize) -> bool {
        let block = self.block();
        let is_quoted = |token: &Token| block.quotations.iter().any(|quotation| quotation.span.covers(token.span));
        let is_read = |token: &Token| {
            let mut cues = self.passage.attributions.iter().filter_map(|found| found.cue.as_ref());
            cues.any(|cue| cue.span.overlaps(token.span))
        };
        speech(block, self.tokens(sentence)).any(|token| !is_quoted(token) && !is_read(token))
    }

    /// The words of what is said; where that is told apart from who says it, those alone.
    fn words(&self, sentence: usize) -> Vec<String> {
        let said: Vec<&Attribution> = self.said(sentence).collect();
        let contents: Vec<Span> = said.iter().flat_map(|found| found.content.iter().copied()).collect();
        let own = self.spoken(sentence, |token| contents.iter().any(|span| span.covers(token.span)));
        if own.len() > SAYS_SO {
            return own;
        }
        let all = self.spoken(sentence, |_| true);
        if all.len() > SAYS_SO {
            all
        } else {
            sorted(self.tokens(sentence).iter().filter_map(|token| compared(self.block(), token)))
        }
    }

    /// The words of the sentence for which `counts` holds, without those of sources and cues.
    fn spoken(&self, sentence: usize, counts: impl Fn(&Token) -> bool) -> Vec<String> {
        let sources = self.said(sentence).filter_map(|found| found.source.as_ref()).map(|source| source.span);
        let cues = self.said(sentence).filter_map(|found| found.cue.as_ref()).map(|cue| cue.span);
        let speakers: Vec<Span> = sources.chain(cues).collect();
        let is_of_speaker = |token: &Token| speakers.iter().any(|span| span.overlaps(token.span));
        let tokens = self.tokens(sentence).iter().filter(|token| counts(token) && !is_of_speaker(token));
        sorted(tokens.filter_map(|token| compared(self.block(), token)))
    }

    /// Whether the sentence before or behind it in its paragraph names who says so, and says nothing else.
    fn is_vouched_for(&self, claim: &Claim) -> bool {
        let beside = [claim.sentence.checked_sub(1), Some(claim.sentence + 1)];
        let leaf = |at: usize| self.block().sentences.get(at).map(|sentence| sentence.leaf);
        beside.into_iter().flatten().any(|at| {
            let names_somebody = self.said(at).any(|found| {
                let is_named = |grade| !matches!(grade, SourceGrade::Anonymous | SourceGrade::Vague);
                found.sentence == at && found.source.as_ref().is_some_and(|source| is_named(source.grade))
            });
            leaf(at) == leaf(claim.sentence) && (names_somebody && self.says_no_more(at) || self.says_so(at))
        })
    }

    /// "…, the board said so on Monday."
    fn says_so(&self, sentence: usize) -> bool {
        let (block, tokens) = (self.block(), self.tokens(sentence));
        speech(block, tokens).any(|verb| {
            let mut behind = tokens.iter().skip_while(|token| token.span.start() < verb.span.end());
            behind.next().is_some_and(|so| so.span.of(&block.text).eq_ignore_ascii_case("so"))
        })
    }

    /// Whether the sentence says no more than who says something, and when.
    fn says_no_more(&self, sentence: usize) -> bool {
        let is_date = |token: &Token| self.passage.dates.iter().any(|date| date.span.covers(token.span));
        self.spoken(sentence, |token| !is_date(token)).len() <= SAYS_SO
    }
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn speaks(kind: CueKind) -> bool {
    matches!(kind, CueKind::Speech | CueKind::Document | CueKind::Ruling)
}
