//! Finding what closes something, without looking at the same bytes for it twice.

use crate::document::RevisionKind;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Needle {
    /// The end of a revision.
    Closer(RevisionKind),
    /// `~>` between the two sides of a substitution.
    Arrow,
    /// The end of a comment.
    CommentEnd,
}

/// What is known of where a needle stands.
#[derive(Debug, Clone, Copy, Default)]
enum Known {
    #[default]
    Nothing,
    /// First found here, seen from all bytes before.
    At(usize),
    /// Not found any more.
    Never,
}

/// What was found so far in one run, which is searched from front to back.
/// A thousand `{++` and no `++}` cost one look through the text.
#[derive(Debug, Default)]
pub(super) struct Search {
    known: [Known; 7],
}

impl Search {
    /// Where `needle` stands next in `text` from byte `from` on. The text and
    /// its end must be the same in every call, and `from` never fall.
    pub(super) fn find(&mut self, text: &str, needle: Needle, from: usize) -> Option<usize> {
        let known = self.known.get_mut(needle.index())?;
        match *known {
            Known::At(at) if at >= from => return Some(at),
            Known::Never => return None,
            _ => {}
        }
        let rest = text.as_bytes().get(from..)?;
        let found = memchr::memmem::find(rest, needle.bytes()).map(|at| from + at);
        *known = found.map_or(Known::Never, Known::At);
        found
    }
}

impl Needle {
    fn index(self) -> usize {
        match self {
            Self::Closer(RevisionKind::Insertion) => 0,
            Self::Closer(RevisionKind::Deletion) => 1,
            Self::Closer(RevisionKind::Substitution) => 2,
            Self::Closer(RevisionKind::Comment) => 3,
            Self::Closer(RevisionKind::Highlight) => 4,
            Self::Arrow => 5,
            Self::CommentEnd => 6,
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Closer(RevisionKind::Insertion) => b"++}",
            Self::Closer(RevisionKind::Deletion) => b"--}",
            Self::Closer(RevisionKind::Substitution) => b"~~}",
            Self::Closer(RevisionKind::Comment) => b"<<}",
            Self::Closer(RevisionKind::Highlight) => b"==}",
            Self::Arrow => b"~>",
            Self::CommentEnd => b"-->",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Needle, Search};

    #[test]
    fn what_was_found_is_found_again_until_it_is_passed() {
        let text = "a --> b --> c";
        let mut search = Search::default();
        let mut find = |from| search.find(text, Needle::CommentEnd, from);
        assert_eq!([find(0), find(2), find(3), find(9), find(10)], [Some(2), Some(2), Some(8), None, None]);
    }
}
