//! What a rule is shown.

use crate::analysis::{Footprint, Passage, Premises};
use crate::config::Severity;
use crate::document::{Block, FrontMatter, Sentence};
use crate::gazetteer::Gazetteer;
use crate::text::Span;
use crate::workspace::{Briefing, Comparison, Workspace};

use super::prose::is_judged;
use super::{Diagnostic, Prose, Rule};

/// A block and what it was understood to say.
#[derive(Debug, Clone, Copy)]
pub struct Neighbour<'a> {
    /// The block.
    pub block: &'a Block,
    /// The block, understood.
    pub passage: &'a Passage,
}

/// What a rule found, with the rule that is looking.
#[derive(Debug)]
pub struct Found {
    /// The rule that is looking.
    pub rule: &'static Rule,
    /// How much it matters here.
    pub severity: Severity,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl Found {
    fn push(&mut self, span: Span, message: String) -> &mut Diagnostic {
        self.diagnostics.push(Diagnostic {
            rule: self.rule.name,
            severity: self.severity,
            span,
            message,
            notes: Vec::new(),
            related: Vec::new(),
            fixes: Vec::new(),
        });
        let last = self.diagnostics.len() - 1;
        &mut self.diagnostics[last]
    }
}

/// One block in its place. What is reported has spans from the start of the block.
#[derive(Debug)]
pub struct PassageContext<'a> {
    /// The block.
    pub block: &'a Block,
    /// The block, understood.
    pub passage: &'a Passage,
    /// Its words.
    pub prose: &'a Prose<'a>,
    /// The block before it.
    pub before: Option<Neighbour<'a>>,
    /// The block after it.
    pub after: Option<Neighbour<'a>>,
    /// What the document says of itself.
    pub premises: &'a Premises,
    /// The front matter itself, if there is one.
    pub front_matter: Option<&'a FrontMatter>,
    /// Officials and places as the document knows them.
    pub gazetteer: &'a Gazetteer,
    /// Whether the `strict` profile holds, under which a rule may say more.
    pub strict: bool,
    /// Whether the `ap` pack holds, under which who was introduced goes by the family name alone.
    pub ap: bool,
    /// What was found.
    pub found: Found,
}

impl<'a> PassageContext<'a> {
    /// Says that something is wrong at `span`.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(span, message.into())
    }

    /// The sentences a rule may judge, each with its index: the writer's own
    /// running prose, not headings, tables or what is quoted as a block.
    pub fn sentences(&self) -> impl Iterator<Item = (usize, &'a Sentence)> + use<'a> {
        let block = self.block;
        block.sentences.iter().enumerate().filter(move |(_, sentence)| {
            block.leaves.get(sentence.leaf).is_some_and(|leaf| is_judged(block.kind, leaf.kind))
        })
    }
}

/// A document by its footprints. What is reported has spans from the start of the document.
#[derive(Debug)]
pub struct DocumentContext<'a> {
    /// The briefing.
    pub briefing: &'a Briefing,
    /// For each block, in order, which [`Marks`] its footprint has.
    pub marks: &'a [Marks],
    /// What was found.
    pub found: Found,
}

impl<'a> DocumentContext<'a> {
    /// Says that something is wrong at `span`.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(span, message.into())
    }

    /// The blocks whose footprint has `mark`: index, where the block starts, and its footprint.
    pub fn marked(&self, mark: Marks) -> impl Iterator<Item = (usize, usize, &'a Footprint)> + use<'a> {
        let blocks = self.briefing.document().blocks();
        let passages = self.briefing.reading().passages();
        let marked = self.marks.iter().enumerate().filter(move |(_, marks)| marks.has(mark));
        marked.filter_map(move |(at, _)| Some((at, blocks.get(at)?.start, &passages.get(at)?.footprint)))
    }
}

/// Which things a footprint has, so that a rule about the whole document
/// passes over the blocks that have nothing for it at two bytes each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks(u16);

impl Marks {
    /// Something is asserted.
    pub const CLAIM: Self = Self(1);
    /// A source, speaker or citation is given.
    pub const SOURCE: Self = Self(2);
    /// A date needs the document's date.
    pub const RELATIVE_DATE: Self = Self(4);
    /// Ids are defined.
    pub const IDS: Self = Self(8);
    /// Sources are cited.
    pub const CITED: Self = Self(16);
    /// Something is asserted on nobody's word that needs somebody's.
    pub const BARE: Self = Self(32);
    /// It links somewhere.
    pub const LINKS: Self = Self(64);
    /// Something in it is suppressed, or suppresses.
    pub const SUPPRESSION: Self = Self(128);
    /// It has a name that the records know in more than one spelling.
    pub const SPELLINGS: Self = Self(256);
    /// It has a title on which the records do not decide since they end before.
    pub const UNDECIDED: Self = Self(512);
    /// It has times of day, with a zone or without.
    pub const TIMES: Self = Self(1024);

    /// It cites or quotes sources, or is front matter.
    pub const RESTS: Self = Self(2048);

    /// Whether it has all of `other`.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// The same with `other`, if `condition` holds.
    #[must_use]
    pub fn with(self, other: Self, condition: bool) -> Self {
        if condition { Self(self.0 | other.0) } else { self }
    }
}

/// A block among the other briefings. What is reported has spans from the start of the block.
#[derive(Debug)]
pub struct WorkspaceContext<'a> {
    /// All briefings.
    pub workspace: &'a Workspace,
    /// The one that is looked at.
    pub briefing: &'a Briefing,
    /// The block of it that is looked at.
    pub block: &'a Block,
    /// The block, understood.
    pub passage: &'a Passage,
    /// What was found.
    pub found: Found,
}

impl WorkspaceContext<'_> {
    /// Says that something is wrong at `span`.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(span, message.into())
    }
}

/// A briefing and an earlier version of it. What is reported has spans from the start of the document as it is now.
#[derive(Debug)]
pub struct RevisionContext<'a> {
    /// The earlier version.
    pub before: &'a Briefing,
    /// The briefing as it is now.
    pub briefing: &'a Briefing,
    /// What became of what was stated.
    pub comparison: &'a Comparison,
    /// What was found.
    pub found: Found,
}

impl RevisionContext<'_> {
    /// Says that something is wrong at `span`.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(span, message.into())
    }
}

/// One suppression as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenSuppression {
    /// All of it.
    pub span: Span,
    /// The rules it names, and where.
    pub rules: Vec<(String, Span)>,
    /// Whether it gives a reason.
    pub has_reason: bool,
    /// Whether it is `lint.ignore` of the front matter, which has no room for a reason.
    pub in_front_matter: bool,
}

/// A suppression and what came of it. What is reported has spans as the suppression has them.
#[derive(Debug)]
pub struct SuppressionContext<'a> {
    /// The suppression.
    pub written: &'a WrittenSuppression,
    /// For each rule it names, whether it held a diagnostic back.
    pub used: &'a [bool],
    /// What was found.
    pub found: Found,
}

impl SuppressionContext<'_> {
    /// Says that something is wrong at `span`.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.found.push(span, message.into())
    }
}
