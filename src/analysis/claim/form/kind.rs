//! Which sort of claim a sentence is, told by its verb, its subject and its words.

use std::ops::Range;

use crate::analysis::ClaimKind;
use crate::analysis::lexicon::Classes;
use crate::analysis::syntax::{Tag, VerbGroup};
use crate::document::{Case, TokenKind};

use super::Reader;

impl Reader<'_, '_> {
    pub(super) fn kind(&self, main: Option<usize>, subject: Option<&Range<usize>>) -> ClaimKind {
        let Some(group) = main.and_then(|index| self.groups.get(index)) else { return ClaimKind::Fact };
        let event_subject = subject.is_some_and(|range| self.has_head(range, Classes::EVENT));
        if self.is_intent(group, event_subject) {
            return ClaimKind::Intent;
        }
        if let Some(kind) = self.future(group, subject) {
            return kind;
        }
        if event_subject && self.syntax.has(group.head, Classes::INFERENCE) {
            return ClaimKind::Evaluation;
        }
        if self.any(Classes::WRONG) {
            return ClaimKind::Allegation;
        }
        if self.is_cause() {
            return ClaimKind::Cause;
        }
        if self.is_figure() {
            return ClaimKind::Figure;
        }
        if self.any(Classes::EVALUATIVE) {
            return ClaimKind::Evaluation;
        }
        if self.is_background(group) {
            return ClaimKind::Background;
        }
        let named = subject.is_some_and(|range| {
            range.clone().any(|at| self.syntax.tag_at(at) == Tag::Name)
                || self.syntax.has(range.end - 1, Classes::ROLE.union(Classes::BODY).union(Classes::SPEAKER))
        });
        if named && (self.syntax.has(group.head, Classes::ACT) || !self.is_present(group)) {
            return ClaimKind::Event;
        }
        ClaimKind::Fact
    }

    pub(super) fn has_head(&self, range: &Range<usize>, classes: Classes) -> bool {
        let end = range.clone().find(|&at| at > range.start && !self.syntax.is_nominal(at)).unwrap_or(range.end);
        end > range.start && self.syntax.has(end - 1, classes)
    }

    /// Whether something is said to be aimed at: `aims to`, `is meant to`, `is designed to`.
    fn is_intent(&self, group: &VerbGroup, event_subject: bool) -> bool {
        let syntax = self.syntax;
        let to = syntax.is(group.end(), "to") || syntax.is_any(group.end(), &["at"]);
        let aims = syntax.is_any(
            group.head,
            &[
                "aim", "aims", "seek", "seeks", "intend", "intends", "hope", "hopes", "attempt", "attempts", "try",
                "tries", "strive", "strives",
            ],
        );
        let meant = group.passive && syntax.is_any(group.head, &["meant", "designed", "intended", "aimed"]);
        (aims && event_subject || meant) && to
    }

    /// A sentence about what is to come: a forecast, or the schedule of somebody's public act.
    pub(super) fn future(&self, group: &VerbGroup, subject: Option<&Range<usize>>) -> Option<ClaimKind> {
        let syntax = self.syntax;
        let scheduled = group.passive
            && syntax.is_any(group.head, &["scheduled", "slated", "planned", "set", "due", "expected", "supposed"])
            && syntax.is_any(group.end(), &["to", "for"])
            || syntax.is(group.end(), "due") && syntax.is(group.end() + 1, "to")
            || syntax.is_any(group.head, &["plan", "plans"]);
        let modal = syntax.tag_at(group.start) == Tag::Modal
            && !syntax.is_any(group.start, &["must", "should", "can", "ca"])
            && !syntax.is_any(group.start, &["would", "could"])
                | self.syntax_any(&["likely", "probably"])
                | syntax.is_any(group.start, &["could", "would", "may", "might", "will"]);
        let likely = matches!(syntax.tag_at(group.head), Tag::Be)
            && (group.end()..group.end() + 3)
                .any(|at| syntax.is_any(at, &["likely", "unlikely", "poised", "bound", "certain", "sure", "set"]))
            && (group.end()..group.end() + 4).any(|at| syntax.is(at, "to"));
        let open = syntax.is_any(group.head, &["remains", "remain"]) && syntax.is(group.end(), "to");
        if scheduled {
            return Some(ClaimKind::Event);
        }
        if likely || open {
            return Some(ClaimKind::Prediction);
        }
        if !modal {
            return None;
        }
        let actor = subject.is_some_and(|range| {
            range.clone().any(|at| syntax.tag_at(at) == Tag::Name)
                || self.has_head(
                    range,
                    Classes::ROLE.union(Classes::BODY).union(Classes::EVENT_SUBJECT).union(Classes::SPEAKER),
                )
        });
        let act = syntax.is_any(group.start, &["will", "'ll", "’ll"])
            && !group.negated
            && syntax.is_any(
                group.head,
                &[
                    "meet", "visit", "travel", "hold", "host", "attend", "speak", "arrive", "return", "open", "begin",
                    "start", "resume", "address", "sign", "vote", "appear", "launch", "play", "run", "face", "take",
                    "leave", "join", "serve", "continue", "end", "be",
                ],
            );
        let dated = self.any(Classes::WEEKDAY) || self.syntax_any(&["today", "tomorrow", "tonight", "next", "later"]);
        if actor && act && (dated || !syntax.is_any(group.head, &["be", "continue", "face", "end"])) {
            return Some(ClaimKind::Event);
        }
        Some(ClaimKind::Prediction)
    }

    pub(super) fn is_cause(&self) -> bool {
        let syntax = self.syntax;
        self.tokens.clone().any(|at| {
            !syntax.quoted(at)
                && (syntax.is(at, "because")
                    || syntax.is_any(at, &["due", "owing", "thanks"]) && syntax.is(at + 1, "to")
                    || syntax.is_any(at, &["led", "leading", "leads"]) && syntax.is(at + 1, "to")
                    || syntax.is_any(at, &["resulted", "resulting"]) && syntax.is(at + 1, "in")
                    || syntax.is_any(
                        at,
                        &[
                            "caused",
                            "causing",
                            "prompted",
                            "prompting",
                            "triggered",
                            "sparked",
                            "fuelled",
                            "fueled",
                            "blamed",
                            "spurred",
                            "driven",
                        ],
                    )
                    || syntax.is(at, "as") && syntax.is(at + 1, "a") && syntax.is(at + 2, "result"))
        })
    }

    /// A number that is no date, age or part of a name; a record or a superlative.
    pub(super) fn is_figure(&self) -> bool {
        let syntax = self.syntax;
        self.tokens.clone().any(|at| {
            if syntax.quoted(at) {
                return false;
            }
            if syntax.has(at, Classes::SUPERLATIVE) && syntax.tag_at(at) == Tag::Noun {
                return syntax.is_any(at.wrapping_sub(1), &["the", "a", "its", "their", "'s", "’s"])
                    && !syntax.is_any(at, &["least", "latest", "first"]);
            }
            syntax.kind(at) == Some(TokenKind::Number) && !self.is_date_number(at)
                || syntax.is_any(at, &["percent", "million", "billion", "dozens", "hundreds", "thousands"])
        })
    }

    fn is_date_number(&self, at: usize) -> bool {
        let syntax = self.syntax;
        let text = syntax.text_at(at);
        let year = text.len() == 4
            && text.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(text.as_bytes(), [b'1' | b'2', b'0' | b'5' | b'6' | b'7' | b'8' | b'9', ..]);
        let clock = text.contains(':') || syntax.is_any(at + 1, &["a.m.", "p.m.", "am", "pm"]);
        let decade = text.ends_with('s');
        let ordinal = text.ends_with("th") || text.ends_with("st") || text.ends_with("nd") || text.ends_with("rd");
        let age = syntax.is_mark(at.wrapping_sub(1), TokenKind::Comma) && syntax.is_mark(at + 1, TokenKind::Comma)
            || syntax.is_mark(at + 1, TokenKind::Hyphen) && syntax.is(at + 2, "year");
        let named = at > 0
            && (syntax.tag_at(at - 1) == Tag::Name || syntax.is_mark(at - 1, TokenKind::Hyphen))
            && syntax.text_at(at).len() < 4;
        year || clock
            || decade
            || ordinal
            || age
            || named
            || syntax.has(at.wrapping_sub(1), Classes::TIME)
            || syntax.has(at + 1, Classes::TIME) && syntax.case(at + 1) != Case::Lower
    }

    /// History, geography, law, an office held: what can be looked up.
    fn is_background(&self, group: &VerbGroup) -> bool {
        let syntax = self.syntax;
        let year = self.tokens.clone().any(|at| {
            let text = syntax.text_at(at);
            text.len() == 4
                && (text.starts_with("19") || text.starts_with("20") || text.starts_with("18"))
                && syntax.kind(at) == Some(TokenKind::Number)
        });
        let born = syntax.is_any(
            group.head,
            &[
                "born",
                "founded",
                "established",
                "located",
                "named",
                "built",
                "graduated",
                "elected",
                "appointed",
                "died",
                "created",
                "formed",
                "based",
                "situated",
                "known",
            ],
        );
        let copula = syntax.tag_at(group.head) == Tag::Be
            && !group.negated
            && matches!(syntax.tag_at(group.end()), Tag::Determiner);
        year && !self.is_present(group) || born || copula && syntax.tag_at(self.tokens.start) == Tag::Name
    }
}
