//! What is markup in a block and what is prose.

mod commonmark;
mod destination;
mod plain;
mod scan;

use crate::document::split::Shape;
use crate::document::{Format, LeafKind, Link, ReferenceDefinition};
use crate::text::Span;

pub(super) use self::scan::Scanner;

/// A stretch of prose with the markup in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// What it is.
    pub(super) kind: LeafKind,
    /// From its first byte to its last.
    pub(super) span: Span,
}

/// What the structure of a block is, in bytes from the start of the block.
/// All lists are in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// The stretches of prose.
    pub(super) runs: Vec<Run>,
    /// Markup inside the runs.
    pub(super) holes: Vec<Span>,
    /// What inside the runs is not to be searched for syntax of ours: code, raw
    /// HTML, link destinations, images. Comments among them are read.
    pub(super) opaque: Vec<Span>,
    /// Raw HTML outside of runs.
    pub(super) html: Vec<Span>,
    /// Links and images with their target behind them, and autolinks.
    pub(super) links: Vec<Link>,
    /// Link reference definitions.
    pub(super) definitions: Vec<ReferenceDefinition>,
    /// Whether the block opens with a table.
    pub(super) opens_with_table: bool,
    /// Whether the block opens with a heading.
    pub(super) opens_with_heading: bool,
}

/// The markup of the block `text`, which the lines show to be a `shape` and
/// whose own lines start at byte `body`.
pub(super) fn markup(text: &str, format: Format, shape: Shape, body: usize) -> Markup {
    let everything = Span::new(body, text.len());
    match shape {
        Shape::FrontMatter | Shape::OpenFrontMatter | Shape::Blank | Shape::Lead | Shape::Rule | Shape::Code => {
            Markup::default()
        }
        Shape::Html => Markup { html: vec![everything], ..Markup::default() },
        _ if format == Format::Plain => {
            let span = trimmed(text, everything);
            Markup {
                runs: span.map(|span| Run { kind: LeafKind::Paragraph, span }).into_iter().collect(),
                ..Markup::default()
            }
        }
        _ => match plain::plain(text, shape, body) {
            Some(run) => Markup { runs: vec![run], ..Markup::default() },
            None => commonmark::markup(text, shape, body),
        },
    }
}

/// `span` without the white space at its ends, if anything is left.
pub(super) fn trimmed(text: &str, span: Span) -> Option<Span> {
    let content = span.of(text);
    let start = span.start() + content.len() - content.trim_start().len();
    let span = Span::new(start, start + content.trim().len());
    (!span.is_empty()).then_some(span)
}
