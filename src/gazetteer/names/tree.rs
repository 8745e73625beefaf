//! Names as a tree of words, in which the longest name from a word on is found without looking back.

use std::borrow::Cow;

use crate::document::{Case, Token};
use crate::gazetteer::compact::{Compact, Reader, Writer};
use crate::gazetteer::names::words::{Words, hash, slot};
use crate::gazetteer::{Entity, normal, number};

/// Names as a tree of words.
///
/// Every word of every name has a number, and a name is a path of numbers.
/// Most words of a text begin no name and cost a look at one bit. An
/// Aho–Corasick automaton over the bytes would want the text copied in normal
/// form, its word boundaries checked and its offsets mapped back; here the
/// tokens give all three.
///
/// Everything is in a few flat lists, so that the tree of the embedded tables
/// is laid out at build time and only copied when the program starts.
#[derive(Debug, Default)]
pub(in crate::gazetteer) struct Names {
    words: Words,
    nodes: Vec<Node>,
    /// The node that a word leads to from the root, by its number; 0 for none.
    roots: Vec<u32>,
    /// The other nodes but the root, by the hash of the node they grow from
    /// and their word; 0 for none.
    edges: Vec<u32>,
    /// What names mean, the meanings of one name together.
    entities: Vec<Entity>,
    openers: Openers,
    /// What has been said to end at nodes and is not yet among the entities.
    pending: Vec<(u32, Entity)>,
}

/// A word of a name, behind the words before it. Node 0 is the root.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Node {
    parent: u32,
    word: u32,
    /// Where the meanings of the name that ends here begin among the entities, and how many they are.
    from: u32,
    len: u32,
    /// Whether a name goes on here.
    goes_on: bool,
}

impl Names {
    /// The node at which the name of `words` ends, which is made where it is
    /// not there yet; the root for no words.
    pub(super) fn path<'w>(&mut self, words: impl Iterator<Item = Cow<'w, str>>) -> u32 {
        if self.nodes.is_empty() {
            self.nodes.push(Node { goes_on: true, ..Node::default() });
        }
        let mut node = 0;
        for word in words {
            let word = self.words.add(&word);
            node = self.child(node, word).unwrap_or_else(|| self.grow(node, word));
        }
        node
    }

    /// Says what the name that ends at `node` means.
    pub(super) fn end(&mut self, node: u32, entity: Entity) {
        if node != 0 {
            self.pending.push((node, entity));
        }
    }

    /// Takes out every meaning that is `gone`. The words stay in the tree, and lead nowhere.
    pub(in crate::gazetteer) fn forget(&mut self, gone: impl Fn(Entity) -> bool) {
        for node in &mut self.nodes {
            let range = node.range();
            let Some(own) = self.entities.get_mut(range) else { continue };
            if own.iter().any(|entity| gone(*entity)) {
                let kept: Vec<Entity> = own.iter().copied().filter(|entity| !gone(*entity)).collect();
                own.iter_mut().zip(&kept).for_each(|(place, entity)| *place = *entity);
                node.len = number(kept.len());
            }
        }
    }

    /// The tree with what a name means in order, each once, and with the words that names begin with.
    pub(super) fn finish(mut self) -> Self {
        let mut pending = std::mem::take(&mut self.pending);
        pending.sort_by_key(|(node, _)| *node);
        for more in pending.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(node) = more.first().and_then(|(node, _)| self.nodes.get_mut(*node as usize)) else { continue };
            let mut ends = self.entities.get(node.range()).unwrap_or_default().to_vec();
            ends.extend(more.iter().map(|(_, entity)| *entity));
            ends.sort_unstable();
            // Of the forms of one person's name that are written alike, the fullest.
            ends.dedup_by(|next, kept| next == kept || next.official().is_some() && next.official() == kept.official());
            (node.from, node.len) = (number(self.entities.len()), number(ends.len()));
            self.entities.extend(ends);
        }
        let roots = self.roots.iter().enumerate().filter(|(_, node)| **node != 0);
        let openers: Vec<&[u8]> = roots.map(|(word, _)| self.words.text(number(word)).as_bytes()).collect();
        self.openers = Openers::new(&openers);
        self
    }

    /// Where `word` leads from `node`.
    fn child(&self, node: u32, word: u32) -> Option<u32> {
        if node == 0 {
            return self.roots.get(word as usize).copied().filter(|root| *root != 0);
        }
        let is = |next: u32| self.nodes.get(next as usize).is_some_and(|next| (next.parent, next.word) == (node, word));
        slot(&self.edges, edge_hash(node, word), is).ok()
    }

    fn grow(&mut self, node: u32, word: u32) -> u32 {
        let next = number(self.nodes.len());
        self.nodes.push(Node { parent: node, word, ..Node::default() });
        if let Some(parent) = self.nodes.get_mut(node as usize) {
            parent.goes_on = true;
        }
        if node == 0 {
            self.set_root(word, next);
            return next;
        }
        if self.nodes.len() * 2 > self.edges.len() {
            self.lay_edges();
        } else {
            self.set_edge(next);
        }
        next
    }

    fn set_root(&mut self, word: u32, node: u32) {
        let at = word as usize;
        if self.roots.len() <= at {
            self.roots.resize(at + 1, 0);
        }
        if let Some(root) = self.roots.get_mut(at) {
            *root = node;
        }
    }

    fn set_edge(&mut self, node: u32) {
        let Some(own) = self.nodes.get(node as usize) else { return };
        if let Err(free) = slot(&self.edges, edge_hash(own.parent, own.word), |_| false)
            && let Some(free) = self.edges.get_mut(free)
        {
            *free = node;
        }
    }

    /// Lays out the edges of all nodes, with room for as many again.
    fn lay_edges(&mut self) {
        self.edges = vec![0; (self.nodes.len() * 3).next_power_of_two().max(64)];
        for node in 1..number(self.nodes.len()) {
            if self.nodes.get(node as usize).is_some_and(|own| own.parent != 0) {
                self.set_edge(node);
            }
        }
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
        let mut at = self.child(0, self.word(text, tokens.next()?)?)?;
        let mut length = 1;
        let mut found = None;
        loop {
            let node = self.nodes.get(at as usize)?;
            if node.len > 0 {
                found = Some((length, at));
            }
            if !node.goes_on {
                return found;
            }
            let next = tokens.next().and_then(|token| self.word(text, token));
            let Some(next) = next.and_then(|word| self.child(at, word)) else { return found };
            at = next;
            length += 1;
        }
    }

    pub(super) fn ends(&self, node: u32) -> &[Entity] {
        self.nodes.get(node as usize).and_then(|node| self.entities.get(node.range())).unwrap_or_default()
    }

    /// The number of a token's word, if any name has it.
    fn word(&self, text: &str, token: &Token) -> Option<u32> {
        let written = token.span.of(text);
        if is_changed(written.as_bytes(), token.case) {
            return self.words.find(&normal::word(written));
        }
        self.words.find(written)
    }
}

impl Compact for Names {
    /// The words, each node's parent, word and meanings, and nothing that follows from these.
    fn put(&self, to: &mut Writer) {
        let words = self.words.iter();
        to.number(words.len() as u64);
        words.for_each(|word| to.text(word));
        to.number(self.nodes.len() as u64);
        for (node, at) in self.nodes.iter().zip(0..) {
            node.parent.put(to);
            node.word.put(to);
            to.all(self.ends(at));
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let mut words = Vec::new();
        for _ in 0..from.length()? {
            words.push(from.text()?);
        }
        let mut names = Self { words: Words::of(words.iter().copied()), ..Self::default() };
        names.roots = vec![0; words.len()];
        let n_nodes = from.length()?;
        names.nodes.reserve(n_nodes);
        for at in 0..number(n_nodes) {
            let (parent, word) = (u32::take(from)?, u32::take(from)?);
            let start = number(names.entities.len());
            for _ in 0..from.length()? {
                names.entities.push(Entity::take(from)?);
            }
            let len = number(names.entities.len()) - start;
            names.nodes.push(Node { parent, word, from: start, len, goes_on: at == 0 });
            names.nodes.get_mut(parent as usize)?.goes_on = true;
            if parent == 0 && at != 0 {
                *names.roots.get_mut(word as usize)? = at;
            }
        }
        names.lay_edges();
        Some(names.finish())
    }
}

impl Node {
    fn range(self) -> std::ops::Range<usize> {
        self.from as usize..(self.from + self.len) as usize
    }
}

/// By the golden ratio (Fibonacci hashing, Knuth, TAOCP 6.4).
fn edge_hash(node: u32, word: u32) -> u64 {
    (u64::from(node) << 32 | u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
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

    /// Where the bit of `word` is.
    fn place(&self, word: &[u8]) -> (usize, u64) {
        let place = usize::try_from(hash(word) >> self.shift.min(63)).unwrap_or_default();
        (place / 64, 1 << (place % 64))
    }
}
