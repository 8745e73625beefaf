//! Voices without a name: a group or a piece of evidence with the verb by which it speaks.

use std::ops::Range;

use crate::document::TokenKind;

use super::remedy::inserting;
use super::{PassageContext, Prose};

/// The words round the noun of such a voice.
#[derive(Debug)]
pub(super) struct Voice {
    /// Words before it that say whose it is, point to one told of already, or
    /// make of its saying a supposition.
    pub(super) pointing: &'static [&'static str],
    /// Words that describe it and say whose it is.
    pub(super) owned: &'static [&'static str],
    /// What may stand before it and leaves it as vague as it was.
    pub(super) quantities: &'static [&'static str],
}

/// What is said of such a voice.
#[derive(Debug)]
pub(super) struct Complaint {
    /// What is wrong, behind the words.
    pub(super) message: &'static str,
    /// Why it was said.
    pub(super) why: &'static str,
    /// What would do instead.
    pub(super) instead: &'static str,
    /// What names it: title of the fix, and the words it inserts behind the noun.
    pub(super) naming: (&'static str, &'static str),
}

impl Voice {
    /// Where the phrase headed by the noun at `head` starts, unless it tells
    /// whose voice it is.
    pub(super) fn start(&self, prose: &Prose<'_>, body: &Range<usize>, head: usize) -> Option<usize> {
        let mut start = prose.modifiers_before(body, head);
        if (start..head).any(|word| prose.is(word, self.owned)) {
            return None;
        }
        while start > body.start && prose.is(start - 1, self.quantities) {
            start -= 1;
        }
        if start == body.start {
            return Some(start);
        }
        // "Halden analysts", "Labor Department data": whose they are is told.
        let before = start - 1;
        let is_told = prose.is(before, self.pointing)
            || prose.kind(before) == Some(TokenKind::Number)
            || prose.is_capital(before);
        (!is_told).then_some(start)
    }
}

/// Reports in each sentence the first voice that `find` finds, its verb the
/// last of the tokens, if nobody near it answers for what is said.
pub(super) fn report_voices(
    cx: &mut PassageContext<'_>,
    find: fn(&Prose<'_>, &Range<usize>) -> Option<Range<usize>>,
    complaint: &Complaint,
) {
    for (at, sentence) in cx.sentences() {
        let body = cx.prose.body(sentence);
        let Some(voice) = find(cx.prose, &body) else { continue };
        let noun_end = cx.prose.span(voice.start..voice.end - 1).end();
        let span = cx.prose.span(voice);
        if cx.is_answered_for_nearby(at, span) {
            continue;
        }
        let words = span.of(&cx.block.text).to_owned();
        let (title, inserted) = complaint.naming;
        let remedies = cx.answers(at, Some(inserting(title, noun_end, inserted)), &[]);
        cx.report(span, format!("\"{words}\" {}", complaint.message))
            .note(complaint.why)
            .note(complaint.instead)
            .fixes
            .extend(remedies);
    }
}
