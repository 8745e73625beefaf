//! Another spelling of a name, wherever the document's own words have it.

use crate::analysis::{Mention, MentionForm, Referent};
use crate::document::Key;
use crate::features::at::At;
use crate::features::identity::Identity;
use crate::text::{Edit, Span};

use super::{Edits, Refusal};

/// What CommonMark and annotations would take for markup.
const MARKUP: &[char] = &['*', '_', '[', ']', '{', '}', '<', '>', '`', '\\', '@', '#', '|'];

/// The name under the cursor as it is spelled, if it is one that can be spelled otherwise.
///
/// # Errors
///
/// Inside a quotation, whose words are somebody else's.
pub(super) fn spelling(at: &At<'_>) -> Result<Option<String>, Refusal> {
    let Some(mention) = under(at) else { return Ok(None) };
    let name = on_one_line(at.text(mention.span));
    if mention.quoted {
        let message = format!("\"{name}\" stands in a quotation, whose words are somebody else's");
        return Err(Refusal(format!("{message}; rename it outside")));
    }
    Ok(Some(name))
}

/// The edits that spell the name under the cursor as `name` in the whole
/// document: mentions of the same person or place that are spelled the same
/// way, and the document's own record. Quotations keep their words.
pub(super) fn rename(at: &At<'_>, name: &str) -> Result<Option<Edits>, Refusal> {
    let Some(old) = spelling(at)? else { return Ok(None) };
    let Some(mention) = under(at) else { return Ok(None) };
    if name.is_empty() || name.contains(MARKUP) || !name.contains(char::is_alphabetic) {
        return Err(Refusal(format!("`{name}` cannot be a name: a name has letters and no markup")));
    }
    let identity = Identity::of(mention, at.text(mention.span), at.gazetteer());
    let mut spans = Vec::new();
    for (placed, passage) in at.briefing.document().blocks().iter().zip(at.briefing.reading().passages()) {
        let same = passage.mentions.iter().filter(|mention| {
            !mention.quoted
                && on_one_line(mention.span.of(&placed.block.text)) == old
                && identity.is_of(mention, placed)
        });
        spans.extend(same.map(|mention| placed.absolute(mention.span)));
    }
    spans.extend(in_records(at, &old));
    let edits = spans.into_iter().map(|span| Edit { span, replacement: name.to_owned() }).collect();
    Ok(Some(Edits::from([(at.briefing.path().clone(), edits)])))
}

fn under<'w>(at: &At<'w>) -> Option<&'w Mention> {
    let mention = at.pick(&at.passage?.mentions, |mention| mention.span)?;
    let is_name =
        matches!(mention.form, MentionForm::Full | MentionForm::Short | MentionForm::Given | MentionForm::Place);
    (is_name && !matches!(mention.referent, Referent::Office(_))).then_some(mention)
}

/// Where the document's own `people` and `places` spell it so.
fn in_records(at: &At<'_>, old: &str) -> Vec<Span> {
    let (Some(front_matter), Some(first)) =
        (at.briefing.document().front_matter(), at.briefing.document().blocks().first())
    else {
        return Vec::new();
    };
    let keys = &front_matter.keys;
    let is_of_people = |key: &Key| {
        let record = key.within.and_then(|record| keys.get(record));
        let list = record.and_then(|record| keys.get(record.within?));
        list.is_some_and(|list| matches!(list.name.value.as_str(), "people" | "places") && list.within.is_none())
    };
    let named = keys.iter().filter(|key| matches!(key.name.value.as_str(), "name" | "family") && is_of_people(key));
    let spelled = named.filter_map(|key| {
        let written = key.value.of(&first.block.text);
        let bare = written.trim_matches(['"', '\'']);
        let start = key.value.start() + written.find(bare)?;
        (bare == old).then(|| Span::new(start, start + bare.len()).shifted(first.start))
    });
    spelled.collect()
}

fn on_one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
