//! congress-legislators: presidents, vice presidents and members of Congress of the United States, in YAML.

use crate::gazetteer::exchange::date::iso;
use crate::gazetteer::exchange::yaml::{Node, items};
use crate::gazetteer::exchange::{ImportedTerm, Importer, Source};
use crate::gazetteer::{OfficeClass, TermEnd};

/// Reads files into `importer`, a person at a time. The end of a running
/// term is the one that the law plans; ends to come are open.
pub fn import(sources: Vec<Source<'_>>, importer: &mut Importer) {
    for source in sources {
        let file = source.name.clone();
        items(source, importer, |importer, line, node| {
            importer.record();
            if let Err(message) = legislator(&file, line, &node, importer) {
                importer.problem(&file, line, message, None);
            }
        });
    }
}

fn legislator(file: &str, line: u64, node: &Node, importer: &mut Importer) -> Result<(), String> {
    let name = |key: &str| node.at(&["name", key]).text();
    let last = name("last").ok_or("this person has no `name` with a `last`")?;
    let join = |parts: &[Option<Box<str>>]| parts.iter().flatten().map(|part| &**part).collect::<Vec<_>>().join(" ");
    let usual = join(&[name("nickname").or_else(|| name("first")), Some(last.clone()), name("suffix")]);
    let in_full = || join(&[name("first"), name("middle"), Some(last.clone()), name("suffix")]);
    let written = name("official_full").map_or_else(in_full, String::from);
    let plain = join(&[name("first"), Some(last.clone()), name("suffix")]);
    let id = |key: &str| node.at(&["id", key]).text();
    let key = ["bioguide", "govtrack", "icpsr_prez"]
        .iter()
        .find_map(|key| id(key))
        .unwrap_or_else(|| written.as_str().into());
    let mut terms = Vec::new();
    for (at, row) in node.at(&["terms"]).list().iter().enumerate() {
        match term(file, &format!("{key} {}", at + 1), row) {
            Ok(term) => terms.push(term),
            Err(message) => importer.problem(file, row.line.max(line), message, None),
        }
    }
    for (at, row) in node.at(&["leadership_roles"]).list().iter().enumerate() {
        match leadership(file, &format!("{key} lead {}", at + 1), row) {
            Ok(term) => terms.push(term),
            Err(message) => importer.problem(file, row.line.max(line), message, None),
        }
    }
    let person = importer.person(&key);
    person.name = written.into();
    person.short = Some(last);
    person.aliases.extend([usual.into(), plain.into()]);
    person.wikidata = id("wikidata");
    person.terms.extend(terms);
    Ok(())
}

fn term(file: &str, row: &str, node: &Node) -> Result<ImportedTerm, String> {
    let kind = node.at(&["type"]).text().ok_or("this term has no `type`")?;
    let (office, body, class) = match &*kind {
        "prez" => ("President of the United States", None, OfficeClass::HeadOfState),
        "viceprez" => ("Vice President of the United States", None, OfficeClass::Deputy),
        "sen" => ("Senator", Some("United States Senate"), OfficeClass::Legislator),
        "rep" => ("Representative", Some("United States House of Representatives"), OfficeClass::Legislator),
        other => return Err(format!("`{other}` is no type of term; known are prez, viceprez, sen and rep")),
    };
    let state = node.at(&["state"]).text();
    // District 0 is a whole state.
    let district = node.at(&["district"]).text().filter(|district| &**district != "0");
    let area = match (state, district) {
        (Some(state), Some(district)) => Some(format!("{state}-{district}").into()),
        (state, _) => state,
    };
    let common = dated(file, row, node)?;
    Ok(ImportedTerm {
        office: office.into(),
        office_key: Some(kind),
        body: body.map(Into::into),
        area,
        class: Some(class),
        ..common
    })
}

fn leadership(file: &str, row: &str, node: &Node) -> Result<ImportedTerm, String> {
    let office = node.at(&["title"]).text().ok_or("this role has no `title`")?;
    let body = match node.at(&["chamber"]).text().as_deref() {
        Some("senate") => Some("United States Senate".into()),
        Some("house") => Some("United States House of Representatives".into()),
        _ => None,
    };
    Ok(ImportedTerm { office, body, class: Some(OfficeClass::Legislator), ..dated(file, row, node)? })
}

/// What every term has: days, country, where it stands.
fn dated(file: &str, row: &str, node: &Node) -> Result<ImportedTerm, String> {
    let date = |key: &str| match node.at(&[key]).text() {
        Some(text) => iso(&text).map(Some).ok_or_else(|| format!("`{text}` is not a date")),
        None => Ok(None),
    };
    Ok(ImportedTerm {
        row: row.into(),
        file: file.into(),
        country: Some("US".into()),
        start: date("start")?,
        end: date("end")?.map_or(TermEnd::Open, TermEnd::On),
        ..ImportedTerm::default()
    })
}
