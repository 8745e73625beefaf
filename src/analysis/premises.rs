//! What the whole document says of itself and every block is read under.

use std::collections::BTreeSet;

use crate::calendar::{Date, DateKind, Moment, WrittenUnit, Year, expressions};
use crate::document::{Block, BlockKind, Change, Document, DocumentType, FrontMatter, Link, LinkKind, LinkTarget};

use super::Outside;

/// Where the document's date is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrigin {
    /// `date` in the front matter.
    FrontMatter,
    /// The dateline, with a year.
    Dateline,
    /// A date in the file's name.
    FileName,
    /// The command line or the settings.
    Settings,
}

/// What every block is read under. A change here reads every block's place again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Premises {
    /// The day the text was written, if it can be known.
    pub date: Option<Date>,
    /// Where that is from.
    pub date_origin: Option<DateOrigin>,
    /// The time of day with it, where the front matter has one.
    pub moment: Option<Moment>,
    /// Where it was written.
    pub place: Option<String>,
    /// What sort of briefing it is.
    pub document_type: DocumentType,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Source keys the document can cite: its own and the workspace's.
    pub source_keys: BTreeSet<String>,
    /// Whether a bibliography is named that may hold further keys.
    pub open_bibliography: bool,
    /// The labels `[label]: target` that lead out of the document, as a link names them.
    pub references: BTreeSet<String>,
    /// Whether the text is in English, the one language that is judged.
    pub english: bool,
}

/// A dateline is looked for in this many blocks: behind the front matter and a few headings.
const DATELINE_REACH: usize = 24;

impl Premises {
    /// What `document` says of itself, with what `outside` knows of it.
    pub(super) fn of(document: &Document, outside: &Outside) -> Self {
        let front = document.front_matter();
        let (date, date_origin) = date(document, outside);
        let mut premises = Self {
            date,
            date_origin,
            moment: front.and_then(|front| front.date.as_ref()).map(|date| date.value),
            place: place(document),
            document_type: front
                .and_then(|front| front.document_type.as_ref())
                .map(|kind| kind.value)
                .unwrap_or_default(),
            issuer: front.and_then(|front| front.issuer.as_ref()).map(|issuer| issuer.value.clone()),
            source_keys: outside.source_keys.iter().cloned().collect(),
            open_bibliography: front.is_some_and(|front| !front.bibliography.is_empty()),
            references: references(document),
            english: front.is_none_or(is_english),
        };
        premises
            .source_keys
            .extend(front.into_iter().flat_map(|front| &front.sources).map(|source| source.key.clone()));
        premises
    }

    /// Whether `link` leads a reader to something else that bears a claim out:
    /// no picture, no place in the same text, and no words in brackets that
    /// the text does not define.
    #[must_use]
    pub fn is_led_away(&self, link: &Link) -> bool {
        match link.kind {
            LinkKind::Image => false,
            LinkKind::Reference => self.references.contains(&link.target.path),
            _ => leads_away(&link.target),
        }
    }

    /// The same with the references that `document` defines now, if they are
    /// others. `change` made the document what it is; a text is looked
    /// through only when a definition came, went or changed.
    pub(super) fn referring(&self, document: &Document, change: &Change, had_definitions: bool) -> Option<Self> {
        let blocks = document.blocks().get(change.inserted.clone()).unwrap_or_default();
        if !had_definitions && blocks.iter().all(|placed| placed.block.definitions.is_empty()) {
            return None;
        }
        let references = references(document);
        (references != self.references).then(|| Self { references, ..self.clone() })
    }

    /// The same with the date and place that `document` gives now, where its front matter is as it was.
    pub(super) fn redated(&self, document: &Document, outside: &Outside) -> Option<Self> {
        let (date, date_origin) = date(document, outside);
        let place = place(document);
        let same = self.date == date && self.date_origin == date_origin && self.place == place;
        (!same).then(|| Self { date, date_origin, place, ..self.clone() })
    }
}

fn references(document: &Document) -> BTreeSet<String> {
    let definitions = document.blocks().iter().flat_map(|placed| &placed.block.definitions);
    let leading = definitions.filter(|definition| leads_away(&definition.target));
    leading.map(|definition| definition.label.clone()).collect()
}

fn leads_away(target: &LinkTarget) -> bool {
    target.external || !target.path.is_empty()
}

/// The block the document opens with, behind front matter and headings.
fn opening(document: &Document) -> Option<&Block> {
    let blocks = document.blocks().iter().take(DATELINE_REACH).map(|placed| &*placed.block);
    blocks.into_iter().find(|block| block.kind == BlockKind::Paragraph && !block.tokens.is_empty())
}

fn date(document: &Document, outside: &Outside) -> (Option<Date>, Option<DateOrigin>) {
    let written = document.front_matter().and_then(|front| front.date.as_ref()).map(|date| date.value.date);
    [
        (written, DateOrigin::FrontMatter),
        (dateline_date(document), DateOrigin::Dateline),
        (outside.file_date, DateOrigin::FileName),
        (outside.given_date, DateOrigin::Settings),
    ]
    .into_iter()
    .find_map(|(date, origin)| date.map(|date| (Some(date), Some(origin))))
    .unwrap_or_default()
}

/// The date of the dateline, if it has its year.
fn dateline_date(document: &Document) -> Option<Date> {
    let block = opening(document)?;
    let written = block.dateline.as_ref()?.date?.of(&block.text);
    expressions(written).into_iter().find_map(|found| match found.kind {
        DateKind::Written(date) => match (date.unit, date.year) {
            (WrittenUnit::Days { month, first, .. }, Year::Number(year)) => Date::new(year, month, first).ok(),
            _ => None,
        },
        _ => None,
    })
}

fn place(document: &Document) -> Option<String> {
    let written = document.front_matter().and_then(|front| front.place.as_ref()).map(|place| place.value.clone());
    written.or_else(|| {
        let block = opening(document)?;
        let place = block.dateline.as_ref()?.place.of(&block.text);
        (!place.is_empty()).then(|| place.to_owned())
    })
}

fn is_english(front: &FrontMatter) -> bool {
    front.language.as_ref().is_none_or(|language| {
        let tag = language.value.as_str();
        tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
    })
}
