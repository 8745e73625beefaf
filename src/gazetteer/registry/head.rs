//! The head of a registry file: `[registry]` and `[sources]`.

use toml::Spanned;
use toml::de::DeValue;

use crate::calendar::Date;
use crate::gazetteer::DataSet;

use super::reader::Reader;

pub(super) const REGISTRY_KEYS: &[&str] = &["id", "as-of", "covers", "covers-from", "licence", "source"];
pub(super) const DATA_SET_KEYS: &[&str] = &["name", "licence", "date", "link"];

/// What `[registry]` says.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) id: Option<Box<str>>,
    pub(super) as_of: Option<Date>,
    pub(super) covers: Vec<(Box<str>, Date)>,
    pub(super) licence: Option<Box<str>>,
    pub(super) source: Option<Box<str>>,
}

pub(super) fn registry(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Option<Head> {
    let table = reader.table(value, "`[registry]`")?;
    let mut head = Head::default();
    let mut covers = Vec::new();
    let mut covers_from = None;
    for (key, value) in table {
        match &**key.get_ref() {
            "id" => head.id = reader.text(value),
            "as-of" => head.as_of = reader.date(value),
            "covers" => covers = reader.texts(value),
            "covers-from" => covers_from = reader.date(value),
            "licence" => head.licence = reader.text(value),
            "source" => head.source = reader.text(value),
            _ => reader.unknown_key(key, REGISTRY_KEYS),
        }
    }
    match covers_from {
        Some(from) => head.covers = covers.into_iter().map(|prefix| (prefix, from)).collect(),
        None if !covers.is_empty() => reader.problem(
            value.span().into(),
            "`covers` does not say from when",
            Some("add `covers-from = 2021-01-20`, the first day from which every holder is listed".to_owned()),
        ),
        None => {}
    }
    Some(head)
}

/// The data sets of `[sources]`: `ifg = "Institute for Government"`, or a
/// table of `name`, `licence`, `date` and `link`.
pub(super) fn data_sets(reader: &mut Reader<'_>, value: &Spanned<DeValue<'_>>) -> Vec<DataSet> {
    let Some(table) = reader.table(value, "`[sources]`") else { return Vec::new() };
    table.iter().filter_map(|(key, value)| data_set(reader, key.get_ref(), value)).collect()
}

fn data_set(reader: &mut Reader<'_>, key: &str, value: &Spanned<DeValue<'_>>) -> Option<DataSet> {
    let named = |name| DataSet { key: key.into(), name, licence: None, date: None, link: None };
    let DeValue::Table(table) = value.get_ref() else { return reader.text(value).map(named) };
    let mut data_set = named("".into());
    for (key, value) in table {
        match &**key.get_ref() {
            "name" => data_set.name = reader.text(value)?,
            "licence" => data_set.licence = reader.text(value),
            "date" => data_set.date = reader.date(value),
            "link" => data_set.link = reader.text(value),
            _ => reader.unknown_key(key, DATA_SET_KEYS),
        }
    }
    if data_set.name.is_empty() {
        let help = Some("add `name = \"…\"`, whose it is and what it is called".to_owned());
        reader.problem(value.span().into(), format!("the source `{key}` has no name"), help);
        return None;
    }
    Some(data_set)
}
