//! Names as a tree of words, in which the longest name from a word on is found without looking back.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::document::{Case, Token};
use crate::gazetteer::{Entity, normal, number};

/// Names as a tree of words.
///
/// Every word of every name has a number, and a name is a path of numbers.
/// Most words of a text begin no name and cost a look at one bit. An
/// Aho–Corasick automaton over the bytes would want the text copied in normal
/// form, its word boundaries checked and its offsets mapped back; here the
/// tokens give all three.
#[derive(Debug, Default)]
pub(in crate::gazetteer) struct Names {
    words: FxHashMap<Box<str>, u32>,
    /// The node that a word leads to from the root, by its number; 0 for none.
    roots: Vec<u32>,
    /// The node that a word leads to from another node.
    edges: FxHashMap<(u32, u32), u32>,
    /// What ends at each node. Node 0 is the root.
    ends: Vec<Vec<Entity>>,
    /// Whether a name goes on at each node.
    goes_on: Vec<bool>,
    openers: Openers,
}

impl Names {
    /// The node at which the name of `words` ends, which is made where it is
    /// not there yet; the root for no words.
    pub(super) fn path<'w>(&mut self, words: impl Iterator<Item = Cow<'w, str>>) -> u32 {
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
            self.goes_on.push(true);
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

    /// The tree with what a name means in order, each once, and with the words that names begin with.
    pub(super) fn finish(mut self) -> Self {
        for ends in self.ends.iter_mut().filter(|ends| ends.len() > 1) {
            ends.sort_unstable();
            // Of the forms of one person's name that are written alike, the fullest.
            ends.dedup_by(|next, kept| next == kept || next.official().is_some() && next.official() == kept.official());
        }
        let is_root = |number: u32| self.roots.get(number as usize).is_some_and(|node| *node != 0);
        let openers = self.words.iter().filter(|(_, number)| is_root(**number)).map(|(word, _)| word.as_bytes());
        self.openers = Openers::new(openers.collect::<Vec<_>>().as_slice());
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
        self.goes_on.push(false);
        if let Some(goes_on) = self.goes_on.get_mut(node as usize) {
            *goes_on = true;
        }
        if node == 0 {
            if let Some(root) = self.roots.get_mut(word as usize) {
                *root = next;
            }
        } else {
            self.edges.insert((node, word), next);
        }
        next
    }

    /// Whether a name may begin with `token`; a no is certain, and is what
    /// most words get, for one look at a table that stays in the cache.
    pub(super) fn may_open(&self, text: &str, token: &Token) -> bool {
        let written = text.as_bytes().get(token.span.start()..token.span.end()).unwrap_or_default();
        self.openers.has(written) || is_changed(written, token.case)
    }

    /// The longest name that begins with the first of `tokens`, as its length in tokens and its node.
    pub(super) fn longest(&self, text: &str, tokens: &[Token]) -> Option<(usize, u32)> {
        let mut tokens = tokens.iter();
        let first = self.word(text, tokens.next()?)?;
        let mut node = *self.roots.get(first as usize).filter(|node| **node != 0)?;
        let mut length = 1;
        let mut found = None;
        loop {
            if self.ends.get(node as usize).is_some_and(|ends| !ends.is_empty()) {
                found = Some((length, node));
            }
            if !self.goes_on.get(node as usize).is_some_and(|goes_on| *goes_on) {
                return found;
            }
            let next = tokens.next().and_then(|token| self.word(text, token));
            let Some(next) = next.and_then(|word| self.edges.get(&(node, word))) else {
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
    fn word(&self, text: &str, token: &Token) -> Option<u32> {
        let written = token.span.of(text);
        if is_changed(written.as_bytes(), token.case) {
            return self.words.get(&*normal::word(written)).copied();
        }
        self.words.get(written).copied()
    }
}

/// Whether a word's normal form may be another than the word.
fn is_changed(written: &[u8], case: Case) -> bool {
    case == Case::Upper || !written.is_ascii()
}

/// The words that names begin with, as bits that their bytes lead to. A bit
/// that is not set is a certain no; of other words about one in sixteen has a
/// bit that is set.
#[derive(Debug, Default)]
struct Openers {
    bits: Vec<u64>,
    /// How far a hash is shifted to give the number of a bit.
    shift: u32,
}

impl Openers {
    /// Bits for each word, at least.
    const SPARSE: usize = 16;

    fn new(words: &[&[u8]]) -> Self {
        let n_bits = (words.len() * Self::SPARSE).next_power_of_two().max(64);
        let mut openers = Self { bits: vec![0; n_bits / 64], shift: 64 - n_bits.trailing_zeros() };
        for word in words {
            let (at, bit) = openers.place(word);
            if let Some(bits) = openers.bits.get_mut(at) {
                *bits |= bit;
            }
        }
        openers
    }

    fn has(&self, word: &[u8]) -> bool {
        let (at, bit) = self.place(word);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Where the bit of `word` is: by its first four bytes, its last four and
    /// its length, multiplied by the golden ratio (Fibonacci hashing, Knuth, TAOCP 6.4).
    fn place(&self, word: &[u8]) -> (usize, u64) {
        let key = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(head), Some(tail)) => {
                u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32
            }
            _ => word.iter().fold(0, |key, byte| key << 8 | u64::from(*byte)),
        };
        let key = key.wrapping_add((word.len() as u64) << 27);
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift.min(63);
        let place = usize::try_from(hash).unwrap_or_default();
        (place / 64, 1 << (place % 64))
    }
}
