//! What has changed between two lists of tokens, as edits of the numbers they are written in.

use std::ops::Range;

use tower_lsp::ls_types::{SemanticToken, SemanticTokensEdit};

/// So many numbers a token is written in.
const NUMBERS: usize = 5;

/// Runs of changed tokens with fewer unchanged ones between them make one
/// edit, which is shorter to write than two.
const APART: usize = 4;

/// The edits that make `before` into `after`, all in places of `before`.
///
/// Tokens count from the one before them, so that an edit of the text changes
/// those of its paragraph and no others: what stands the same at the start
/// and the end is left out. Where as many tokens are left on both sides,
/// which is so where only their kinds differ, also what stands the same
/// between.
pub(super) fn edits(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (old, new) = (before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    if old.len() != new.len() {
        return vec![edit(start, old.len(), new)];
    }
    let runs = runs(old, new).into_iter();
    runs.map(|run| edit(start + run.start, run.len(), new.get(run).unwrap_or_default())).collect()
}

/// `data` in place of `count` tokens from the one at `start`.
fn edit(start: usize, count: usize, data: &[SemanticToken]) -> SemanticTokensEdit {
    let number = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    let data = (!data.is_empty()).then(|| data.to_vec());
    SemanticTokensEdit { start: number(start), delete_count: number(count), data }
}

/// Where two lists of the same length differ.
fn runs(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in old.iter().zip(new).enumerate().filter(|(_, (one, other))| one != other) {
        match runs.last_mut() {
            Some(run) if at < run.end + APART => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tower_lsp::ls_types::SemanticToken;

    use super::{NUMBERS, edits};

    fn tokens(kinds: &[u32]) -> Vec<SemanticToken> {
        kinds.iter().map(|kind| SemanticToken { token_type: *kind, ..SemanticToken::default() }).collect()
    }

    /// Makes the edits as the protocol says: all places are those of the list before.
    fn made(before: &[SemanticToken], after: &[SemanticToken]) -> Vec<SemanticToken> {
        let mut list = before.to_vec();
        for edit in edits(before, after).into_iter().rev() {
            let (start, count) = (edit.start as usize / NUMBERS, edit.delete_count as usize / NUMBERS);
            list.splice(start..start + count, edit.data.unwrap_or_default());
        }
        list
    }

    proptest! {
        #[test]
        fn the_edits_make_one_list_into_the_other(
            before in prop::collection::vec(0_u32..3, 0..30),
            after in prop::collection::vec(0_u32..3, 0..30),
        ) {
            let (before, after) = (tokens(&before), tokens(&after));
            prop_assert_eq!(made(&before, &after), after.clone());
            let deleted: usize = edits(&before, &after).iter().map(|edit| edit.delete_count as usize).sum();
            prop_assert!(deleted <= before.len() * NUMBERS);
        }
    }

    #[test]
    fn only_what_differs_is_written() {
        let list = tokens(&[1; 40]);
        assert_eq!(edits(&list, &list), []);
        let mut other = list.clone();
        other[3].token_type = 2;
        other[30].token_type = 2;
        let found: Vec<_> = edits(&list, &other).iter().map(|edit| (edit.start, edit.delete_count)).collect();
        assert_eq!(found, [(15, 5), (150, 5)]);
        other.insert(10, list[0]);
        let found: Vec<_> = edits(&other, &list).iter().map(|edit| (edit.start, edit.delete_count)).collect();
        assert_eq!(found, [(15, 145)]);
    }
}
