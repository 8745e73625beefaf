//! One state of an open text, which is read into a briefing when somebody first asks for it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::text::{Edit, Span, Text};
use crate::workspace::Briefing;

/// Behind this many edits a text is read afresh instead of edit by edit.
const MANY_EDITS: usize = 512;

/// A text as it stood at one place in the stream of messages.
///
/// It is made where the edit arrives, which costs a few microseconds and
/// waits for nobody, and read where an answer is worked out.
#[derive(Debug)]
pub(in crate::lsp) struct Revision {
    /// The client's number for it.
    pub(in crate::lsp) version: i32,
    /// How many states of the document came before it.
    pub(super) order: u64,
    /// All of it.
    pub(in crate::lsp) text: Text,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    /// To be read from the text.
    Unread,
    /// To be read from an earlier state and what was done to it since.
    Behind { base: Arc<Revision>, edits: Vec<Edit> },
    /// Read.
    Read(Arc<Briefing>),
}

/// A change as it arrives, in bytes of the text before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lsp) enum TextChange {
    /// Some of it is other.
    Part(Edit),
    /// All of it may be other.
    Whole(String),
}

impl Revision {
    /// The first state of a document.
    pub(super) fn new(version: i32, text: Text) -> Self {
        Self { version, order: 0, text, state: Mutex::new(State::Unread) }
    }

    /// The same text once more, to be read afresh.
    pub(super) fn again(&self) -> Self {
        let (order, text) = (self.order + 1, self.text.clone());
        Self { version: self.version, order, text, state: Mutex::new(State::Unread) }
    }

    /// The state that follows, which has `text` since `edits` were made.
    pub(super) fn followed_by(self: Arc<Self>, version: i32, text: Text, edits: Vec<Edit>) -> Self {
        let order = self.order + 1;
        Self { version, order, text, state: Mutex::new(self.known_after(edits)) }
    }

    /// What is known of the state that comes after `edits`.
    fn known_after(self: Arc<Self>, mut made: Vec<Edit>) -> State {
        let (base, mut edits) = match Arc::try_unwrap(self) {
            // Nobody else knows the state before, so it need not be read on its own.
            Ok(mut sole) => match sole.take() {
                State::Behind { base, edits } => (base, edits),
                State::Unread => return State::Unread,
                read @ State::Read(_) => {
                    sole.state = Mutex::new(read);
                    (Arc::new(sole), Vec::new())
                }
            },
            Err(shared) => (shared, Vec::new()),
        };
        edits.append(&mut made);
        if edits.len() > MANY_EDITS { State::Unread } else { State::Behind { base, edits } }
    }

    /// The briefing that the text is. `read` makes one of a text where there
    /// is nothing to start from that is no larger than `limit` bytes. Only one thread at a time may ask for those
    /// of one document, which the document sees to.
    pub(super) fn briefing(self: &Arc<Self>, limit: usize, read: impl FnOnce(&str) -> Briefing) -> Arc<Briefing> {
        let (mut briefing, steps) = self.start(limit, read);
        for (revision, edits) in steps.into_iter().rev() {
            let changed = Arc::make_mut(&mut briefing);
            for edit in &edits {
                changed.edit(edit);
            }
            // Only a state that somebody holds will be asked for again.
            if Arc::strong_count(&revision) > 1 {
                revision.put(State::Read(Arc::clone(&briefing)));
            }
        }
        briefing
    }

    /// The nearest state that is read or can be, and the way from there to
    /// this one, backwards.
    #[expect(clippy::type_complexity, reason = "it is the two halves of one walk, and has one caller")]
    fn start(
        self: &Arc<Self>,
        limit: usize,
        read: impl FnOnce(&str) -> Briefing,
    ) -> (Arc<Briefing>, Vec<(Arc<Self>, Vec<Edit>)>) {
        let mut steps = Vec::new();
        let mut at = Arc::clone(self);
        loop {
            let mut state = at.state();
            match std::mem::replace(&mut *state, State::Unread) {
                State::Behind { base, edits } => {
                    drop(state);
                    steps.push((at, edits));
                    at = base;
                }
                State::Read(briefing) => {
                    drop(state);
                    // A state that nobody else holds does not hold its briefing either.
                    if Arc::strong_count(&at) > 1 {
                        at.put(State::Read(Arc::clone(&briefing)));
                    }
                    return (briefing, steps);
                }
                State::Unread if at.text.len() > limit => {
                    drop(state);
                    let briefing = Arc::new(read(&self.text.to_string()));
                    self.put(State::Read(Arc::clone(&briefing)));
                    return (briefing, Vec::new());
                }
                State::Unread => {
                    drop(state);
                    let briefing = Arc::new(read(&at.text.to_string()));
                    if Arc::strong_count(&at) > 1 {
                        at.put(State::Read(Arc::clone(&briefing)));
                    }
                    return (briefing, steps);
                }
            }
        }
    }

    /// Whether it is read, so that the briefing costs nothing.
    pub(super) fn read_already(&self) -> Option<Arc<Briefing>> {
        match &*self.state() {
            State::Read(briefing) => Some(Arc::clone(briefing)),
            _ => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic while reading leaves `Unread`, which is a whole state.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, state: State) {
        *self.state() = state;
    }

    fn take(&mut self) -> State {
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(state, State::Unread)
    }
}

impl Drop for Revision {
    /// Lets go of a long row of states one by one, where each letting go of
    /// the next would take a stack as deep as the row is long.
    fn drop(&mut self) {
        let mut state = self.take();
        while let State::Behind { base, .. } = state {
            let Some(mut sole) = Arc::into_inner(base) else { return };
            state = sole.take();
        }
    }
}

/// Makes `changes` to `text`, each of which `in_bytes` works out on the text
/// that the one before it left. Comes back with the text they leave, and the
/// edits they were.
pub(super) fn apply<C>(
    text: &Text,
    changes: impl IntoIterator<Item = C>,
    in_bytes: impl Fn(&Text, C) -> TextChange,
) -> (Text, Vec<Edit>) {
    let mut text = text.clone();
    let mut edits = Vec::new();
    for change in changes {
        let mut edit = match in_bytes(&text, change) {
            TextChange::Part(edit) => edit,
            TextChange::Whole(content) => difference(&text, &content),
        };
        edit.span = text.apply(&edit);
        edits.push(edit);
    }
    (text, edits)
}

/// The smallest change that makes `text` into `content`.
fn difference(text: &Text, content: &str) -> Edit {
    let before = text.to_string();
    let is_same = |(one, other): &(u8, u8)| one == other;
    let mut head = before.bytes().zip(content.bytes()).take_while(is_same).count();
    while !(before.is_char_boundary(head) && content.is_char_boundary(head)) {
        head -= 1;
    }
    let room = before.len().min(content.len()) - head;
    let mut tail = before.bytes().rev().zip(content.bytes().rev()).take(room).take_while(is_same).count();
    while !(before.is_char_boundary(before.len() - tail) && content.is_char_boundary(content.len() - tail)) {
        tail -= 1;
    }
    let replacement = content.get(head..content.len() - tail).unwrap_or_default().to_owned();
    Edit { span: Span::new(head, before.len() - tail), replacement }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Revision, TextChange, apply, difference};
    use crate::analysis::Outside;
    use crate::document::Format;
    use crate::gazetteer::Gazetteer;
    use crate::text::{Edit, Span, Text};
    use crate::workspace::{Briefing, DocPath};

    fn read(text: &str) -> Briefing {
        let outside = Outside {
            gazetteer: Arc::new(Gazetteer::default()),
            source_keys: Arc::default(),
            file_date: None,
            given_date: None,
        };
        Briefing::read(DocPath::new("/a.md"), text, Format::Markdown, &outside)
    }

    fn inserted(before: &Arc<Revision>, at: usize, text: &str) -> Arc<Revision> {
        let edit = Edit { span: Span::at(at), replacement: text.to_owned() };
        followed(Arc::clone(before), edit)
    }

    fn followed(before: Arc<Revision>, edit: Edit) -> Arc<Revision> {
        let (text, edits) = apply(&before.text, [edit], |_, edit| TextChange::Part(edit));
        Arc::new(before.followed_by(0, text, edits))
    }

    fn text_of(revision: &Arc<Revision>) -> String {
        let briefing = revision.briefing(usize::MAX, read);
        briefing.document().blocks().iter().map(|placed| &*placed.block.text).collect()
    }

    #[test]
    fn every_state_reads_as_it_stood_in_whatever_order_they_are_asked() {
        let first = Arc::new(Revision::new(1, Text::new("a\n\nz\n")));
        let second = inserted(&first, 1, "b");
        let third = inserted(&second, 2, "c");
        let fourth = inserted(&third, 0, "# é\n\n");
        assert_eq!(text_of(&third), "abc\n\nz\n");
        assert_eq!(text_of(&fourth), "# é\n\nabc\n\nz\n");
        assert_eq!(text_of(&second), "ab\n\nz\n");
        assert_eq!(text_of(&first), "a\n\nz\n");
    }

    #[test]
    fn a_state_that_nobody_asked_for_is_passed_over() {
        let first = Arc::new(Revision::new(1, Text::new("x")));
        text_of(&first);
        let mut last = Arc::clone(&first);
        for _ in 0..98 {
            let edit = Edit { span: Span::at(0), replacement: "y".to_owned() };
            last = followed(last, edit);
        }
        assert_eq!(text_of(&last), "y".repeat(98) + "x");
        assert_eq!(text_of(&first), "x");
    }

    #[test]
    fn a_state_that_is_too_large_is_not_read_on_the_way_to_a_small_one() {
        let large = Arc::new(Revision::new(1, Text::new(&"x".repeat(1000))));
        let small = followed(large, Edit { span: Span::new(10, 1000), replacement: String::new() });
        let briefing = small.briefing(100, |text| {
            assert!(text.len() <= 100, "{} bytes were read", text.len());
            read(text)
        });
        assert_eq!(briefing.document().len(), 10);
        assert!(Arc::ptr_eq(&small.read_already().expect("it is read"), &briefing));
    }

    #[test]
    fn a_very_long_row_of_states_is_let_go_without_a_deep_stack() {
        let mut all = vec![Arc::new(Revision::new(0, Text::new("x")))];
        text_of(&all[0]);
        for _ in 0..200_000 {
            all.push(inserted(&all[all.len() - 1], 0, "y"));
        }
        let last = all.pop();
        drop(all);
        drop(last);
    }

    #[test]
    fn the_difference_of_two_texts_is_small_and_cuts_no_character() {
        for (before, after, span, replacement) in [
            ("abc", "abc", Span::at(3), ""),
            ("aéc", "aèc", Span::new(1, 3), "è"),
            ("aaa", "aa", Span::new(2, 3), ""),
            ("", "é", Span::at(0), "é"),
            ("one two", "one and two", Span::at(4), "and "),
            ("📈", "📉", Span::new(0, 4), "📉"),
        ] {
            let expected = Edit { span, replacement: replacement.to_owned() };
            assert_eq!(difference(&Text::new(before), after), expected, "{before} to {after}");
        }
    }
}
