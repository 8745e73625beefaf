//! Whether a clause begins at a place: its subject, with all that can hang on that, and then its verb.

use crate::analysis::lexicon::Forms;
use crate::analysis::syntax::Tag;
use crate::document::TokenKind;

use super::active::Clause;
use super::content::group_from;

impl Clause<'_, '_> {
    /// Whether a subject and its verb begin at `at`.
    pub(super) fn opens_bare_clause(&self, at: usize) -> bool {
        let syntax = self.syntax;
        let mut next = at;
        // Whether a form was passed that is the clause's verb if none follows.
        let mut passed = false;
        while next < self.tokens.end.min(at + 24) {
            match syntax.tag_at(next) {
                Tag::Pronoun if next == at && syntax.tag_at(next + 1) == Tag::Verb => return true,
                // `they both share`
                Tag::Pronoun
                    if next == at
                        && syntax.is_any(next + 1, &["both", "all", "each"])
                        && !syntax.entry(next + 2).forms.none() =>
                {
                    return true;
                }
                Tag::Name
                | Tag::Noun
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Number
                | Tag::Hyphen
                | Tag::Pronoun
                | Tag::Adverb => {}
                Tag::Preposition | Tag::Coordinator if next > at => {}
                // `the plan to close the lock is dead`: the infinitive belongs to the subject.
                Tag::To if next > at && syntax.tag_at(next + 1) == Tag::Verb => next += 1,
                Tag::Mark if next > at && syntax.is_mark(next, TokenKind::OpenQuote) && syntax.quoted(next) => {
                    return true;
                }
                Tag::Mark
                    if next > at && matches!(syntax.kind(next), Some(TokenKind::OpenQuote | TokenKind::CloseQuote)) => {
                }
                // `the plan, backed by the board, is dead`
                Tag::Mark if next > at && syntax.is_mark(next, TokenKind::Comma) => {
                    return self.verb_behind_aside(next);
                }
                Tag::Preposition
                    if syntax
                        .is_any(next, &["in", "under", "for", "with", "on", "after", "by", "at", "of", "without"]) => {}
                Tag::Be | Tag::Have | Tag::Do | Tag::Modal => return next > at,
                Tag::Verb => {
                    let Some(group) = group_from(self.groups, next).filter(|_| next > at) else { return false };
                    // `the breaks used by Ruel are`, `the dispute surrounding the lock is`: the participle describes the subject.
                    let describes = (group.gerund
                        || group.bare_participle && syntax.tag_at(next + 1) == Tag::Preposition)
                        && self.verb_later(next);
                    if !describes {
                        return group.finite;
                    }
                    passed |= group.bare_participle && group.finite;
                }
                _ => return passed || self.tag_is_relative(next) && self.verb_behind_relative(next) && next > at,
            }
            next += 1;
        }
        passed
    }

    /// Whether behind the verb of the relative clause at `relative` the verb stands whose subject it describes.
    fn verb_behind_relative(&self, relative: usize) -> bool {
        let syntax = self.syntax;
        let Some(own) = group_from(self.groups, relative + 1).filter(|own| own.start < relative + 10) else {
            return false;
        };
        let between = |at: usize| {
            syntax.is_nominal(at)
                || syntax.is_mark(at, TokenKind::OpenQuote)
                || matches!(syntax.tag_at(at), Tag::Preposition | Tag::Adverb | Tag::Coordinator | Tag::To | Tag::Verb)
        };
        self.groups
            .iter()
            .skip_while(|group| group.start <= own.start)
            .find(|group| group.finite)
            .is_some_and(|main| main.start < own.end() + 12 && (own.end()..main.start).all(between))
    }

    /// Whether the comma at `comma` opens an aside behind whose own comma a finite verb stands.
    fn verb_behind_aside(&self, comma: usize) -> bool {
        let syntax = self.syntax;
        let aside = match syntax.tag_at(comma + 1) {
            Tag::Relative | Tag::Determiner | Tag::Name | Tag::Possessive => true,
            Tag::Verb => syntax.forms(comma + 1).has(Forms::PARTICIPLE.union(Forms::GERUND)),
            _ => false,
        };
        let close = (comma + 2..self.tokens.end.min(comma + 16)).find(|&at| syntax.is_mark(at, TokenKind::Comma));
        aside
            && close.is_some_and(|close| {
                group_from(self.groups, close + 1).is_some_and(|group| group.start <= close + 2 && group.finite)
            })
    }

    fn tag_is_relative(&self, at: usize) -> bool {
        matches!(self.syntax.tag_at(at), Tag::Relative | Tag::That)
    }

    /// Whether no finite verb follows the one at `verb` before the clause ends, so that the one at `verb` is the clause's own.
    fn verb_later(&self, verb: usize) -> bool {
        group_from(self.groups, verb + 1).is_some_and(|group| group.finite && group.start < verb + 10)
    }
}
