//! What a sentence asserts, by its own words: which sort of claim it is, or why it is none.

use std::ops::Range;

use crate::analysis::ClaimKind;
use crate::analysis::attribution::{Found, subject};
use crate::analysis::lexicon::{Classes, Forms};
use crate::analysis::syntax::{Syntax, Tag, VerbGroup};
use crate::document::{Block, BlockKind, Case, LeafKind, TokenKind};

/// Why a sentence asserts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::analysis) enum NoClaim {
    Heading,
    /// A line without a stop, as titles and captions are.
    Title,
    Table,
    Quotation,
    Question,
    Instruction,
    Fragment,
    Credit,
}

/// A sentence by its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a sentence, and any can go with any")]
pub(in crate::analysis) struct Form {
    /// Why it is no claim, if it is none.
    pub(in crate::analysis) none: Option<NoClaim>,
    /// What sort of claim it would be.
    pub(in crate::analysis) kind: ClaimKind,
    /// How sure it is that the sentence needs somebody who stands behind it, 0 to 100.
    pub(in crate::analysis) need: u8,
    /// Whether it opens with a word that goes on with what came before.
    pub(in crate::analysis) anaphoric: bool,
    /// Whether its verb is in the present.
    pub(in crate::analysis) present: bool,
    /// Whether the writer says that it is a judgement: *we judge that*.
    pub(in crate::analysis) judged: bool,
    /// Whether it tells how prices moved.
    pub(in crate::analysis) market: bool,
    /// Whether it passes on what somebody said without saying who.
    pub(in crate::analysis) hearsay: bool,
    /// Whether it is somebody else's words, wholly or for the most part.
    pub(in crate::analysis) quoted: bool,
}

/// Reads every sentence of `block`; `found` are the block's attributions.
pub(in crate::analysis) fn forms(syntax: &Syntax<'_>, block: &Block, found: &[Found]) -> Vec<Form> {
    let _ = found;
    block
        .sentences
        .iter()
        .map(|sentence| {
            let leaf = block.leaves.get(sentence.leaf).map_or(LeafKind::Paragraph, |leaf| leaf.kind);
            let groups = syntax.verb_groups(sentence.tokens.clone());
            Reader { syntax, groups: &groups, tokens: sentence.tokens.clone(), leaf, block: block.kind }.form()
        })
        .collect()
}

struct Reader<'a, 'b> {
    syntax: &'b Syntax<'a>,
    groups: &'b [VerbGroup],
    tokens: Range<usize>,
    leaf: LeafKind,
    block: BlockKind,
}

impl Reader<'_, '_> {
    fn form(&self) -> Form {
        let main = self.main();
        let subject = main.and_then(|index| subject(self.syntax, self.groups, index, self.tokens.start));
        let kind = self.kind(main, subject.as_ref());
        Form {
            none: self.none(main),
            kind,
            need: need(kind),
            anaphoric: self.anaphoric(),
            present: main.and_then(|index| self.groups.get(index)).is_some_and(|group| self.is_present(group)),
            judged: self.judged(),
            market: self.any(Classes::MONEY)
                && self.syntax_any(&[
                    "shares", "futures", "yields", "index", "stocks", "price", "prices", "dollar", "oil", "gold",
                    "yuan", "bonds", "contract", "spot",
                ]),
            quoted: self.is_quoted(),
            hearsay: self.syntax_any(&["reportedly", "purportedly", "supposedly"]),
        }
    }

    /// The first finite verb group in the writer's own words, not that of a relative clause where another follows.
    fn main(&self) -> Option<usize> {
        let own = |group: &VerbGroup| group.finite && !self.syntax.quoted(group.head);
        let relative = |group: &VerbGroup| {
            group.start.checked_sub(1).is_some_and(|before| {
                matches!(self.syntax.tag_at(before), Tag::Relative)
                    || self.syntax.tag_at(before) == Tag::That && before > self.tokens.start
            })
        };
        let participle = |group: &VerbGroup| {
            group.bare_participle && self.syntax.is_any(group.end(), &["by", "in", "as", "on", "to", "from", "with"])
        };
        let first = |wanted: &dyn Fn(&VerbGroup) -> bool| self.groups.iter().position(wanted);
        first(&|group| own(group) && !relative(group) && !participle(group)).or_else(|| first(&|group| own(group)))
    }

    fn none(&self, main: Option<usize>) -> Option<NoClaim> {
        match self.leaf {
            LeafKind::Heading(_) => return Some(NoClaim::Heading),
            LeafKind::TableCell => return Some(NoClaim::Table),
            LeafKind::BlockQuote => return Some(NoClaim::Quotation),
            _ if self.block == BlockKind::BlockQuote => return Some(NoClaim::Quotation),
            _ => {}
        }
        let syntax = self.syntax;
        let last = self.tokens.end.saturating_sub(1);
        let closed = self.tokens.clone().rev().take(3).any(|at| syntax.is_mark(at, TokenKind::Stop))
            || syntax.text_at(last).ends_with('.')
            || syntax.is_mark(last, TokenKind::CloseQuote);
        if self.tokens.clone().rev().take(3).any(|at| syntax.text_at(at) == "?") {
            return Some(NoClaim::Question);
        }
        if syntax
            .is_any(self.tokens.start, &["image", "photo", "photograph", "picture", "file", "credit", "source", "by"])
            && (syntax.is_mark(self.tokens.start + 1, TokenKind::Colon) || !closed && self.tokens.len() < 8)
        {
            return Some(NoClaim::Credit);
        }
        let words = self.tokens.clone().filter(|&at| syntax.kind(at) == Some(TokenKind::Word)).count();
        if self.leaf == LeafKind::Paragraph && !closed && words < 20 {
            return Some(NoClaim::Title);
        }
        if main.is_none() && !self.groups.iter().any(|group| syntax.quoted(group.head))
            || words < 3
            || !closed && words < 6
        {
            return Some(NoClaim::Fragment);
        }
        self.is_instruction(main).then_some(NoClaim::Instruction)
    }

    /// A bare verb with no subject before it opens an instruction: `Read the rest here.`
    fn is_instruction(&self, main: Option<usize>) -> bool {
        let syntax = self.syntax;
        let first = self.tokens.start;
        let entry = syntax.entry(first);
        let please = syntax.is_any(
            first,
            &[
                "please",
                "click",
                "read",
                "watch",
                "see",
                "listen",
                "follow",
                "subscribe",
                "note",
                "check",
                "call",
                "contact",
                "visit",
            ],
        );
        let starts = please
            && syntax.is_any(
                first + 1,
                &["the", "more", "here", "a", "our", "us", "also", "your", "this", "for", "how", "what", "also"],
            );
        let group = main.and_then(|index| self.groups.get(index));
        starts && entry.forms.has(Forms::BASE) && group.is_none_or(|group| group.start > first)
    }

    fn any(&self, classes: Classes) -> bool {
        let own = |at: usize| self.syntax.tag_at(at) != Tag::Name && !self.syntax.quoted(at);
        self.tokens.clone().any(|at| self.syntax.has(at, classes) && own(at))
    }

    /// Whether at least two thirds of the words are somebody else's.
    fn is_quoted(&self) -> bool {
        let words = || self.tokens.clone().filter(|&at| self.syntax.kind(at) == Some(TokenKind::Word));
        let quoted = words().filter(|&at| self.syntax.quoted(at)).count();
        quoted * 3 >= words().count() * 2 && quoted > 0
    }

    fn syntax_any(&self, words: &[&str]) -> bool {
        self.tokens.clone().any(|at| self.syntax.is_any(at, words))
    }

    fn is_present(&self, group: &VerbGroup) -> bool {
        let syntax = self.syntax;
        syntax.is_any(group.start, &["is", "are", "am", "has", "have", "does", "do", "'s", "’s", "'re", "’re"])
            || group.start == group.head
                && syntax.forms(group.head).has(Forms::THIRD.union(Forms::BASE))
                && !syntax.forms(group.head).has(Forms::PAST)
    }

    fn judged(&self) -> bool {
        let syntax = self.syntax;
        let at = self.tokens.start;
        syntax.is_any(at, &["we", "i"])
            && syntax.is_any(at + 1, &["judge", "assess", "believe", "estimate", "think", "expect"])
            || syntax.is(at, "in")
                && syntax.is_any(at + 1, &["our", "my"])
                && syntax.is_any(at + 2, &["judgment", "judgement", "assessment", "view"])
            || syntax.is_any(at, &["our", "my"]) && syntax.is_any(at + 1, &["judgment", "judgement", "assessment"])
    }

    /// `They`, `The new rules`, `It also`: the sentence goes on with the one before.
    fn anaphoric(&self) -> bool {
        let syntax = self.syntax;
        let mut at = self.tokens.start;
        if matches!(syntax.tag_at(at), Tag::Coordinator | Tag::Adverb) {
            at += 1;
            if syntax.is_mark(at, TokenKind::Comma) {
                at += 1;
            }
        }
        matches!(syntax.tag_at(at), Tag::Pronoun)
            || syntax.is_any(at, &["this", "these", "those", "that", "such", "his", "her", "their", "its"])
            || syntax.is(at, "the") && syntax.tag_at(at + 1) == Tag::Noun
    }

    fn kind(&self, main: Option<usize>, subject: Option<&Range<usize>>) -> ClaimKind {
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

    fn has_head(&self, range: &Range<usize>, classes: Classes) -> bool {
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
    fn future(&self, group: &VerbGroup, subject: Option<&Range<usize>>) -> Option<ClaimKind> {
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

    fn is_cause(&self) -> bool {
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
    fn is_figure(&self) -> bool {
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

/// How surely a sentence of this kind needs somebody who stands behind it.
fn need(kind: ClaimKind) -> u8 {
    match kind {
        ClaimKind::Allegation | ClaimKind::Cause => 75,
        ClaimKind::Prediction => 72,
        ClaimKind::Intent => 80,
        ClaimKind::Evaluation => 68,
        ClaimKind::Figure => 60,
        ClaimKind::Fact => 50,
        ClaimKind::Event => 25,
        ClaimKind::Background => 15,
    }
}
