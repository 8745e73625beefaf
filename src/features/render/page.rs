//! What is shown, before it is Markdown or plain text: lines of runs, items and quotations.

/// A few words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    /// As they are.
    Plain(String),
    /// To be seen first.
    Strong(String),
    /// Somebody else's words.
    Emphasis(String),
    /// To be typed as they are.
    Code(String),
}

/// One thing on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph.
    Line(Vec<Run>),
    /// An item of a list, so many items deep.
    Item(usize, Vec<Run>),
    /// A quotation.
    Quote(String),
    /// Markdown of our own, which needs no escaping.
    Own(String),
}

/// What is shown of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Page {
    pub(super) parts: Vec<Part>,
}

/// Words as they are.
pub(super) fn plain(text: impl Into<String>) -> Run {
    Run::Plain(text.into())
}

/// Words to be seen first.
pub(super) fn strong(text: impl Into<String>) -> Run {
    Run::Strong(text.into())
}

/// Somebody else's words.
pub(super) fn emphasis(text: impl Into<String>) -> Run {
    Run::Emphasis(text.into())
}

/// Words to be typed as they are.
pub(super) fn code(text: impl Into<String>) -> Run {
    Run::Code(text.into())
}

impl Page {
    /// With a paragraph behind.
    pub(super) fn line(mut self, runs: impl Into<Vec<Run>>) -> Self {
        self.parts.push(Part::Line(runs.into()));
        self
    }

    /// With an item behind.
    pub(super) fn item(mut self, runs: impl Into<Vec<Run>>) -> Self {
        self.parts.push(Part::Item(0, runs.into()));
        self
    }

    /// With an item behind that is `depth` items deep; the one before it is
    /// at most one less deep.
    pub(super) fn inner_item(mut self, depth: usize, runs: impl Into<Vec<Run>>) -> Self {
        self.parts.push(Part::Item(depth, runs.into()));
        self
    }

    /// With a quotation behind, if there is anything to quote.
    pub(super) fn quote(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.parts.push(Part::Quote(text.to_owned()));
        }
        self
    }

    /// With Markdown of our own behind.
    pub(super) fn own(mut self, text: &str) -> Self {
        self.parts.push(Part::Own(text.to_owned()));
        self
    }

    /// With all of `other` behind.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// As plain text.
    pub(super) fn text(&self) -> String {
        let words = |runs: &[Run]| runs.iter().map(Run::words).collect::<String>();
        let lines = self.parts.iter().map(|part| match part {
            Part::Line(runs) => words(runs),
            Part::Item(depth, runs) => format!("{}- {}", "  ".repeat(*depth), words(runs)),
            Part::Quote(text) => format!("  {text}"),
            Part::Own(text) => text.clone(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Run {
    fn words(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Code(text) => text,
        }
    }
}
