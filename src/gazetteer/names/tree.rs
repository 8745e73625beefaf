//! Names as a tree of words, in which the longest name from a word on is found without looking back.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::document::{Case, Token};
use crate::gazetteer::{Entity, normal, number};

/// Names as a tree of words.
///
/// Every word of every name has a number, and a name is a path of numbers.
/// Most words of a text are in no name and cost one failed look-up. An
/// Aho–Corasick automaton over the bytes is about as fast, but would want the
/// text copied in normal form, its word boundaries checked and its offsets
/// mapped back; here the tokens give all three.
#[derive(Debug, Default)]
pub(in crate::gazetteer) struct Names {
    words: FxHashMap<Box<str>, u32>,
    /// The node that a word leads to from the root, by its number; 0 for none.
    roots: Vec<u32>,
    /// The node that a word leads to from another node.
    edges: FxHashMap<(u32, u32), u32>,
    /// What ends at each node. Node 0 is the root.
    ends: Vec<Vec<Entity>>,
}

impl Names {
    /// The node at which the name of `words` ends, which is made where it is
    /// not there yet; the root for no words.
    pub(super) fn path<'w>(&mut self, words: impl Iterator<Item = Cow<'w, str>>) -> u32 {
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let mut node = 0;
        for word in words {
            let number = self.number(&word);
            let known = if node == 0 { self.roots.get(number as usize) } else { self.edges.get(&(node, number)) };
            node = match known {
                Some(next) if *next != 0 => *next,
                _ => self.grow(node, number),
            };
        }
        node
    }

    /// Says what the name that ends at `node` means.
    pub(super) fn end(&mut self, node: u32, entity: Entity) {
        if node != 0
            && let Some(ends) = self.ends.get_mut(node as usize)
        {
            ends.push(entity);
        }
    }

    /// The tree with what a name means in order, each once.
    pub(super) fn finish(mut self) -> Self {
        for ends in self.ends.iter_mut().filter(|ends| ends.len() > 1) {
            ends.sort_unstable();
            // Of the forms of one person's name that are written alike, the fullest.
            ends.dedup_by(|next, kept| next == kept || next.official().is_some() && next.official() == kept.official());
        }
        self
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.words.get(word) {
            return *number;
        }
        let number = number(self.roots.len());
        self.roots.push(0);
        self.words.insert(word.into(), number);
        number
    }

    fn grow(&mut self, node: u32, word: u32) -> u32 {
        let next = number(self.ends.len());
        self.ends.push(Vec::new());
        if node == 0 {
            if let Some(root) = self.roots.get_mut(word as usize) {
                *root = next;
            }
        } else {
            self.edges.insert((node, word), next);
        }
        next
    }

    /// The longest name that begins with the first of `words`, as its length in words and its node.
    pub(super) fn longest(&self, mut words: impl Iterator<Item = Option<u32>>) -> Option<(usize, u32)> {
        let first = words.next().flatten()?;
        let mut node = *self.roots.get(first as usize).filter(|node| **node != 0)?;
        let mut length = 1;
        let mut found = None;
        loop {
            if self.ends.get(node as usize).is_some_and(|ends| !ends.is_empty()) {
                found = Some((length, node));
            }
            let Some(next) = words.next().flatten().and_then(|word| self.edges.get(&(node, word))) else {
                return found;
            };
            node = *next;
            length += 1;
        }
    }

    pub(super) fn ends(&self, node: u32) -> &[Entity] {
        self.ends.get(node as usize).map_or(&[], Vec::as_slice)
    }

    /// The number of a token's word, if any name has it.
    pub(super) fn word(&self, text: &str, token: &Token) -> Option<u32> {
        let written = token.span.of(text);
        if token.case == Case::Upper || !written.is_ascii() {
            return self.words.get(&*normal::word(written)).copied();
        }
        self.words.get(written).copied()
    }
}
