//! One row of a table, with what is joined to it, as a person and a term.

use csv::StringRecord;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::exchange::csv::Map;
use crate::gazetteer::exchange::csv::columns::{Bound, Column, Found, FoundJoin, Joint};
use crate::gazetteer::exchange::csv::table::Joined;
use crate::gazetteer::exchange::date::{NoDate, day};
use crate::gazetteer::exchange::plain::{marked_name, plain, wikidata_item};
use crate::gazetteer::exchange::{ImportedTerm, Importer};
use crate::gazetteer::{OfficeClass, TermEnd, TermStatus};

/// What every row of a table shares.
pub(super) struct Rows<'m> {
    pub(super) file: &'m str,
    pub(super) map: &'m Map,
    pub(super) bound: &'m Bound,
    pub(super) tables: &'m Joined,
}

/// Why a row is left out.
enum Left {
    /// The map says so.
    OnPurpose,
    /// It cannot be read.
    Broken(String, Option<String>),
}

impl From<NoDate> for Left {
    fn from(NoDate(text): NoDate) -> Self {
        let help = "say under `[dates]` of the map in which order day, month and year stand, or which word is `open` or `unknown`";
        Self::Broken(format!("`{text}` is not a date"), Some(help.to_owned()))
    }
}

impl Rows<'_> {
    /// Reads one row into `importer`; one that is broken is a problem and leaves nothing.
    pub(super) fn read(&self, line: u64, record: &StringRecord, importer: &mut Importer) {
        let joint = self.join(record);
        match self.terms(line, &joint, importer.options().country.as_deref()) {
            Ok(terms) => self.person(line, &joint, terms, importer),
            Err(Left::OnPurpose) => {}
            Err(Left::Broken(message, help)) => importer.problem(self.file, line, message, help.as_deref()),
        }
    }

    fn join<'r>(&'r self, main: &'r StringRecord) -> Joint<'r> {
        let mut joint = Joint { main, joined: Vec::with_capacity(self.map.join.len()) };
        for (join, found) in self.map.join.iter().zip(&self.bound.joins) {
            let mut rows: Vec<&StringRecord> = Vec::new();
            if let (Some(found), Some(table)) = (found, self.tables.table(&join.file)) {
                rows.extend(table.rows(&join.key, joint.get(found.on)));
                // The row that holds now is the one that has not ended, then the one that began last.
                let of = |record: &StringRecord, at: Option<usize>| {
                    at.and_then(|at| record.get(at)).unwrap_or_default().to_owned()
                };
                rows.sort_by_key(|record| {
                    let (start, end) = (of(record, found.start), of(record, found.end));
                    std::cmp::Reverse((end.is_empty(), start))
                });
            }
            joint.joined.push(rows);
        }
        joint
    }

    fn person(&self, line: u64, joint: &Joint<'_>, terms: Vec<ImportedTerm>, importer: &mut Importer) {
        let bound = self.bound;
        let mut names = joint.all(bound.name.as_ref()).into_iter();
        let Some(printed) = names.next() else {
            importer.problem(self.file, line, "this row has no name", Some("fill it in, or take the row out"));
            return;
        };
        let (name, marked) = self.name(&printed);
        let wikidata = wikidata_item(&joint.text(bound.wikidata.as_ref())).map(Box::from);
        let key = joint
            .some(bound.person.as_ref())
            .map(item_or_text)
            .or_else(|| wikidata.clone())
            .unwrap_or_else(|| name.as_str().into());
        let aliases = joint.text(bound.aliases.as_ref());
        let aliases = aliases.split(['|', ';']).map(plain).filter(|alias| !alias.is_empty());
        let other_names: Vec<Box<str>> =
            names.map(|printed| self.name(&printed).0).chain(aliases).map(Into::into).collect();
        let short = joint.some(bound.short.as_ref());
        let short = if self.map.names.capitals_mark_short { marked.map(Into::into) } else { short };
        let native = joint.some(bound.native.as_ref());
        let person = importer.person(&key);
        if person.name.is_empty() {
            person.name = name.into();
        } else if *person.name != *name {
            person.aliases.push(name.into());
        }
        person.aliases.extend(other_names);
        person.short = person.short.take().or(short);
        person.native = person.native.take().or(native);
        person.wikidata = person.wikidata.take().or(wikidata);
        person.terms.extend(terms);
    }

    /// The name in running text, and the part of it that capitals mark.
    fn name(&self, printed: &str) -> (String, Option<String>) {
        let turned = printed.split_once(',').filter(|_| self.map.names.family_first);
        let printed =
            turned.map_or_else(|| printed.to_owned(), |(family, given)| format!("{} {}", given.trim(), family.trim()));
        if self.map.names.capitals_mark_short { marked_name(&printed) } else { (printed, None) }
    }

    /// The term of a row, or its parts where the status changed on the way.
    fn terms(&self, line: u64, joint: &Joint<'_>, country: Option<&str>) -> Result<Vec<ImportedTerm>, Left> {
        let (bound, dates) = (self.bound, &self.map.dates);
        let office = joint.text(bound.office.as_ref());
        if office.is_empty() {
            let help = Some("fill it in, or take the row out".to_owned());
            return Err(Left::Broken("this row has no office".to_owned(), help));
        }
        let own_country = joint.some(bound.country.as_ref());
        let country = own_country.or_else(|| self.map.source.country.as_deref().or(country).map(Into::into));
        let attested = joint.each(bound.attested.as_ref()).iter().map(|text| self.day(text)).collect::<Result<_, _>>();
        let mut attested: Vec<Date> = attested?;
        attested.sort_unstable();
        attested.dedup();
        let as_of = joint.text(bound.as_of.as_ref());
        let term = ImportedTerm {
            row: joint.some(bound.row.as_ref()).unwrap_or_else(|| format!("line {line}").into()),
            file: self.file.into(),
            office: office.into(),
            office_key: joint.some(bound.office_key.as_ref()).map(item_or_text),
            body: joint.some(bound.body.as_ref()),
            country,
            area: joint.some(bound.area.as_ref()),
            class: self.class(&joint.text(bound.class.as_ref())),
            start: dates.start(&joint.text(bound.start.as_ref()))?,
            end: dates.end(&joint.text(bound.end.as_ref()))?,
            status: TermStatus::default(),
            basis: self.map.basis(),
            attested,
            as_of: if as_of.is_empty() { None } else { Some(self.day(&as_of)?) },
            links: joint.each(bound.links.as_ref()).into_iter().map(Into::into).collect(),
        };
        if let (Some(start), TermEnd::On(end)) = (&term.start, &term.end)
            && start.earliest() > end.latest()
        {
            let message = format!("this term ends ({end}) before it starts ({start})");
            return Err(Left::Broken(message, Some("check both dates, and their order in the map".to_owned())));
        }
        self.split(term, joint)
    }

    fn day(&self, text: &str) -> Result<Date, Left> {
        day(&self.map.dates, text).ok_or_else(|| Left::from(NoDate(text.to_owned())))
    }

    fn class(&self, word: &str) -> Option<OfficeClass> {
        let class = self.map.class.get(word).map_or(word, String::as_str);
        OfficeClass::ALL.into_iter().find(|known| known.name() == class)
    }

    /// `term` with its status, cut where a joined table says that it changed.
    fn split(&self, mut term: ImportedTerm, joint: &Joint<'_>) -> Result<Vec<ImportedTerm>, Left> {
        let Some(found) = &self.bound.status else { return Ok(vec![term]) };
        let Some((at, join, rows)) = self.dated(found, joint).filter(|(_, _, rows)| rows.len() > 1) else {
            let word = joint.text(Some(found));
            if self.ours(&word) == "title" {
                term.office = format!("{} {}", capitalised(&word), term.office).into();
            } else {
                term.status = self.status(&word)?;
            }
            return Ok(vec![term]);
        };
        let cell = |row: &StringRecord, at: Option<usize>| plain(at.and_then(|at| row.get(at)).unwrap_or_default());
        let mut parts: Vec<ImportedTerm> = Vec::with_capacity(rows.len());
        for row in rows.iter().rev() {
            let status = self.status(&cell(row, Some(at)))?;
            let start = self.map.dates.start(&cell(row, join.start))?;
            let end = self.map.dates.end(&cell(row, join.end))?;
            match parts.last_mut() {
                // The same status on both sides of a cut is no cut for us.
                Some(last) if last.status == status => last.end = end,
                _ => parts.push(ImportedTerm { start, end, status, ..term.clone() }),
            }
        }
        // The term itself says best when it began and ended.
        if let Some(first) = parts.first_mut() {
            first.start = term.start.or(first.start);
        }
        if let Some(last) = parts.last_mut() {
            last.end = term.end;
        }
        let many = parts.len() > 1;
        for (number, part) in parts.iter_mut().enumerate() {
            if many {
                part.row = format!("{} part {}", part.row, number + 1).into();
                part.attested.retain(|day| within(*day, part.start.as_ref(), &part.end));
            }
        }
        Ok(parts)
    }

    /// The dated join that a cell is in, with its rows.
    fn dated<'r>(&self, found: &Found, joint: &'r Joint<'r>) -> Option<(usize, &FoundJoin, &'r [&'r StringRecord])> {
        let Found::Columns(columns) = found else { return None };
        let [Column { table, at }] = columns.as_slice() else { return None };
        let join = table.checked_sub(1)?;
        let found = self.bound.joins.get(join)?.as_ref().filter(|join| join.start.is_some())?;
        Some((*at, found, joint.joined.get(join)?))
    }

    /// What the map says a word of the status column is, or the word itself.
    fn ours<'w>(&'w self, word: &'w str) -> &'w str {
        let known = self.map.status.iter().find(|(known, _)| known.to_lowercase() == word.to_lowercase());
        known.map_or(word, |(_, ours)| ours)
    }

    fn status(&self, word: &str) -> Result<TermStatus, Left> {
        match self.ours(word).to_lowercase().as_str() {
            "" => Ok(TermStatus::Full),
            "skip" => Err(Left::OnPurpose),
            "interim" | "ad interim" => Ok(TermStatus::Acting),
            ours => TermStatus::ALL.into_iter().find(|status| status.name() == ours).ok_or_else(|| {
                let help =
                    format!("say under `[status]` of the map what it is, as in `\"{word}\" = \"acting\"`, or \"skip\"");
                Left::Broken(format!("the status `{word}` is not known"), Some(help))
            }),
        }
    }
}

/// The number of a Wikidata item where its address is written; other keys as they are.
fn item_or_text(text: Box<str>) -> Box<str> {
    if text.contains("wikidata.org/") { wikidata_item(&text).map_or(text.clone(), Box::from) } else { text }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn within(day: Date, start: Option<&PartialDate>, end: &TermEnd) -> bool {
    start.is_none_or(|start| start.earliest() <= day) && !matches!(end, TermEnd::On(end) if end.latest() < day)
}
