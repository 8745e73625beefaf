//! Whether the words round a title tell of the time in which it was right: `a former adviser to President Hale`.

use crate::document::TokenKind;
use crate::text::Span;

use super::PassageContext;

/// What somebody was to the holder of an office while it was held.
#[rustfmt::skip]
const TIES: &[&str] = &[
    "administration", "adviser", "advisers", "advisor", "advisors", "agent", "agents", "aide", "aides", "appointed", "appointee",
    "cabinet", "chief", "deputy", "elected", "former", "named", "nominated", "official", "officials", "presidency", "served", "secretary",
    "speechwriter", "speechwriters", "staff", "veteran", "veterans", "worked",
];

/// What joins such a word to the title.
const JOINS: &[&str] = &["by", "for", "in", "of", "to", "under", "with"];

/// How far before the title such a word may stand.
const REACH: usize = 8;

/// Words of a sentence that looks back.
#[rustfmt::skip]
const LOOKING_BACK: &[&str] = &[
    "ago", "anniversary", "decade", "decades", "era", "historic", "history", "legacy", "resignation", "resigned", "term", "years",
];

/// Words before a title that somebody might come to have.
const SUPPOSED: &[&str] = &["a", "an", "another", "could-be", "would-be", "be"];

impl PassageContext<'_> {
    /// Whether the title at `title`, before the name at `name`, stands where
    /// a writer names the office as it was at another time or might be once:
    /// as that of which somebody was a member, as an owner (`President Hale's
    /// policy`), in a sentence that looks back, or behind an article.
    pub(super) fn is_bygone(&self, title: Span, name: Span) -> bool {
        let prose = self.prose;
        let first = prose.token_at(title.start());
        let behind = prose.token_at(name.end());
        let Some(before) = first.checked_sub(1) else { return self.looks_back(title) };
        let is_supposed = prose.is(before, SUPPOSED) || prose.kind(before) == Some(TokenKind::Hyphen);
        let is_tied = prose.is(before, JOINS) && (before.saturating_sub(REACH)..before).any(|at| prose.is(at, TIES));
        let is_owner = prose.kind(behind) == Some(TokenKind::Clitic);
        // "The Hale campaign's communications director" is no office of the state.
        let is_of_campaign = prose.is(before, &["campaign"]) || self.follows_another(before);
        is_supposed || is_tied || is_owner || is_of_campaign || self.looks_back(title)
    }

    /// Whether the token is the end of somebody's name, or the `'s` behind one: `Hale's chief of staff`.
    fn follows_another(&self, token: usize) -> bool {
        let end = token + usize::from(self.prose.kind(token) != Some(TokenKind::Clitic));
        self.passage.mentions.iter().any(|mention| {
            mention.tokens.end == end && mention.form != crate::analysis::MentionForm::Demonym && !mention.is_place()
        })
    }

    fn looks_back(&self, title: Span) -> bool {
        let sentence = self.prose.sentence_at(title.start()).and_then(|at| self.block.sentences.get(at));
        sentence.is_some_and(|sentence| sentence.tokens.clone().any(|at| self.prose.is(at, LOOKING_BACK)))
    }
}
