//! A compact form of rows, in which the program carries its own tables: made at build time, and read back without parsing.

mod rows;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::calendar::Date;
use crate::gazetteer::Registry;

/// A value with a compact form.
pub(super) trait Compact: Sized {
    /// Writes it.
    fn put(&self, to: &mut Writer);

    /// Reads what [`Compact::put`] wrote; nothing if something else stands there.
    fn take(from: &mut Reader<'_>) -> Option<Self>;
}

/// Values in compact form so far. Numbers take a byte for seven bits, and a
/// text stands once, however many rows have it.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    texts: Vec<Box<str>>,
    text_numbers: FxHashMap<Box<str>, u64>,
    registries: Vec<Arc<Registry>>,
}

impl Writer {
    /// A whole number (LEB128, as in the DWARF standard, 7.6).
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    pub(super) fn text(&mut self, text: &str) {
        let next = self.texts.len() as u64;
        let number = *self.text_numbers.entry(text.into()).or_insert(next);
        if number == next {
            self.texts.push(text.into());
        }
        self.number(number);
    }

    /// A registry by its number: rows share it.
    pub(super) fn registry(&mut self, registry: &Arc<Registry>) {
        let known = self.registries.iter().position(|known| known.file == registry.file);
        let at = known.unwrap_or_else(|| {
            self.registries.push(Arc::clone(registry));
            self.registries.len() - 1
        });
        self.number(at as u64);
    }

    pub(super) fn all<T: Compact>(&mut self, values: &[T]) {
        self.number(values.len() as u64);
        for value in values {
            value.put(self);
        }
    }

    /// Everything, the texts and registries before what names them.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let rows = std::mem::take(&mut self.bytes);
        for registry in std::mem::take(&mut self.registries) {
            registry.put(&mut self);
            self.registries.push(registry);
        }
        let registries = std::mem::take(&mut self.bytes);
        let texts = std::mem::take(&mut self.texts);
        self.number(texts.len() as u64);
        for text in &texts {
            self.number(text.len() as u64);
        }
        for text in &texts {
            self.bytes.extend_from_slice(text.as_bytes());
        }
        self.number(self.registries.len() as u64);
        self.bytes.extend(registries);
        self.bytes.extend(rows);
        self.bytes
    }
}

/// Reads values in compact form.
#[derive(Debug)]
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    texts: Vec<&'b str>,
    registries: Vec<Arc<Registry>>,
}

impl<'b> Reader<'b> {
    /// Begins to read what [`Writer::finish`] gave; nothing if `bytes` begin as something else.
    pub(super) fn new(bytes: &'b [u8]) -> Option<Self> {
        let mut reader = Self { bytes, texts: Vec::new(), registries: Vec::new() };
        let n_texts = reader.length()?;
        let mut lengths = Vec::with_capacity(n_texts);
        for _ in 0..n_texts {
            lengths.push(reader.length()?);
        }
        let (texts, rest) = reader.bytes.split_at_checked(lengths.iter().sum())?;
        let mut texts = std::str::from_utf8(texts).ok()?;
        for length in lengths {
            let (text, rest) = texts.split_at_checked(length)?;
            reader.texts.push(text);
            texts = rest;
        }
        reader.bytes = rest;
        for _ in 0..reader.length()? {
            let registry = Registry::take(&mut reader)?;
            reader.registries.push(Arc::new(registry));
        }
        Some(reader)
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for at in 0..10 {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7F) << (at * 7);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number of things, of which each takes a byte at least.
    pub(super) fn length(&mut self) -> Option<usize> {
        let length = usize::try_from(self.number()?).ok()?;
        (length <= self.bytes.len()).then_some(length)
    }

    pub(super) fn text(&mut self) -> Option<&'b str> {
        let at = usize::try_from(self.number()?).ok()?;
        self.texts.get(at).copied()
    }

    pub(super) fn registry(&mut self) -> Option<Arc<Registry>> {
        let at = usize::try_from(self.number()?).ok()?;
        self.registries.get(at).cloned()
    }

    pub(super) fn all<T: Compact>(&mut self) -> Option<Vec<T>> {
        let length = self.length()?;
        let mut all = Vec::with_capacity(length);
        for _ in 0..length {
            all.push(T::take(self)?);
        }
        Some(all)
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*bytes)
    }
}

/// Whole numbers.
macro_rules! numbers {
    ($($type:ty),*) => {
        $(impl Compact for $type {
            fn put(&self, to: &mut Writer) {
                to.number(u64::from(*self));
            }

            fn take(from: &mut Reader<'_>) -> Option<Self> {
                Self::try_from(from.number()?).ok()
            }
        })*
    };
}

numbers!(u8, u16, u32, u64);

impl Compact for f64 {
    fn put(&self, to: &mut Writer) {
        to.bytes.extend(self.to_le_bytes());
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.bytes().map(Self::from_le_bytes)
    }
}

impl Compact for Box<str> {
    fn put(&self, to: &mut Writer) {
        to.text(self);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.text().map(Self::from)
    }
}

impl<T: Compact> Compact for Option<T> {
    fn put(&self, to: &mut Writer) {
        to.number(u64::from(self.is_some()));
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        if from.number()? == 0 { Some(None) } else { T::take(from).map(Some) }
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn put(&self, to: &mut Writer) {
        to.all(self);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        from.all()
    }
}

impl<T: Compact, U: Compact> Compact for (T, U) {
    fn put(&self, to: &mut Writer) {
        self.0.put(to);
        self.1.put(to);
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        Some((T::take(from)?, U::take(from)?))
    }
}

impl Compact for Date {
    fn put(&self, to: &mut Writer) {
        let part = |number: i8| u64::from(number.unsigned_abs());
        to.number(u64::from(self.year().cast_unsigned()) << 9 | part(self.month()) << 5 | part(self.day()));
    }

    fn take(from: &mut Reader<'_>) -> Option<Self> {
        let number = from.number()?;
        let year = u16::try_from(number >> 9).ok()?.cast_signed();
        Self::new(year, i8::try_from(number >> 5 & 0xF).ok()?, i8::try_from(number & 0x1F).ok()?).ok()
    }
}
