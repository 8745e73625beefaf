//! FollowTheMoney: an entity a line, of which people, positions and who occupied them are read.

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::TermEnd;
use crate::gazetteer::exchange::date::iso;
use crate::gazetteer::exchange::json::{at, begin, each, text};
use crate::gazetteer::exchange::plain::wikidata_item;
use crate::gazetteer::exchange::{ImportedTerm, Importer, Source};

/// A post that people occupy.
#[derive(Debug)]
struct Position {
    name: Box<str>,
    country: Option<Box<str>>,
    organization: Option<Box<str>>,
    wikidata: Option<Box<str>>,
}

/// That somebody occupied one, to be joined when all lines are read.
#[derive(Debug)]
struct Occupancy {
    file: Box<str>,
    line: u64,
    id: Box<str>,
    holder: Box<str>,
    post: Box<str>,
    start: Option<PartialDate>,
    end: TermEnd,
    link: Option<Box<str>>,
}

/// What lines refer to.
#[derive(Debug, Default)]
struct Things {
    positions: FxHashMap<Box<str>, Position>,
    bodies: FxHashMap<Box<str>, Box<str>>,
    occupancies: Vec<Occupancy>,
    seen: Option<Date>,
}

/// Reads entities into `importer`, in any order. Entities of other schemata are passed over.
pub fn import(sources: Vec<Source<'_>>, importer: &mut Importer) {
    let mut things = Things::default();
    for Source { name, reader } in sources {
        let Some(mut reader) = begin(&name, reader, importer) else { continue };
        let mut bytes = Vec::new();
        let before = importer.records();
        for line in 1.. {
            bytes.clear();
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    let message = format!("cannot be read on: {}", error.to_string().to_lowercase());
                    importer.problem(&name, line, message, None);
                    break;
                }
            }
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            importer.record();
            match serde_json::from_slice::<Value>(&bytes) {
                Ok(entity) => {
                    if let Err(message) = things.keep(&name, line, &entity, importer) {
                        importer.problem(&name, line, message, None);
                    }
                }
                Err(error) => {
                    let message = format!("this line is not JSON: {error}");
                    importer.problem(&name, line, message, Some("every line must be an entity of its own"));
                }
            }
        }
        if importer.records() == before {
            importer.problem(&name, 0, "this file is empty", None);
        }
    }
    if let Some(seen) = things.seen {
        importer.says_as_of(seen);
    }
    things.join(importer);
}

impl Things {
    fn keep(&mut self, file: &str, line: u64, entity: &Value, importer: &mut Importer) -> Result<(), String> {
        let id = entity.get("id").and_then(text).ok_or("this entity has no `id`")?;
        let Some(schema) = entity.get("schema").and_then(Value::as_str) else {
            return Err("this entity has no `schema`".to_owned());
        };
        let seen = entity.get("last_seen").and_then(Value::as_str).and_then(|day| day.get(..10)?.parse().ok());
        self.seen = self.seen.max(seen);
        let all = |key: &str| each(at(entity, &["properties", key])).iter().filter_map(text).collect::<Vec<Box<str>>>();
        let first = |key: &str| all(key).into_iter().next();
        let wikidata = || first("wikidataId").and_then(|item| wikidata_item(&item).map(Box::from));
        match schema {
            "Person" => {
                let mut names = all("name");
                // Among names in many scripts the caption is the one that is shown.
                let caption = entity.get("caption").and_then(text);
                if let Some(at) = caption.and_then(|caption| names.iter().position(|name| *name == caption)) {
                    names.swap(0, at);
                }
                let others: Vec<Box<str>> = names.drain(1.min(names.len())..).chain(all("alias")).collect();
                let name = names.pop().ok_or("this person has no `name`")?;
                let (latin, native): (Vec<_>, Vec<_>) = others.into_iter().partition(|name| is_latin(name));
                let wikidata = wikidata().or_else(|| wikidata_item(&id).map(Box::from));
                let person = importer.person(&id);
                person.name = name;
                person.aliases.extend(latin);
                person.native = native.into_iter().next();
                person.short = first("lastName");
                person.wikidata = wikidata;
            }
            "Position" => {
                let name = first("name").ok_or("this position has no `name`")?;
                let country = first("country").map(|country| country.to_uppercase().into());
                let position = Position { name, country, organization: first("organization"), wikidata: wikidata() };
                self.positions.insert(id, position);
            }
            "Occupancy" => {
                let (Some(holder), Some(post)) = (first("holder"), first("post")) else {
                    return Err("this occupancy has no `holder` or no `post`".to_owned());
                };
                let date = |text: &str| iso(text).ok_or_else(|| format!("`{text}` is not a date"));
                let start = first("startDate").as_deref().map(date).transpose()?;
                let end = match (first("endDate").as_deref().map(date).transpose()?, first("status").as_deref()) {
                    (Some(end), _) => TermEnd::On(end),
                    (None, Some("ended")) => TermEnd::Unknown,
                    (None, _) => TermEnd::Open,
                };
                let (file, address) = (file.into(), first("sourceUrl"));
                self.occupancies.push(Occupancy { file, line, id, holder, post, start, end, link: address });
            }
            // What a position can be in; the many firms, ships and addresses beside are passed over.
            "Organization" | "PublicBody" | "Company" => {
                if let Some(name) = first("name") {
                    self.bodies.insert(id, name);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn join(self, importer: &mut Importer) {
        for occupancy in self.occupancies {
            let Occupancy { file, line, id, holder, post, start, end, link } = occupancy;
            let Some(position) = self.positions.get(&post) else {
                importer.problem(&file, line, format!("this occupancy is of an unknown position, `{post}`"), None);
                continue;
            };
            let Some(person) = importer.known_person(&holder) else {
                importer.problem(&file, line, format!("this occupancy is of an unknown person, `{holder}`"), None);
                continue;
            };
            let body = position.organization.as_ref().and_then(|body| self.bodies.get(body)).cloned();
            person.terms.push(ImportedTerm {
                row: id,
                file,
                office: position.name.clone(),
                office_key: Some(position.wikidata.clone().unwrap_or(post)),
                body,
                country: position.country.clone(),
                start,
                end,
                links: link.into_iter().collect(),
                ..ImportedTerm::default()
            });
        }
    }
}

/// Whether a name is in Latin letters.
fn is_latin(name: &str) -> bool {
    name.chars()
        .filter(|c| c.is_alphabetic())
        .all(|c| u32::from(c) < 0x0250 || (0x1E00..0x1F00).contains(&u32::from(c)))
}
