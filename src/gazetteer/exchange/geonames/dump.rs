//! The tab-separated tables of GeoNames: places, countries, first-level units, other names.

use rustc_hash::FxHashMap;

use crate::gazetteer::PlaceKind;
use crate::gazetteer::exchange::plain::plain;
use crate::gazetteer::exchange::{ImportedPlace, Importer, Source};

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    places: Vec<ImportedPlace>,
    by_id: FxHashMap<Box<str>, usize>,
    /// Names of units: `US.TX`.
    units: FxHashMap<Box<str>, Box<str>>,
    /// Country codes by the name of their capital.
    capitals: FxHashMap<Box<str>, Box<str>>,
    /// How many places have too few people.
    small: usize,
    /// A row that has just been read.
    next: Option<ImportedPlace>,
    /// Names of places that were not read, or not kept.
    orphans: usize,
}

impl Found {
    /// Keeps a place, if enough people live there or it is a capital.
    pub(super) fn place(&mut self, place: ImportedPlace, importer: &Importer) {
        let is_city = place.kind == Some(PlaceKind::City);
        let few = place.population.unwrap_or(0) < importer.options().min_population;
        if is_city && few && place.capital_of.is_none() && !self.is_capital(&place) {
            self.small += 1;
            return;
        }
        self.by_id.insert(place.key.clone(), self.places.len());
        self.places.push(place);
    }

    pub(super) fn capital(&mut self, name: &str, country: &str) {
        if !name.is_empty() {
            self.capitals.insert(format!("{country} {name}").into(), country.into());
        }
    }

    fn is_capital(&self, place: &ImportedPlace) -> bool {
        let country = place.country.as_deref().unwrap_or_default();
        self.capitals.contains_key(format!("{country} {}", place.name).as_str())
    }

    /// Puts together what stands in different files.
    pub(super) fn finish(mut self, importer: &mut Importer) {
        for mut place in std::mem::take(&mut self.places) {
            if place.kind == Some(PlaceKind::City) && place.capital_of.is_none() && self.is_capital(&place) {
                place.capital_of.clone_from(&place.country);
            }
            if let Some(unit) = place.within.take() {
                let code = format!("{}.{unit}", place.country.as_deref().unwrap_or_default());
                place.within = Some(self.units.get(code.as_str()).cloned().unwrap_or_else(|| code.into()));
            }
            let mut known = vec![place.name.clone()];
            place.aliases.retain(|alias| {
                let is_new = !known.contains(alias);
                known.push(alias.clone());
                is_new
            });
            importer.place(place);
        }
        importer.leave_out(self.small);
    }
}

/// Which table a row is of, by its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Table {
    Places,
    Countries,
    Names,
    Units,
}

/// Reads one table row by row.
pub(super) fn read(source: Source<'_>, found: &mut Found, importer: &mut Importer) {
    let Source { name: file, mut reader } = source;
    let mut bytes = Vec::new();
    let mut table = None;
    for line in 1.. {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                importer.problem(&file, line, format!("cannot be read on: {}", error.to_string().to_lowercase()), None);
                break;
            }
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            importer.problem(&file, line, "this row is not UTF-8 text", None);
            continue;
        };
        let text = text.trim_end_matches(['\n', '\r']);
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = text.split('\t').collect();
        // What the first row is, all are.
        table = table.or_else(|| table_of(&cells));
        let Some(table) = table else {
            let help = "expected a file of GeoNames: places, countryInfo.txt, alternateNames or admin1CodesASCII.txt";
            importer.problem(&file, line, "this is no table of GeoNames", Some(help));
            return;
        };
        importer.record();
        if let Err(message) = row(table, &file, &cells, found) {
            importer.problem(&file, line, message, Some("get the file again, or mend this row"));
        } else if let Some(place) = found.next.take() {
            found.place(place, importer);
        }
    }
    if table.is_none() {
        importer.problem(&file, 0, "this file is empty", None);
    } else if found.orphans > 0 {
        let message = format!("{} names are of places that were not read before", found.orphans);
        importer.problem(&file, 0, message, Some("name the files of places before this one"));
        found.orphans = 0;
    }
}

/// By the columns that the readme of the dump lists.
fn table_of(cells: &[&str]) -> Option<Table> {
    let is_id = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match *cells {
        [id, ..] if cells.len() == 19 && is_id(id) => Some(Table::Places),
        [code, ..] if cells.len() >= 17 && code.len() == 2 => Some(Table::Countries),
        [code, _, _, id] if code.contains('.') && is_id(id) => Some(Table::Units),
        [name, place, ..] if (4..=10).contains(&cells.len()) && is_id(name) && is_id(place) => Some(Table::Names),
        _ => None,
    }
}

fn row(table: Table, file: &str, cells: &[&str], found: &mut Found) -> Result<(), String> {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
    let some = |at: usize| Some(cell(at)).filter(|text| !text.is_empty()).map(Box::<str>::from);
    match table {
        Table::Places => found.next = Some(place(file, cells)?),
        Table::Countries => {
            let (code, name) = (cell(0), plain(cell(4)));
            if code.len() != 2 || name.is_empty() {
                return Err("this country has no code or no name".to_owned());
            }
            found.capital(cell(5), code);
            found.next = Some(ImportedPlace {
                key: cell(16).into(),
                file: file.into(),
                name: name.into(),
                kind: Some(PlaceKind::Country),
                country: some(0),
                population: cell(7).parse().ok().filter(|population| *population > 0),
                ..ImportedPlace::default()
            });
        }
        Table::Units => {
            found.units.insert(cell(0).into(), plain(cell(1)).into());
        }
        Table::Names => name(cells, found),
    }
    Ok(())
}

fn place(file: &str, cells: &[&str]) -> Result<ImportedPlace, String> {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
    let some = |at: usize| Some(cell(at)).filter(|text| !text.is_empty()).map(Box::<str>::from);
    if cells.len() != 19 {
        return Err(format!("this row has {} cells where places have 19", cells.len()));
    }
    let degrees = |at: usize, most: f64| {
        let value: Option<f64> = cell(at).parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
        value.ok_or_else(|| format!("`{}` is no latitude or longitude", cell(at)))
    };
    let (name, ascii) = (plain(cell(1)), plain(cell(2)));
    if cell(0).is_empty() || name.is_empty() {
        return Err("this place has no id or no name".to_owned());
    }
    let code = cell(7);
    let kind = kind_of(cell(6), code);
    Ok(ImportedPlace {
        key: cell(0).into(),
        file: file.into(),
        // What a place is called in other languages has no language here, and many of it are no names.
        aliases: Some(ascii).filter(|ascii| !ascii.is_empty() && *ascii != name).map(Into::into).into_iter().collect(),
        name: name.into(),
        kind: Some(kind),
        country: some(8),
        within: some(10).filter(|unit| &**unit != "00" && !matches!(kind, PlaceKind::State | PlaceKind::Country)),
        capital_of: some(8).filter(|_| code == "PPLC"),
        tz: some(17),
        coordinates: Some((degrees(4, 90.0)?, degrees(5, 180.0)?)),
        population: cell(14).parse().ok().filter(|population| *population > 0),
        ..ImportedPlace::default()
    })
}

/// From GeoNames' classes and codes of features.
fn kind_of(class: &str, code: &str) -> PlaceKind {
    match (class, code) {
        ("P", _) => PlaceKind::City,
        ("A", "PCLI" | "PCL" | "PCLIX") => PlaceKind::Country,
        ("A", "PCLD" | "PCLF" | "PCLS" | "TERR") => PlaceKind::Territory,
        ("A", "ADM1" | "ADM1H") => PlaceKind::State,
        ("A" | "L" | "T", _) => PlaceKind::Region,
        ("H" | "U", _) => PlaceKind::Water,
        ("S", _) => PlaceKind::Seat,
        _ => PlaceKind::Other,
    }
}

/// A name in English: one of a place that was read; historic ones apart.
fn name(cells: &[&str], found: &mut Found) {
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default().trim();
    if cell(2) != "en" {
        return;
    }
    let Some(place) = found.by_id.get(cell(1)).and_then(|at| found.places.get_mut(*at)) else {
        found.orphans += 1;
        return;
    };
    let text: Box<str> = plain(cell(3)).into();
    let (is_preferred, is_historic) = (cell(4) == "1", cell(7) == "1");
    if text.is_empty() || text == place.name {
        return;
    }
    if is_historic {
        place.old_names.push(text);
    } else if is_preferred {
        let former = std::mem::replace(&mut place.name, text);
        place.aliases.push(former);
    } else {
        place.aliases.push(text);
    }
}
