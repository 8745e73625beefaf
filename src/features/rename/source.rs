//! Another key for a source, in its record and wherever it is cited.

use crate::features::references::of_source;
use crate::text::Edit;
use crate::workspace::{DocPath, Used, Workspace};

use super::{Edits, Refusal};

/// The marks that a key may have between letters and digits (Pandoc User's
/// Guide, "Citation syntax"), but for the number sign, which in `basis` begins the name of a claim.
const MARKS: &str = ":.$%&-+?<>~/";

/// Says so where nobody has recorded the source.
pub(super) fn check_recorded(workspace: &Workspace, key: &str, file: &DocPath) -> Result<(), Refusal> {
    if workspace.find_source(file, key).is_some() {
        return Ok(());
    }
    Err(Refusal(format!("no source is recorded under the key `{key}`: record it under `sources:` first")))
}

pub(super) fn rename(workspace: &Workspace, key: &str, file: &DocPath, name: &str) -> Result<Edits, Refusal> {
    check_recorded(workspace, key, file)?;
    check_key(name)?;
    let found = of_source(workspace, key, file);
    let mut edits = Edits::new();
    for reference in found {
        let edit = Edit { span: reference.span, replacement: name.to_owned() };
        edits.entry(reference.path).or_default().push(edit);
    }
    if name != key {
        let files = std::iter::once(file).chain(edits.keys());
        files.into_iter().try_for_each(|path| check_free(workspace, path, key, name))?;
    }
    Ok(edits)
}

/// Whether `name` can be a key in citations, in annotations and in YAML alike.
fn check_key(name: &str) -> Result<(), Refusal> {
    let mut may_be_mark = false;
    for character in name.chars() {
        let is_mark = MARKS.contains(character);
        if !(character.is_alphanumeric() || character == '_' || is_mark && may_be_mark) {
            let help = "a key is letters, digits and `_`, with single marks like `-`, `.` and `:` between them";
            return Err(Refusal(format!("`{name}` cannot be the key of a source: {help}")));
        }
        may_be_mark = !is_mark;
    }
    // To YAML it is no text.
    if name.is_empty() || !may_be_mark || name.eq_ignore_ascii_case("null") {
        return Err(Refusal(format!(
            "`{name}` cannot be the key of a source: a key begins and ends with a letter or digit"
        )));
    }
    Ok(())
}

/// Whether `name` means nothing yet where `key` is used in `path`.
fn check_free(workspace: &Workspace, path: &DocPath, key: &str, name: &str) -> Result<(), Refusal> {
    if let Some((file, _)) = workspace.find_source(path, name) {
        return Err(Refusal(format!("there is a source `{name}` already, in {}", file.file_name())));
    }
    let Some(briefing) = workspace.briefing(path) else { return Ok(()) };
    let rests_on_it = || briefing.uses().any(|used| matches!(&used.what, Used::Basis(word) if **word == *key));
    if briefing.outline().has(&format!("^{name}")) && rests_on_it() {
        return Err(Refusal(format!(
            "`{name}` is a claim in {}, and `basis` there would not tell the source from it",
            path.file_name()
        )));
    }
    Ok(())
}
