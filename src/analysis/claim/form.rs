//! What a sentence asserts, by its own words: which sort of claim it is, or why it is none.

mod kind;
mod need;

use std::ops::Range;

use crate::analysis::ClaimKind;
use crate::analysis::attribution::{Found, subject};
use crate::analysis::lexicon::{Classes, Forms};
use crate::analysis::syntax::{Syntax, Tag, VerbGroup};
use crate::document::{Block, BlockKind, LeafKind, TokenKind};

pub use self::need::Traits;

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
    /// What speaks for and against its needing somebody who stands behind it.
    pub(in crate::analysis) traits: Traits,
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
            traits: self.traits(main, subject.as_ref(), kind),
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
}
