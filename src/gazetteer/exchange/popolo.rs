//! Popolo: people, organisations, posts and memberships of parliaments and civic projects.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::calendar::PartialDate;
use crate::gazetteer::exchange::date::iso;
use crate::gazetteer::exchange::json::{ITEM, Record, Step, each, text, text_of, walk};
use crate::gazetteer::exchange::plain::wikidata_item;
use crate::gazetteer::exchange::{ImportedTerm, Importer, Source};
use crate::gazetteer::{Basis, TermEnd};

/// What memberships refer to.
#[derive(Debug, Default)]
struct Things {
    organizations: FxHashMap<Box<str>, Organization>,
    posts: FxHashMap<Box<str>, Post>,
    areas: FxHashMap<Box<str>, Box<str>>,
    events: FxHashMap<Box<str>, (Option<PartialDate>, TermEnd)>,
    memberships: Vec<Membership>,
}

#[derive(Debug)]
struct Organization {
    name: Option<Box<str>>,
    is_party: bool,
}

#[derive(Debug)]
struct Post {
    label: Option<Box<str>>,
    organization: Option<Box<str>>,
    area: Option<Box<str>>,
}

/// What a membership says, without the rest that files hold of it.
#[derive(Debug)]
struct Membership {
    file: Rc<str>,
    line: u64,
    id: Option<Box<str>>,
    person: Option<Box<str>>,
    post: Option<Box<str>>,
    organization: Option<Box<str>>,
    role: Option<Box<str>>,
    role_code: Option<Box<str>>,
    period: Option<Box<str>>,
    area: Option<Box<str>>,
    start: Option<Box<str>>,
    end: Option<Box<str>>,
}

/// Reads Popolo files into `importer`, lists in any order. A membership
/// without days of its own in a legislative period lasts as long as the
/// period; one of a party is no office.
pub fn import(sources: Vec<Source<'_>>, importer: &mut Importer) {
    let mut things = Things::default();
    for source in sources {
        let file: Rc<str> = source.name.as_str().into();
        walk(source, importer, step, |importer, Record { path, line, value }| {
            let Some(list) = path.first() else { return };
            importer.record();
            match list.as_str() {
                "persons" | "people" => person(&file, line, &value, &mut things, importer),
                "memberships" => things.memberships.push(membership(&file, line, None, &value)),
                _ => things.keep(list, &value),
            }
        });
    }
    for membership in std::mem::take(&mut things.memberships) {
        let (file, line) = (Rc::clone(&membership.file), membership.line);
        if let Err((message, help)) = things.term(membership, importer) {
            importer.problem(&file, line, message, help);
        }
    }
}

fn step(path: &[String]) -> Step {
    const LISTS: [&str; 7] = ["persons", "people", "organizations", "posts", "memberships", "areas", "events"];
    match path {
        [] => Step::Inside,
        [list] if LISTS.contains(&list.as_str()) => Step::Inside,
        [list, item] if LISTS.contains(&list.as_str()) && item == ITEM => Step::Record,
        _ => Step::Skip,
    }
}

fn membership(file: &Rc<str>, line: u64, person: Option<Box<str>>, value: &Value) -> Membership {
    let of = |key: &str| text_of(value, key);
    Membership {
        file: Rc::clone(file),
        line,
        id: of("id"),
        person: person.or_else(|| of("person_id")),
        post: of("post_id"),
        organization: of("organization_id"),
        role: of("role"),
        role_code: of("role_code"),
        period: of("legislative_period_id"),
        area: of("area_id"),
        start: of("start_date"),
        end: of("end_date"),
    }
}

fn person(file: &Rc<str>, line: u64, value: &Value, things: &mut Things, importer: &mut Importer) {
    let (Some(id), Some(name)) = (text_of(value, "id"), text_of(value, "name")) else {
        importer.problem(file, line, "this person has no `id` or no `name`", None);
        return;
    };
    let others = each(value.get("other_names").unwrap_or(&Value::Null)).iter().filter(|other| is_english(other));
    let others: Vec<Box<str>> = others.filter_map(|other| text_of(other, "name")).collect();
    let wikidata = each(value.get("identifiers").unwrap_or(&Value::Null)).iter().find_map(|identifier| {
        let is_item = identifier.get("scheme").and_then(Value::as_str) == Some("wikidata");
        let item = text_of(identifier, "identifier").filter(|_| is_item)?;
        wikidata_item(&item).map(Box::from)
    });
    for own in each(value.get("memberships").unwrap_or(&Value::Null)) {
        things.memberships.push(membership(file, line, Some(id.clone()), own));
    }
    let person = importer.person(&id);
    person.name = name;
    person.short = text_of(value, "family_name");
    person.aliases.extend(others);
    person.wikidata = wikidata.or_else(|| wikidata_item(&id).map(Box::from));
}

/// A name in a hundred languages helps nobody to read English.
fn is_english(other: &Value) -> bool {
    match other.get("lang").and_then(Value::as_str) {
        Some(language) => language == "en" || language.starts_with("en-"),
        None => other.get("note").and_then(Value::as_str) != Some("multilingual"),
    }
}

impl Things {
    fn keep(&mut self, list: &str, value: &Value) {
        let Some(id) = text_of(value, "id") else { return };
        match list {
            "organizations" => {
                let is_party = value.get("classification").and_then(text).as_deref() == Some("party");
                self.organizations.insert(id, Organization { name: text_of(value, "name"), is_party });
            }
            "posts" => {
                let label = text_of(value, "label").or_else(|| text_of(value, "role"));
                let (organization, area) = (text_of(value, "organization_id"), text_of(value, "area_id"));
                self.posts.insert(id, Post { label, organization, area });
            }
            "areas" => {
                if let Some(name) = text_of(value, "name") {
                    self.areas.insert(id, name);
                }
            }
            _ => {
                let start = text_of(value, "start_date").and_then(|text| iso(&text));
                let end = text_of(value, "end_date").and_then(|text| iso(&text));
                self.events.insert(id, (start, end.map_or(TermEnd::Open, TermEnd::On)));
            }
        }
    }

    fn term(&self, membership: Membership, importer: &mut Importer) -> Result<(), (String, Option<&'static str>)> {
        let post = membership.post.as_ref().and_then(|post| self.posts.get(post));
        let organization = membership.organization.as_ref().or_else(|| post?.organization.as_ref());
        let body = organization.and_then(|id| self.organizations.get(id));
        if body.is_some_and(|body| body.is_party) {
            return Ok(());
        }
        let Some(person) = &membership.person else {
            return Err(("this membership has no `person_id`".to_owned(), None));
        };
        let Some(office) = post.and_then(|post| post.label.clone()).or(membership.role) else {
            return Err(("this membership has neither a post nor a `role`".to_owned(), None));
        };
        let period = membership.period.and_then(|id| self.events.get(&id));
        let (own_start, own_end) = (date(membership.start)?, date(membership.end)?);
        let start = own_start.or_else(|| period.and_then(|period| period.0));
        let end = own_end.map(TermEnd::On).or_else(|| period.map(|period| period.1)).unwrap_or(TermEnd::Open);
        let area = membership.area.or_else(|| post?.area.clone());
        let Some(known) = importer.known_person(person) else {
            let help = Some("the file has no person of this id");
            return Err((format!("this membership is of an unknown person, `{person}`"), help));
        };
        known.terms.push(ImportedTerm {
            row: membership.id.unwrap_or_else(|| format!("line {}", membership.line).into()),
            file: (&*membership.file).into(),
            office,
            office_key: membership.role_code.or(membership.post),
            body: body.and_then(|body| body.name.clone()),
            area: area.map(|area| self.areas.get(&area).cloned().unwrap_or(area)),
            start,
            end,
            basis: if own_start.is_some() || period.is_none() { Basis::Published } else { Basis::Inferred },
            ..ImportedTerm::default()
        });
        Ok(())
    }
}

fn date(written: Option<Box<str>>) -> Result<Option<PartialDate>, (String, Option<&'static str>)> {
    let Some(written) = written else { return Ok(None) };
    let help = Some("Popolo writes dates as 2025, 2025-01 or 2025-01-28");
    iso(&written).map(Some).ok_or_else(|| (format!("`{written}` is not a date"), help))
}
