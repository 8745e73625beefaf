//! What importers hand over: people with their terms, places, the day it is all as of, and what could not be read.

use rustc_hash::FxHashMap;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{Basis, OfficeClass, PlaceKind, TermEnd, TermStatus};

/// What was read from other people's files. Nothing of it is mapped to our
/// ids: offices are labels and the source's own keys.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Import {
    /// Everyone, in the order in which the source first names them.
    pub people: Vec<ImportedPerson>,
    /// All places, in the order of the source.
    pub places: Vec<ImportedPlace>,
    /// The last day of which the source speaks, and how we know.
    pub as_of: Option<AsOf>,
    /// What could not be read, in the order in which it was met.
    pub problems: Vec<ImportProblem>,
    /// How many records were read, those left out on purpose included.
    pub records: usize,
    /// How many places were left out for having too few people.
    pub left_out: usize,
}

/// The last day of which a source speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// It was said by whoever asked for the import.
    Given(Date),
    /// The source says so itself.
    Written(Date),
    /// The newest start or sighting in the data: what came later it may not know.
    Newest(Date),
}

impl AsOf {
    /// The day.
    #[must_use]
    pub fn date(self) -> Date {
        match self {
            Self::Given(date) | Self::Written(date) | Self::Newest(date) => date,
        }
    }
}

/// A person of a source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedPerson {
    /// The source's own id, or the name where it has none.
    pub key: Box<str>,
    /// The full name in running text, capitals that mark a part of it taken back.
    pub name: Box<str>,
    /// Other full names, each once and none equal to `name`.
    pub aliases: Vec<Box<str>>,
    /// The name in its own script.
    pub native: Option<Box<str>>,
    /// The name used alone, where the source marks it.
    pub short: Option<Box<str>>,
    /// The Wikidata item, `Q` and digits.
    pub wikidata: Option<Box<str>>,
    /// Terms in the order of the source.
    pub terms: Vec<ImportedTerm>,
}

/// A stay in an office, as a source has it.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedTerm {
    /// What names the row in the source: its id, or its line.
    pub row: Box<str>,
    /// The file it is from.
    pub file: Box<str>,
    /// What the source calls the office.
    pub office: Box<str>,
    /// The source's id for the office, such as a Wikidata item.
    pub office_key: Option<Box<str>>,
    /// The department, cabinet, chamber or other body.
    pub body: Option<Box<str>>,
    /// The country: a two-letter code in capitals where the source has one, otherwise as it writes it.
    pub country: Option<Box<str>>,
    /// The part of the country: a state, a constituency.
    pub area: Option<Box<str>>,
    /// What kind of office the source says it is.
    pub class: Option<OfficeClass>,
    /// When it began, if the source says.
    pub start: Option<PartialDate>,
    /// When it ended. An end that is still to come is [`TermEnd::Open`].
    pub end: TermEnd,
    /// In what capacity.
    pub status: TermStatus,
    /// On what it rests.
    pub basis: Basis,
    /// Days on which the title was seen in use, in order.
    pub attested: Vec<Date>,
    /// The last day for which this row speaks, where it is not that of the whole source.
    pub as_of: Option<Date>,
    /// Addresses of documents the row names.
    pub links: Vec<Box<str>>,
}

impl Default for ImportedTerm {
    fn default() -> Self {
        Self {
            row: "".into(),
            file: "".into(),
            office: "".into(),
            office_key: None,
            body: None,
            country: None,
            area: None,
            class: None,
            start: None,
            end: TermEnd::Open,
            status: TermStatus::default(),
            basis: Basis::default(),
            attested: Vec::new(),
            as_of: None,
            links: Vec::new(),
        }
    }
}

/// A place of a source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportedPlace {
    /// The source's own id.
    pub key: Box<str>,
    /// The file it is from.
    pub file: Box<str>,
    /// The name in running text.
    pub name: Box<str>,
    /// What it is, where the source says.
    pub kind: Option<PlaceKind>,
    /// The country's two-letter code in capitals.
    pub country: Option<Box<str>>,
    /// The first-level unit: its name, or its code where the name is not known.
    pub within: Option<Box<str>>,
    /// The two-letter code of the country whose capital it is.
    pub capital_of: Option<Box<str>>,
    /// Other names in use.
    pub aliases: Vec<Box<str>>,
    /// What its people are called.
    pub demonyms: Vec<Box<str>>,
    /// What is of it.
    pub adjectives: Vec<Box<str>>,
    /// Names no longer in use.
    pub old_names: Vec<Box<str>>,
    /// IANA time zone.
    pub tz: Option<Box<str>>,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
    /// How many live there.
    pub population: Option<u64>,
}

/// Something in a source that could not be read. The rest was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The file's name, as it was given.
    pub file: Box<str>,
    /// The line, from one; 0 where the whole file is meant.
    pub line: u64,
    /// What is wrong, lower case, no full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl std::fmt::Display for ImportProblem {
    /// `post.csv:12: what is wrong; what to do`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}", self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "; {help}"))
    }
}

/// What an import needs to know beside the files.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The day the source is as of, if the person who asks knows it.
    pub as_of: Option<Date>,
    /// Today: no source can know what comes after it.
    pub today: Date,
    /// The country of rows that have none, as a two-letter code.
    pub country: Option<Box<str>>,
    /// The office of rows that have none, for lists of the holders of one office.
    pub office: Option<Box<str>>,
    /// Places with fewer people are left out, capitals excepted.
    pub min_population: u64,
}

impl ImportOptions {
    /// With nothing known but the day.
    #[must_use]
    pub fn on(today: Date) -> Self {
        Self { as_of: None, today, country: None, office: None, min_population: 0 }
    }
}

/// Gathers what importers read, one person a key.
#[derive(Debug)]
pub struct Importer {
    options: ImportOptions,
    import: Import,
    written_as_of: Option<Date>,
    by_key: FxHashMap<Box<str>, usize>,
}

impl Importer {
    /// With nothing read yet.
    #[must_use]
    pub fn new(options: ImportOptions) -> Self {
        Self { options, import: Import::default(), written_as_of: None, by_key: FxHashMap::default() }
    }

    pub(super) fn options(&self) -> &ImportOptions {
        &self.options
    }

    /// Notes that a file says as of when it is; the earliest of several counts.
    pub(super) fn says_as_of(&mut self, date: Date) {
        self.written_as_of = Some(self.written_as_of.map_or(date, |known| known.min(date)));
    }

    pub(super) fn records(&self) -> usize {
        self.import.records
    }

    pub(super) fn record(&mut self) {
        self.import.records += 1;
    }

    pub(super) fn problem(&mut self, file: &str, line: u64, message: impl Into<String>, help: Option<&str>) {
        let help = help.map(str::to_owned);
        self.import.problems.push(ImportProblem { file: file.into(), line, message: message.into(), help });
    }

    /// The person with this key, made if there is none yet.
    pub(super) fn person(&mut self, key: &str) -> &mut ImportedPerson {
        let people = &mut self.import.people;
        let at = *self.by_key.entry(key.into()).or_insert_with(|| {
            people.push(ImportedPerson { key: key.into(), ..ImportedPerson::default() });
            people.len() - 1
        });
        &mut self.import.people[at]
    }

    pub(super) fn known_person(&mut self, key: &str) -> Option<&mut ImportedPerson> {
        self.by_key.get(key).and_then(|at| self.import.people.get_mut(*at))
    }

    pub(super) fn place(&mut self, place: ImportedPlace) {
        self.import.places.push(place);
    }

    pub(super) fn terms(&mut self) -> impl Iterator<Item = &mut ImportedTerm> {
        self.import.people.iter_mut().flat_map(|person| &mut person.terms)
    }

    /// Notes places with too few people.
    pub(super) fn leave_out(&mut self, places: usize) {
        self.import.left_out += places;
    }

    /// What was read. Ends after the as-of day were only planned, and are
    /// open; people without a name go by their key; people without a term stay.
    #[must_use]
    pub fn finish(self) -> Import {
        let Self { options, mut import, written_as_of, .. } = self;
        import.as_of = match (options.as_of, written_as_of) {
            (Some(given), _) => Some(AsOf::Given(given)),
            (None, Some(written)) => Some(AsOf::Written(written)),
            (None, None) => newest(&import.people, options.today).map(AsOf::Newest),
        };
        // The newest start is only the least a source can know, so that an
        // end between it and today may well have been seen to happen.
        let known_to = match import.as_of {
            Some(AsOf::Given(date) | AsOf::Written(date)) => date,
            Some(AsOf::Newest(_)) | None => options.today,
        };
        for person in &mut import.people {
            if person.name.is_empty() {
                person.name = person.key.clone();
            }
            for term in &mut person.terms {
                // The day on which a file was last seen may be after the one it speaks of.
                term.as_of = term.as_of.map(|day| day.min(known_to));
                term.attested.retain(|day| *day <= known_to);
                let known_to = term.as_of.unwrap_or(known_to);
                if matches!(term.end, TermEnd::On(end) if end.earliest() > known_to) {
                    term.end = TermEnd::Open;
                }
            }
            merge_repeated(&mut person.terms);
            let mut known = vec![person.name.clone()];
            person.aliases.retain(|alias| {
                let is_new = !known.contains(alias);
                if is_new {
                    known.push(alias.clone());
                }
                is_new
            });
        }
        import
    }
}

/// Terms that say the same twice, as results of queries and lists of heads
/// of state and of government do, become one.
fn merge_repeated(terms: &mut Vec<ImportedTerm>) {
    let mut kept: Vec<ImportedTerm> = Vec::with_capacity(terms.len());
    for term in terms.drain(..) {
        let same = |known: &&mut ImportedTerm| {
            (&known.office, &known.office_key, &known.body, &known.country, &known.area)
                == (&term.office, &term.office_key, &term.body, &term.country, &term.area)
                && (known.start, known.end, known.status, known.as_of)
                    == (term.start, term.end, term.status, term.as_of)
        };
        match kept.iter_mut().find(same) {
            Some(known) => {
                known.attested.extend(term.attested);
                known.attested.sort_unstable();
                known.attested.dedup();
            }
            None => kept.push(term),
        }
    }
    *terms = kept;
}

/// The newest day in the data that was certainly not ahead when it was written.
fn newest(people: &[ImportedPerson], today: Date) -> Option<Date> {
    let terms = people.iter().flat_map(|person| &person.terms);
    let days = terms.flat_map(|term| {
        let start = term.start.as_ref().filter(|start| !start.is_qualified()).map(PartialDate::earliest);
        start.into_iter().chain(term.attested.iter().copied()).chain(term.as_of)
    });
    days.filter(|day| *day <= today).max()
}
