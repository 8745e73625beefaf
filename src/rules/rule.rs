//! A rule as a value: its name, how much it matters where, what it looks at, and its page.

use crate::config::{Profile, Severity};

use super::{DocumentContext, PassageContext, RevisionContext, SuppressionContext, WorkspaceContext};

/// What a rule has to see, and so when it has to look again.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// One block in its place; looked at again when the block, what it was
    /// handed, or one of its neighbours changes.
    Passage(fn(&mut PassageContext<'_>)),
    /// The footprints of the document; looked at again when one of them changes.
    Document(fn(&mut DocumentContext<'_>)),
    /// One block against the other briefings; looked at again when the block
    /// or the outline of any briefing changes.
    Workspace(fn(&mut WorkspaceContext<'_>)),
    /// One suppression, after every other rule had its say.
    Suppression(fn(&mut SuppressionContext<'_>)),
    /// A briefing against an earlier version of it; looked at only where
    /// somebody asks what a revision has done.
    Revision(fn(&mut RevisionContext<'_>)),
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Who stands behind a statement.
    Attribution,
    /// Somebody else's words.
    Quotation,
    /// Sources without a name.
    Anonymity,
    /// Officials and names.
    Officials,
    /// Places, dates, times.
    Dates,
    /// Links, citations, provenance.
    Links,
    /// Structure and hygiene.
    Structure,
}

impl Family {
    /// The family as a heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Attribution => "Attribution",
            Self::Quotation => "Quotation",
            Self::Anonymity => "Anonymity and vagueness",
            Self::Officials => "Officials and names",
            Self::Dates => "Places, dates, times",
            Self::Links => "Links, citations, provenance",
            Self::Structure => "Structure and hygiene",
        }
    }

    /// Whether its rules ask who answers for the words they flag.
    fn asks_who_says_so(self) -> bool {
        matches!(self, Self::Attribution | Self::Quotation | Self::Anonymity)
    }
}

/// How closely a rule says what is wrong, the least closely first. Where two
/// competing rules meet, the closer one is kept: "*analysts* names nobody"
/// tells a writer more than "this forecast names no source", and that more
/// than "this sentence names no source". Rules up to [`Self::Statement`]
/// speak of the whole sentence their span stands in, the others of their
/// span alone. Between equals the graver is kept, then the one that begins
/// first, then the first by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Specificity {
    /// Speaks of the document, by way of one of its sentences. Never competes.
    Document,
    /// A sentence that lacks something.
    Sentence,
    /// A statement of a certain kind that lacks something: a cause, a forecast.
    Statement,
    /// Certain words.
    Words,
    /// A mark, a name, a key: the thing itself is wrong, whoever says so.
    /// Competes only with rules of its own family.
    Thing,
}

/// What the engine has to know of a rule before it lets it speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trait {
    /// Also looks at quotations, block quotes and headings. Every other rule
    /// is silent there, and in code and deleted text.
    Quotations,
    /// Looks at syntax and references, in whatever language the prose is.
    AnyLanguage,
    /// Has nothing to say where the issuer answers for everything (`type: readout`).
    NotInReadouts,
}

/// A rule, whole.
#[derive(Debug)]
pub struct Rule {
    /// What it flags, so that it reads after "allow".
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// How much it matters in the default profile; `None` where it is off there.
    pub severity: Option<Severity>,
    /// Profiles and packs in which it matters otherwise.
    pub elsewhere: &'static [(Profile, Severity)],
    /// How closely it says what is wrong.
    pub specificity: Specificity,
    /// Where it may speak beside the default.
    pub traits: &'static [Trait],
    /// What it looks at.
    pub check: Check,
    /// The page `dateline explain` shows.
    pub page: &'static str,
}

impl Rule {
    /// Whether it has `wanted`.
    #[must_use]
    pub fn has(&self, wanted: Trait) -> bool {
        self.traits.contains(&wanted)
    }

    /// Whether it and `other` would say of the same words, each in its own
    /// way, the same thing, so that only one of them should be heard.
    #[must_use]
    pub fn competes_with(&self, other: &Self) -> bool {
        let either_is = |specificity| self.specificity == specificity || other.specificity == specificity;
        let both_ask = self.family.asks_who_says_so() && other.family.asks_who_says_so();
        !either_is(Specificity::Document) && (self.family == other.family || both_ask && !either_is(Specificity::Thing))
    }

    /// How much it matters under `profiles`: the gravest of what they say,
    /// or the default where none of them speaks of it.
    #[must_use]
    pub fn severity_under(&self, profiles: impl IntoIterator<Item = Profile>) -> Option<Severity> {
        let said = |profile| self.elsewhere.iter().find(|(other, _)| *other == profile).map(|(_, severity)| *severity);
        profiles.into_iter().filter_map(said).max().or(self.severity)
    }

    /// The first sentence of the page: what it flags, in one line.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        let prose = self.page.split("## What it flags").nth(1).unwrap_or_default().trim_start();
        let paragraph = prose.split("\n\n").next().unwrap_or_default();
        let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
        paragraph.get(..end).unwrap_or_default()
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Rule {}
