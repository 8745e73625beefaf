//! The words of names, each with a number, found by a hash that is the same on every machine.

use crate::gazetteer::number;

/// Words with their numbers, in one text.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    /// Where each word ends in the text; it begins where the one before it ends.
    ends: Vec<u32>,
    /// The numbers of the words by their hashes, one higher than they are; 0 for none.
    slots: Vec<u32>,
}

impl Words {
    /// The number of `word`, if it is one of them.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        slot(&self.slots, hash(word.as_bytes()), |number| self.text(number - 1) == word).ok().map(|number| number - 1)
    }

    /// The number of `word`, which is added if it is none of them.
    pub(super) fn add(&mut self, word: &str) -> u32 {
        if let Some(known) = self.find(word) {
            return known;
        }
        let number = number(self.ends.len());
        self.push(word);
        if self.ends.len() * 2 > self.slots.len() {
            self.lay();
        } else {
            self.set(number);
        }
        number
    }

    /// The word of a number; nothing where there is none.
    pub(super) fn text(&self, number: u32) -> &str {
        let at = number as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(at).copied());
        range.and_then(|(start, end)| self.text.get(start as usize..end as usize)).unwrap_or_default()
    }

    /// All words, in the order of their numbers.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.text(number(at)))
    }

    /// Words that are all different.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut all = Self::default();
        words.for_each(|word| all.push(word));
        all.lay();
        all
    }

    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(number(self.text.len()));
    }

    /// Lays out all words by their hashes, with room for as many again.
    fn lay(&mut self) {
        self.slots = vec![0; (self.ends.len() * 3).next_power_of_two().max(64)];
        (0..number(self.ends.len())).for_each(|number| self.set(number));
    }

    fn set(&mut self, number: u32) {
        if let Err(free) = slot(&self.slots, hash(self.text(number).as_bytes()), |_| false)
            && let Some(free) = self.slots.get_mut(free)
        {
            *free = number + 1;
        }
    }
}

/// What in `slots`, a power of two of them, is looked for under `hash` (open
/// addressing with linear probing, Knuth, TAOCP 6.4), or the free slot it
/// would go into; the first where there is none.
pub(super) fn slot(slots: &[u32], hash: u64, is: impl Fn(u32) -> bool) -> Result<u32, usize> {
    let Some(mask) = slots.len().checked_sub(1) else { return Err(0) };
    let mut at = usize::try_from(hash >> (64 - slots.len().trailing_zeros()).min(63)).unwrap_or_default() & mask;
    for _ in 0..=mask {
        match slots.get(at).copied() {
            Some(0) | None => return Err(at),
            Some(found) if is(found) => return Ok(found),
            Some(_) => at = (at + 1) & mask,
        }
    }
    Err(0)
}

/// A number for a word, by its first four bytes, its last four and its
/// length, multiplied by the golden ratio (Fibonacci hashing, Knuth, TAOCP
/// 6.4). The upper bits are the ones to use.
pub(super) fn hash(word: &[u8]) -> u64 {
    let key = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(head), Some(tail)) => u64::from(u32::from_le_bytes(*head)) | u64::from(u32::from_le_bytes(*tail)) << 32,
        _ => word.iter().fold(0, |key, byte| key << 8 | u64::from(*byte)),
    };
    key.wrapping_add((word.len() as u64) << 27).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

#[cfg(test)]
mod tests {
    use super::{Words, number};

    #[test]
    fn every_word_has_its_number_and_no_other_is_found() {
        let written: Vec<String> = (0..1000).map(|number| format!("word{number}word")).collect();
        let mut words = Words::default();
        for (at, word) in written.iter().enumerate() {
            assert_eq!(words.add(word) as usize, at);
        }
        let again = Words::of(words.iter());
        for (at, word) in written.iter().enumerate() {
            assert_eq!((words.find(word), again.find(word)), (Some(number(at)), Some(number(at))));
            assert_eq!(again.text(number(at)), word);
        }
        assert_eq!((words.find("word1000word"), words.find(""), words.text(1000)), (None, None, ""));
        assert_eq!(Words::default().find("word"), None);
    }
}
