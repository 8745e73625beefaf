//! What a sentence is about, as far as its opening words tell.

use std::ops::Range;

use crate::document::{Case, Sentence, TokenKind};

use super::Prose;

/// Nouns that name something that happens or is done: it has no will and no voice of its own.
#[rustfmt::skip]
const EVENTS: &[&str] = &[
    "absence", "accord", "action", "actions", "agreement", "announcement", "appointment", "approach", "arrest",
    "attack", "attacks", "call", "campaign", "ceasefire", "change", "changes", "choice", "clash", "clashes", "collapse",
    "concession", "concessions", "conference", "consultation", "consultations", "cooperation", "crackdown", "deal",
    "debate", "decision", "decline", "delay", "departure", "deployment", "development", "developments", "dialogue",
    "discussion", "discussions", "dismissal", "dispute", "drop", "effort", "efforts", "election", "engagement",
    "engagements", "escalation", "event", "events", "exchange", "exercise", "exercises", "exit", "expansion", "fall",
    "gathering", "gesture", "hearing", "incident", "increase", "initiative", "intervention", "launch", "manoeuvre",
    "meeting", "meetings", "mission", "move", "moves", "negotiation", "negotiations", "offer", "outcome", "outreach",
    "pact", "pattern", "pause", "plan", "pledge", "policy", "posture", "proposal", "protest", "protests", "pullback",
    "purchase", "push", "reaction", "reform", "reforms", "refusal", "reshuffle", "resignation", "response", "result",
    "results", "retreat", "return", "reversal", "rhetoric", "rise", "round", "session", "shake-up", "shift", "silence",
    "slowdown", "stance", "standoff", "step", "steps", "strategy", "strike", "strikes", "summit", "surge", "suspension",
    "swap", "switch", "talks", "timing", "tour", "trend", "trip", "truce", "turn", "turnout", "vetoes", "veto", "visit",
    "visits", "vote", "withdrawal",
];

/// Words that end the noun phrase a sentence opens with and go on about it.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "about", "after", "against", "among", "at", "before", "between", "by", "during", "for", "from", "in", "into", "of",
    "on", "over", "since", "to", "toward", "towards", "under", "with", "within", "without",
];

/// Words that cannot stand between a subject and its verb: behind them another clause has begun.
#[rustfmt::skip]
const BARRIERS: &[&str] = &[
    "and", "are", "but", "can", "could", "did", "do", "does", "had", "has", "have", "he", "if", "is", "it", "may",
    "might", "must", "or", "said", "says", "she", "should", "that", "they", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "will", "would", "you", "i",
];

/// Words before a subject that leave it the sentence's own.
const OPENERS: &[&str] = &["and", "but", "so", "still", "yet", "however", "meanwhile", "instead", "thus", ","];

/// Words that say how many, and not which.
const QUANTITIES: &[&str] =
    &["another", "few", "many", "more", "most", "numerous", "one", "other", "others", "several", "some"];

const DETERMINERS: &[&str] = &["the", "this", "that", "these", "those", "such", "a", "an", "any", "both", "each"];

/// Words that describe no noun behind them: articles, pronouns, conjunctions, verbs of use.
#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "a", "all", "although", "an", "any", "because", "both", "each", "either", "every", "even", "her", "his", "how",
    "its", "my", "no", "not", "our", "than", "the", "their", "these", "this", "those", "though", "unless", "until",
    "whether", "whose", "why", "your", "as", "so", "too", "then", "there", "also", "only", "just", "been", "being",
    "be", "found", "shows", "show", "according",
];

impl Prose<'_> {
    /// Where the words begin that describe the noun at `head`: "recent
    /// national | polls". Names are no such words, unless the capital may be
    /// there only to open the sentence.
    #[must_use]
    pub fn modifiers_before(&self, body: &Range<usize>, head: usize) -> usize {
        const MOST: usize = 4;
        let mut start = head;
        while start > body.start && head - start < MOST && self.is_modifier(start - 1, body) {
            start -= 1;
        }
        start
    }

    fn is_modifier(&self, at: usize, body: &Range<usize>) -> bool {
        let opens = at == body.start && self.block().tokens.get(at).is_some_and(|token| token.case == Case::Title);
        let is_open_class = self.is_word(at)
            && !self.is(at, CLOSED)
            && !self.is(at, BARRIERS)
            && !self.is(at, PREPOSITIONS)
            && !self.is(at, QUANTITIES);
        self.kind(at) == Some(TokenKind::Hyphen) || is_open_class && (opens || !self.is_capital(at))
    }

    /// The tokens of `sentence` without the dateline it may begin with.
    #[must_use]
    pub fn body(&self, sentence: &Sentence) -> Range<usize> {
        let dateline_end = self.block().dateline.as_ref().map_or(0, |dateline| dateline.span.end());
        let start = self.token_at(dateline_end).clamp(sentence.tokens.start, sentence.tokens.end);
        start..sentence.tokens.end
    }

    /// The noun that heads the phrase which opens `body` and is the subject of
    /// the verb at `verb`; nothing where the words between do not show it.
    #[must_use]
    pub fn head_of_subject(&self, body: &Range<usize>, verb: usize) -> Option<usize> {
        const LONGEST: usize = 16;
        let start = (body.start..verb).find(|&at| !self.is(at, OPENERS))?;
        if verb - start > LONGEST || (start..verb).any(|at| self.is_barrier(at)) {
            return None;
        }
        let noun_end = (start..verb).find(|&at| self.is(at, PREPOSITIONS)).unwrap_or(verb);
        let head = noun_end.checked_sub(1)?;
        (head >= start && self.is_word(head) && !self.is(head, DETERMINERS)).then_some(head)
    }

    /// Whether the noun at `at` names an event and not somebody.
    #[must_use]
    pub fn is_event(&self, at: usize) -> bool {
        !self.is_capital(at) && self.is(at, EVENTS)
    }

    fn is_barrier(&self, at: usize) -> bool {
        let is_break = !matches!(
            self.kind(at),
            Some(TokenKind::Word | TokenKind::Number | TokenKind::Clitic | TokenKind::Hyphen | TokenKind::Dash)
        );
        // "the engagement between Roth and Hale": a pair of names is no new clause.
        let joins_names = self.is(at, &["and"]) && self.is_capital(at + 1);
        !joins_names && (is_break || self.is_quoted(at) || self.is(at, BARRIERS))
    }
}

#[cfg(test)]
mod tests {
    use super::{BARRIERS, DETERMINERS, PREPOSITIONS};

    #[test]
    fn a_word_ends_a_noun_phrase_or_a_clause_but_not_both() {
        assert!(PREPOSITIONS.iter().all(|word| !BARRIERS.contains(word) && !DETERMINERS.contains(word)));
    }
}
