//! Stays in our offices as a source has them: its rows with the office found by its label, the name made plain, the row cited.

use unicode_normalization::UnicodeNormalization;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::exchange::{Import, ImportedPerson, ImportedTerm};
use crate::gazetteer::{Basis, OfficeClass, TermEnd, TermStatus};

use super::recipe::{DataFile, DataSource, Exclusion, Labels, Meant, Short, status};

/// A person of one file.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// Whether the source writes foreign names in its own way.
    pub transliterates: bool,
    /// The source's own id, or the name.
    pub key: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub short: Option<String>,
    pub wikidata: Option<String>,
}

/// A stay in one of our offices, as one source has it.
#[derive(Debug, Clone)]
pub(super) struct Stay {
    /// Whose, as a number of a list of [`Known`].
    pub who: usize,
    pub source: usize,
    pub office: String,
    pub start: Option<PartialDate>,
    pub end: TermEnd,
    pub end_basis: Basis,
    pub status: TermStatus,
    pub basis: Basis,
    pub attested: Vec<Date>,
    pub as_of: Date,
    pub cite: String,
}

/// What sources say of our offices.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub people: Vec<Known>,
    pub stays: Vec<Stay>,
}

impl Said {
    /// Takes in what was imported from one file.
    pub(super) fn take(
        &mut self,
        at: usize,
        source: &DataSource,
        file: &DataFile,
        import: &Import,
        labels: &Labels,
        exclusions: &[Exclusion],
    ) {
        for person in &import.people {
            let mut names = Names::of(person, source, file);
            if !is_latin(&names.name) {
                continue;
            }
            let who = self.people.len();
            let before = self.stays.len();
            for term in &person.terms {
                let Some((office, by_title)) = office_of(source, file, term, labels) else { continue };
                let stay = Stay {
                    who,
                    source: at,
                    office,
                    start: term.start,
                    end: term.end,
                    end_basis: Basis::default(),
                    status: [by_title, names.status, Some(term.status)]
                        .into_iter()
                        .flatten()
                        .next()
                        .unwrap_or_default(),
                    basis: term.basis,
                    attested: term.attested.clone(),
                    as_of: as_of(term, source, file),
                    cite: cite(source, file, person, term),
                };
                if !is_excluded(&stay, source, person, &names, exclusions) {
                    self.stays.push(stay);
                }
            }
            if self.stays.len() > before {
                self.people.push(Known {
                    transliterates: source.editions.is_some(),
                    key: person.key.to_string(),
                    name: std::mem::take(&mut names.name),
                    aliases: names.aliases,
                    short: names.short,
                    wikidata: person.wikidata.as_deref().map(str::to_owned),
                });
            }
        }
    }
}

fn as_of(term: &ImportedTerm, source: &DataSource, file: &DataFile) -> Date {
    let last = source.editions.as_ref().map_or(file.as_of, |editions| editions.last);
    term.as_of.map_or(last, |seen| seen.min(last))
}

fn cite(source: &DataSource, file: &DataFile, person: &ImportedPerson, term: &ImportedTerm) -> String {
    let seen = term.as_of.map(|date| date.to_string()).unwrap_or_default();
    let cite = source.cite.replace("{group}", &file.group).replace("{key}", &person.key).replace("{seen}", &seen);
    let cite = cite.replace("{country}", term.country.as_deref().unwrap_or_default());
    let cite = cite.replace("{row8}", term.row.get(..8).unwrap_or(&term.row)).replace("{row}", &term.row);
    format!("{} {}", source.key, cite.trim())
}

/// The office a row means, and the capacity that its title says.
fn office_of(
    source: &DataSource,
    file: &DataFile,
    term: &ImportedTerm,
    labels: &Labels,
) -> Option<(String, Option<TermStatus>)> {
    let found = |office: &str| {
        source.labels.iter().find_map(|template| {
            // A template that speaks of the office is no use where the row has none.
            let blank = template.contains("{office}") && office.is_empty();
            if blank { None } else { labels.meant(&file.group, &label(template, office, term)) }
        })
    };
    let (capacity, bare) = without_capacity(&term.office, source);
    let exact = source.labels.first().and_then(|template| {
        labels.meant(&file.group, &label(template, &term.office, term)).filter(|_| !term.office.is_empty())
    });
    if exact.is_none() && source.skip.iter().any(|word| has_word(&term.office, word)) {
        return None;
    }
    match exact.or_else(|| found(bare))? {
        Meant::Office(office) => Some((office.clone(), capacity)),
        Meant::Nothing => None,
    }
}

fn label(template: &str, office: &str, term: &ImportedTerm) -> String {
    template
        .replace("{office}", office)
        .replace("{country}", term.country.as_deref().unwrap_or_default())
        .replace("{area}", term.area.as_deref().unwrap_or_default())
        .replace("{body}", term.body.as_deref().unwrap_or_default())
        .replace("{class}", term.class.map(OfficeClass::name).unwrap_or_default())
}

/// Takes the word for a capacity off the front of a title or a name.
fn without_capacity<'t>(text: &'t str, source: &DataSource) -> (Option<TermStatus>, &'t str) {
    for (word, capacity) in &source.status {
        if let Some(rest) = strip_words(text, word) {
            return (status(capacity), rest);
        }
    }
    (None, text)
}

/// What is left of `text` without the words of `front` at its head, whatever their case.
fn strip_words<'t>(text: &'t str, front: &str) -> Option<&'t str> {
    let head = text.get(..front.len())?;
    let rest = text.get(front.len()..)?;
    let ends = rest.is_empty() || rest.starts_with(' ') || front.ends_with('.');
    (ends && head.to_lowercase() == front.to_lowercase()).then(|| rest.trim_start())
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|found| found.to_lowercase() == word.to_lowercase())
}

fn is_excluded(
    stay: &Stay,
    source: &DataSource,
    person: &ImportedPerson,
    names: &Names,
    exclusions: &[Exclusion],
) -> bool {
    exclusions.iter().any(|exclusion| {
        let fits =
            |wanted: &Option<String>, found: &[&str]| wanted.as_deref().is_none_or(|wanted| found.contains(&wanted));
        let start = stay.start.map(|start| super::write::edtf(&start)).unwrap_or_default();
        fits(&exclusion.source, &[&source.key])
            && fits(&exclusion.office, &[&stay.office])
            && fits(&exclusion.person, &[&person.key, &person.name, &names.name])
            && fits(&exclusion.start, &[&start])
    })
}

/// The names of a person of a source, made plain.
struct Names {
    name: String,
    aliases: Vec<String>,
    short: Option<String>,
    status: Option<TermStatus>,
}

impl Names {
    fn of(person: &ImportedPerson, source: &DataSource, file: &DataFile) -> Self {
        let (status, name) = plain(&person.name, source);
        let mut aliases: Vec<String> = person.aliases.iter().map(|alias| plain(alias, source).1).collect();
        aliases.retain(|alias| *alias != name);
        let mut names = Self { short: person.short.as_deref().map(str::to_owned), name, aliases, status };
        // A peer is known by the name from before the peerage.
        if is_peer(&names.name)
            && let Some(at) = names.aliases.iter().position(|alias| !is_peer(alias))
        {
            let common = names.aliases.remove(at);
            names.aliases.insert(0, std::mem::replace(&mut names.name, common));
        }
        if names.short.is_none() {
            let is_given_first = file.given_first.contains(&names.name);
            let rule = if is_given_first { Short::Last } else { file.short };
            names.short = used_alone(&names.name, rule);
        }
        names
    }
}

/// Whether a name is written in our script: in another one no briefing has it.
fn is_latin(name: &str) -> bool {
    name.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c < '\u{250}' || ('\u{1E00}'..'\u{1F00}').contains(&c))
}

fn is_peer(name: &str) -> bool {
    ["Lord ", "Baroness ", "Viscount ", "Earl ", "The Lord ", "The Baroness "].iter().any(|rank| name.starts_with(rank))
}

/// A name without what a source puts before and behind it.
fn plain(name: &str, source: &DataSource) -> (Option<TermStatus>, String) {
    let mut rest = name.trim();
    let mut capacity = None;
    loop {
        let (found, bare) = without_capacity(rest, source);
        capacity = capacity.or(found);
        let bare = source.strip.iter().find_map(|front| strip_words(bare, front)).unwrap_or(bare);
        if bare == rest {
            break;
        }
        rest = bare;
    }
    // Behind a comma stands what is no part of the name, but for a suffix.
    let mut parts = rest.split(',').map(str::trim);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    if let Some(suffix) = parts.next().filter(|suffix| matches!(*suffix, "Jr." | "Jr" | "Sr." | "Sr" | "III")) {
        plain = format!("{plain} {suffix}");
    }
    let mut plain = plain.split(" (").next().unwrap_or_default();
    if !is_peer(plain) {
        plain = plain.split(" of ").next().unwrap_or_default();
    }
    let plain = plain.trim_matches(|c: char| c == '"' || c.is_whitespace());
    (capacity, plain.chars().filter(|c| *c != '\u{200B}').nfc().collect())
}

/// The name used alone by the rule of the file.
fn used_alone(name: &str, rule: Short) -> Option<String> {
    let words: Vec<&str> = name.split(' ').collect();
    match rule {
        Short::None => None,
        Short::First => words.first().filter(|_| words.len() > 1).map(|word| (*word).to_owned()),
        Short::Last => {
            let is_suffix = |word: &&&str| matches!(**word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV");
            let end = words.len() - words.iter().rev().take_while(is_suffix).count();
            let last = end.checked_sub(1).filter(|last| *last > 0)?;
            // Particles in small letters belong to what follows: `von der Leyen`.
            let is_particle = |word: &&&str| word.chars().all(|c| c.is_lowercase() || c == '\'');
            let particles = words.get(1..last).unwrap_or_default().iter().rev().take_while(is_particle).count();
            Some(words.get(last - particles..end)?.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Short, used_alone};

    #[test]
    fn the_name_used_alone_takes_its_particles_along_and_leaves_suffixes() {
        for (name, alone) in [
            ("Ada von der Marsch", Some("von der Marsch")),
            ("Tom Dale Jr.", Some("Dale")),
            ("Ines de la Fuente", Some("de la Fuente")),
            ("Madonna", None),
        ] {
            assert_eq!(used_alone(name, Short::Last).as_deref(), alone, "{name}");
        }
        assert_eq!(used_alone("Ma Tesang", Short::First).as_deref(), Some("Ma"));
        assert_eq!(used_alone("Ma Tesang", Short::None), None);
    }
}
