//! What the analysis makes of single sentences, both ways: where there is something to find, and where there is not.

mod attributions;
mod cases;
mod claims;
mod mentions;
mod officials;
mod recognition;

use std::sync::Arc;

use dateline::analysis::{Outside, Reading};
use dateline::document::{Document, Format};
use dateline::gazetteer::Gazetteer;

/// Reads `text` as it would be in a file of this format.
fn read(text: &str, format: Format) -> (Document, Reading) {
    let outside =
        Outside { gazetteer: Gazetteer::embedded(), source_keys: Arc::default(), file_date: None, given_date: None };
    let document = Document::parse(text, format);
    let reading = Reading::of(&document, &outside);
    (document, reading)
}
