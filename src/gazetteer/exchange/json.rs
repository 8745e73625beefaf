//! JSON read front to back: only one record of a file is in memory at a time.

use std::cell::Cell;
use std::fmt;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::gazetteer::exchange::plain::some_plain;
use crate::gazetteer::exchange::{Importer, Source};

/// What a path has for an element of a list.
pub(super) const ITEM: &str = "[]";

/// What is done at a place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Look into it.
    Inside,
    /// Read it whole.
    Record,
    /// Pass over it.
    Skip,
}

/// A part of a file that was read whole.
#[derive(Debug)]
pub(super) struct Record {
    /// Where it stands: keys of objects, and [`ITEM`] for elements of lists.
    /// Empty at the end of each of several documents in one file.
    pub(super) path: Vec<String>,
    /// Its first line, from one.
    pub(super) line: u64,
    /// What it is.
    pub(super) value: Value,
}

/// Walks a file, and hands over the parts that `step` asks for. Where the
/// file is broken the walk ends with a problem; what came before is used.
pub(super) fn walk(
    source: Source<'_>,
    importer: &mut Importer,
    step: impl Fn(&[String]) -> Step,
    mut read: impl FnMut(&mut Importer, Record),
) {
    let Source { name, reader } = source;
    let line = Rc::new(Cell::new(1));
    let Some(reader) = begin(&name, reader, importer) else { return };
    let mut json = serde_json::Deserializer::from_reader(Lines { reader, line: Rc::clone(&line) });
    let mut documents = 0;
    while json.end().is_err() {
        let mut path = Vec::new();
        let mut take = |path: &[String], line, value| read(importer, Record { path: path.to_vec(), line, value });
        let walk = Walk { path: &mut path, line: &line, step: &step, read: &mut take };
        if let Err(error) = walk.deserialize(&mut json) {
            importer.problem(&name, error.line() as u64, in_words(&error), help(&error));
            return;
        }
        documents += 1;
        read(importer, Record { path: Vec::new(), line: line.get(), value: Value::Null });
    }
    if documents == 0 {
        importer.problem(&name, 0, "this file is empty", None);
    }
}

/// Passes over a byte order mark; refuses UTF-16.
pub(super) fn begin<'r>(
    name: &str,
    mut reader: Box<dyn BufRead + 'r>,
    importer: &mut Importer,
) -> Option<Box<dyn BufRead + 'r>> {
    let start = match reader.fill_buf() {
        Ok(start) => start,
        Err(error) => {
            importer.problem(name, 0, format!("cannot be read: {}", error.to_string().to_lowercase()), None);
            return None;
        }
    };
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        importer.problem(name, 1, "this is UTF-16 text", Some("save the file as UTF-8"));
        return None;
    }
    if start.starts_with("\u{feff}".as_bytes()) {
        reader.consume(3);
    }
    Some(reader)
}

fn in_words(error: &serde_json::Error) -> String {
    match error.classify() {
        serde_json::error::Category::Io => format!("cannot be read on: {}", error.to_string().to_lowercase()),
        serde_json::error::Category::Eof => "the file ends in the middle of its JSON".to_owned(),
        _ => format!("this is not JSON: {error}"),
    }
}

fn help(error: &serde_json::Error) -> Option<&'static str> {
    (!error.is_io()).then_some("what stands before this line was read; get the file again, or mend it here")
}

/// Counts the lines that were read.
struct Lines<R> {
    reader: R,
    line: Rc<Cell<u64>>,
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let breaks = memchr::memchr_iter(b'\n', buffer.get(..read).unwrap_or_default()).count();
        self.line.set(self.line.get() + breaks as u64);
        Ok(read)
    }
}

/// One place of the walk. It goes no deeper than `serde_json` lets it: 128 levels.
struct Walk<'w, S, F> {
    path: &'w mut Vec<String>,
    line: &'w Rc<Cell<u64>>,
    step: &'w S,
    read: &'w mut F,
}

impl<'de, S: Fn(&[String]) -> Step, F: FnMut(&[String], u64, Value)> DeserializeSeed<'de> for Walk<'_, S, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match (self.step)(self.path) {
            Step::Skip => serde::Deserialize::deserialize(deserializer).map(|IgnoredAny| ()),
            Step::Record => {
                let line = self.line.get();
                let value = serde::Deserialize::deserialize(deserializer)?;
                (self.read)(self.path, line, value);
                Ok(())
            }
            Step::Inside => deserializer.deserialize_any(self),
        }
    }
}

impl<'de, S: Fn(&[String]) -> Step, F: FnMut(&[String], u64, Value)> Visitor<'de> for Walk<'_, S, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Walk { path, line, step, read } = self;
        while let Some(key) = map.next_key::<String>()? {
            path.push(key);
            map.next_value_seed(Walk { path: &mut *path, line, step, read: &mut *read })?;
            path.pop();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Walk { path, line, step, read } = self;
        path.push(ITEM.to_owned());
        while list.next_element_seed(Walk { path: &mut *path, line, step, read: &mut *read })?.is_some() {}
        path.pop();
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The value behind keys, one inside the other; [`Value::Null`] where there is none.
pub(super) fn at<'v>(value: &'v Value, keys: &[&str]) -> &'v Value {
    keys.iter().fold(value, |value, key| value.get(key).unwrap_or(&Value::Null))
}

/// The elements of a list; one value alone is a list of itself, and null of none.
pub(super) fn each(value: &Value) -> &[Value] {
    match value {
        Value::Array(list) => list,
        Value::Null => &[],
        one => std::slice::from_ref(one),
    }
}

/// A text made plain: a string, a number, or the English of
/// `{"lang:en": …}` and of `{"en": …}`, or whatever language comes first.
pub(super) fn text(value: &Value) -> Option<Box<str>> {
    match value {
        Value::String(text) => some_plain(text),
        Value::Number(number) => Some(number.to_string().into()),
        Value::Object(languages) => {
            let english = ["lang:en", "en", "lang:en-GB", "en-GB"].iter().find_map(|key| languages.get(*key));
            english.or_else(|| languages.values().next()).and_then(Value::as_str).and_then(some_plain)
        }
        _ => None,
    }
}

/// The text behind a key.
pub(super) fn text_of(value: &Value, key: &str) -> Option<Box<str>> {
    value.get(key).and_then(text)
}
