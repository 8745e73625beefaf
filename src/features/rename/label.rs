//! Another label for a link reference, at its definition and in the links by it.

use crate::document::normalise_label;
use crate::features::at::At;
use crate::features::references::of_label;
use crate::text::Edit;

use super::{Edits, Refusal};

/// The longest label (CommonMark 0.31.2, section 4.7).
const LONGEST: usize = 999;

pub(super) fn rename(at: &At<'_>, label: &str, name: &str) -> Result<Edits, Refusal> {
    let refuse = |why: &str| Err(Refusal(format!("`{name}` cannot be a label: {why}")));
    if name.is_empty() {
        return Err(Refusal("a label has at least one letter".to_owned()));
    }
    if name.len() > LONGEST || name.contains(['[', ']', '\\']) {
        return refuse("a label has no brackets and no backslashes, and fewer than 1,000 letters");
    }
    if name.starts_with('^') || name.contains('@') {
        return refuse("`^` begins a footnote and `@` a citation");
    }
    let normal = normalise_label(name);
    if normal != label && at.briefing.find_reference(&normal).is_some() {
        return Err(Refusal(format!("the label `{name}` is defined already")));
    }
    let edits = of_label(at.briefing, label).into_iter();
    let edits = edits.map(|one| Edit { span: one.span, replacement: name.to_owned() }).collect();
    Ok(Edits::from([(at.briefing.path().clone(), edits)]))
}
