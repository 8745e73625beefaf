//! Values of a registry file, each checked against what its key wants.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::calendar::{Date, PartialDate};
use crate::config::Severity;
use crate::gazetteer::DataSet;
use crate::text::Span;

use super::Problem;

/// The file being read and what is wrong with it so far.
pub(super) struct Reader<'t> {
    file: Arc<str>,
    text: &'t str,
    /// First byte of each line.
    lines: Vec<usize>,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(file: &str, text: &'t str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        Self { file: file.into(), text, lines: std::iter::once(0).chain(breaks).collect(), problems: Vec::new() }
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// The line of a byte, from one.
    pub(super) fn line(&self, offset: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    pub(super) fn problem(&mut self, span: Span, message: impl Into<String>, help: Option<String>) {
        let file = Arc::clone(&self.file);
        self.problems.push(Problem { file, severity: Severity::Warning, span, message: message.into(), help });
    }

    pub(super) fn syntax_error(&mut self, error: &toml::de::Error) {
        let span = error.span().map_or(Span::at(0), Span::from);
        let end = span.end().min(self.text.len());
        let message = format!("this is not TOML: {}", error.message().lines().next().unwrap_or_default());
        self.problem(Span::new(span.start().min(end), end), message, None);
    }

    pub(super) fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[&'static str]) {
        let help = match nearest(key.get_ref(), known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        self.problem(key.span().into(), format!("unknown key `{}`", key.get_ref()), Some(help));
    }

    /// Reports a column that a table of `known` ones does not have.
    pub(super) fn unknown_column(&mut self, span: Span, name: &str, known: &[&'static str]) {
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        self.problem(span, format!("unknown column `{name}`"), Some(help));
    }

    /// Reports a source whose first word is the key of none of `known`.
    pub(super) fn unknown_data_set(&mut self, span: Span, key: &str, known: &[DataSet]) {
        let help = match nearest(key, known.iter().map(|data_set| &*data_set.key)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("add `{key} = {{ name = \"…\", licence = \"…\", date = … }}` to `[sources]`"),
        };
        self.problem(span, format!("`[sources]` has no `{key}`"), Some(help));
    }

    fn expected(&mut self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!("expected {wanted}, found {}", kind(value.get_ref()));
        self.problem(value.span().into(), message, None);
    }

    pub(super) fn table<'v, 'i>(&mut self, value: &'v Spanned<DeValue<'i>>, what: &str) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.expected(value, &format!("{what} to be a table"));
        }
        table
    }

    /// Every table of an array of tables, read by `read`.
    pub(super) fn rows<T>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        what: &str,
        mut read: impl FnMut(&mut Self, Row<'_, '_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(array) = value.get_ref().as_array() else {
            self.problem(
                value.span().into(),
                format!("`{what}` must be an array of tables"),
                Some(format!("write `[[{what}]]` above each row")),
            );
            return Vec::new();
        };
        let mut rows = Vec::with_capacity(array.len());
        for item in array {
            let Some(table) = self.table(item, &format!("`{what}`")) else { continue };
            rows.extend(read(self, Row { span: item.span().into(), table }));
        }
        rows
    }

    /// A string with something in it.
    pub(super) fn text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Box<str>> {
        match value.get_ref().as_str().map(str::trim) {
            Some("") => self.problem(value.span().into(), "this is empty", None),
            Some(text) => return Some(text.into()),
            None => self.expected(value, "a string"),
        }
        None
    }

    /// One string or a list of them.
    pub(super) fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Box<str>> {
        match value.get_ref().as_array() {
            Some(array) => array.iter().filter_map(|item| self.text(item)).collect(),
            None => self.text(value).into_iter().collect(),
        }
    }

    pub(super) fn flag(&mut self, value: &Spanned<DeValue<'_>>) -> bool {
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.expected(value, "true or false");
            false
        })
    }

    /// A whole number, not negative.
    pub(super) fn count(&mut self, value: &Spanned<DeValue<'_>>) -> Option<u64> {
        let count = value
            .get_ref()
            .as_integer()
            .and_then(|integer| u64::from_str_radix(integer.as_str(), integer.radix()).ok());
        if count.is_none() {
            self.expected(value, "a whole number");
        }
        count
    }

    /// Degrees north and east.
    pub(super) fn coordinates(&mut self, value: &Spanned<DeValue<'_>>) -> Option<(f64, f64)> {
        let numbers: Vec<f64> = value.get_ref().as_array().into_iter().flatten().filter_map(number).collect();
        match *numbers {
            [north, east] if (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east) => Some((north, east)),
            _ => {
                self.expected(value, "degrees north and east, such as `[46.2, 6.15]`");
                None
            }
        }
    }

    /// A day, written as a TOML date or as a string.
    pub(super) fn date(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Date> {
        let text = self.date_text(value)?;
        self.date_of(&text, value.span().into())
    }

    /// The day that `text` is.
    pub(super) fn date_of(&mut self, text: &str, span: Span) -> Option<Date> {
        let date = text.parse().ok();
        if date.is_none() {
            self.problem(span, format!("expected a day such as `2025-01-28`, found `{text}`"), None);
        }
        date
    }

    pub(super) fn dates(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<Date> {
        let mut dates: Vec<Date> = match value.get_ref().as_array() {
            Some(array) => array.iter().filter_map(|item| self.date(item)).collect(),
            None => self.date(value).into_iter().collect(),
        };
        dates.sort_unstable();
        dates
    }

    /// An EDTF date: a day, a month, a year, or less.
    pub(super) fn partial_date(&mut self, value: &Spanned<DeValue<'_>>) -> Option<PartialDate> {
        let text = self.date_text(value)?;
        self.partial_date_of(&text, value.span().into())
    }

    /// The EDTF date that `text` is.
    pub(super) fn partial_date_of(&mut self, text: &str, span: Span) -> Option<PartialDate> {
        let date = PartialDate::parse(text);
        if date.is_none() {
            let help = "write a day, month or year that the calendar has: `2025-01-28`, `2025-01`, `2025`".to_owned();
            self.problem(span, format!("`{text}` is not a date"), Some(help));
        }
        date
    }

    fn date_text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            _ => self.text(value).map(String::from),
        }
    }

    /// One of a closed list of words.
    pub(super) fn word<T: Copy>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(value)?;
        self.word_of(&text, value.span().into(), all, name)
    }

    /// The word of a closed list that `text` is.
    pub(super) fn word_of<T: Copy>(
        &mut self,
        text: &str,
        span: Span,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|word| name(*word) == text);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|word| name(*word)).collect();
            let help = match nearest(text, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of: {}", names.join(", ")),
            };
            self.problem(span, format!("unknown word `{text}`"), Some(help));
        }
        found
    }
}

/// One table of an array of tables.
#[derive(Clone, Copy)]
pub(super) struct Row<'v, 'i> {
    pub(super) span: Span,
    pub(super) table: &'v DeTable<'i>,
}

fn number(value: &Spanned<DeValue<'_>>) -> Option<f64> {
    match value.get_ref() {
        DeValue::Float(float) => float.as_str().parse().ok(),
        DeValue::Integer(integer) => integer.as_str().parse().ok(),
        _ => None,
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The word of `known` that `written` most likely stands for: at most two
/// slips away, and at most a third of its length.
pub(in crate::gazetteer) fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let length = written.chars().count();
    known
        .map(|word| (rapidfuzz::distance::osa::distance(written.chars(), word.chars()), word))
        .filter(|(slips, word)| *slips <= 2.min(length.max(word.chars().count()) / 3))
        // Of two that are as near, the one that begins alike was more likely meant.
        .min_by_key(|(slips, word)| (*slips, word.chars().next() != written.chars().next()))
        .map(|(_, word)| word)
}
