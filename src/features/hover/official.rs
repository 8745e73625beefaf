//! Officials as of the document's date: which office, since when, which before, and who says so.

use std::borrow::Cow;

use crate::analysis::{DateOrigin, Mention, MentionForm, Referent};
use crate::calendar::{Date, PartialDate};
use crate::features::at::At;
use crate::gazetteer::{Basis, Gazetteer, Held, Layer, OfficeId, OfficialId, Provenance, Term, TermEnd, TermStatus};

use super::{Hover, HoverContent};

/// The day facts are shown as of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AsOf {
    /// The day; none if the document has none, and each record is shown as of its own.
    pub date: Option<Date>,
    /// Where the day is from.
    pub origin: Option<DateOrigin>,
}

/// A person of public office.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficialFacts {
    /// The full name.
    pub name: String,
    /// The name in its own script.
    pub native: Option<String>,
    /// The day the terms are sorted by.
    pub as_of: AsOf,
    /// The terms: those of the day, the uncertain ones, the earlier ones from
    /// the last, the later ones.
    pub terms: Vec<TermFacts>,
}

/// One stay in one office.
#[derive(Debug, Clone, PartialEq)]
pub struct TermFacts {
    /// The office.
    pub office: OfficeFacts,
    /// In what capacity.
    pub status: TermStatus,
    /// When it began.
    pub start: Option<PartialDate>,
    /// When it ended.
    pub end: TermEnd,
    /// How it lies to the day.
    pub when: When,
    /// On what it rests.
    pub basis: Basis,
    /// On what its end rests.
    pub end_basis: Basis,
    /// Days on which the title was seen in use.
    pub attested: Vec<Date>,
    /// Where it is from.
    pub record: Record,
}

/// An office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeFacts {
    /// Its number in the document's gazetteer.
    pub id: OfficeId,
    /// Its title on the day.
    pub title: String,
    /// The body it belongs to.
    pub body: Option<String>,
    /// The country it is an office of.
    pub country: Option<String>,
}

/// How a term lies to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// It was running.
    Now,
    /// It may have been running; the record does not say.
    Maybe,
    /// It was over.
    Earlier,
    /// It had not begun.
    Later,
}

/// Where a fact is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What the record itself names as its source.
    pub source: Option<String>,
    /// The file that has the record.
    pub file: String,
    /// Its line there; 0 where lines are not known.
    pub line: u32,
    /// The last day the record claims anything for.
    pub as_of: Option<Date>,
    /// The licence of its registry's facts, where the source does not say one.
    pub licence: Option<String>,
    /// Whose record it is.
    pub layer: Layer,
}

/// The official, office or person under the cursor: the name, or a title that stands with it.
pub(super) fn hover(at: &At<'_>) -> Option<Hover> {
    let mentions = &at.passage?.mentions;
    let by_name = at.pick(mentions, |mention| mention.span);
    let titled = |mention: &&Mention| mention.titles.iter().any(|title| title.span.touches(at.offset));
    let mention = by_name.or_else(|| mentions.iter().find(titled))?;
    let as_of = AsOf::of(at);
    let facts = |id: &OfficialId| official_facts(at.gazetteer(), *id, as_of);
    let content = match &mention.referent {
        Referent::Official(id) => HoverContent::Official(facts(id)?),
        Referent::AmbiguousOfficial(ids) => HoverContent::Officials(ids.iter().filter_map(facts).collect()),
        Referent::Office(id) => {
            let metonym = (mention.form == MentionForm::Place).then(|| at.text(mention.span).to_owned());
            office(at.gazetteer(), *id, as_of, metonym)?
        }
        Referent::Person(name) => HoverContent::Person(name.clone()),
        Referent::Place(_) | Referent::AmbiguousPlace(_) | Referent::Government(_) => return None,
    };
    Some(at.hover(mention.span, content))
}

impl AsOf {
    /// The day of the document.
    pub(in crate::features) fn of(at: &At<'_>) -> Self {
        let premises = at.premises();
        Self { date: premises.date, origin: premises.date_origin }
    }
}

/// All that `gazetteer` knows of an official, as of a day.
pub(in crate::features) fn official_facts(gazetteer: &Gazetteer, id: OfficialId, as_of: AsOf) -> Option<OfficialFacts> {
    let official = gazetteer.official(id)?;
    let mut terms: Vec<TermFacts> =
        official.terms.iter().filter_map(|term| term_facts(gazetteer, term, as_of)).collect();
    terms.sort_by(|one, other| {
        let started = |term: &TermFacts| term.start.map(|start| start.earliest());
        let latest_first = started(other).cmp(&started(one));
        let in_time = if one.when == When::Later { latest_first.reverse() } else { latest_first };
        one.when.cmp(&other.when).then(in_time)
    });
    let native = official.native.as_deref().map(str::to_owned);
    Some(OfficialFacts { name: official.name.to_string(), native, as_of, terms })
}

/// All that is known of `term`, as of a day.
pub(in crate::features) fn term_facts(gazetteer: &Gazetteer, term: &Term, as_of: AsOf) -> Option<TermFacts> {
    let record = Record::of(&term.provenance, term.as_of);
    let date = as_of.date.or(record.as_of);
    Some(TermFacts {
        office: office_facts(gazetteer, term.office, date)?,
        status: term.status,
        start: term.start,
        end: term.end,
        when: date.map_or(When::Maybe, |date| when(term, date)),
        basis: term.basis,
        end_basis: term.end_basis,
        attested: term.attested.clone(),
        record,
    })
}

/// How `term` lies to `date`. Where the record is not sure enough to decide
/// anything, its written dates still say which is more likely.
pub(in crate::features) fn when(term: &Term, date: Date) -> When {
    let over = matches!(&term.end, TermEnd::On(end) if end.latest() < date);
    let to_come = term.start.is_some_and(|start| date < start.earliest());
    match term.held(date) {
        Held::Yes => When::Now,
        Held::No if to_come => When::Later,
        Held::No => When::Earlier,
        Held::Unknown if over => When::Earlier,
        Held::Unknown if to_come => When::Later,
        Held::Unknown if term.end == TermEnd::Unknown && term.as_of.is_some_and(|as_of| as_of <= date) => When::Earlier,
        Held::Unknown => When::Maybe,
    }
}

/// An office and who held it on a day.
pub(super) fn office(
    gazetteer: &Gazetteer,
    id: OfficeId,
    as_of: AsOf,
    metonym: Option<String>,
) -> Option<HoverContent> {
    let holders = gazetteer.holders(id).filter_map(|holder| {
        let mut facts = official_facts(gazetteer, holder, as_of)?;
        facts.terms.retain(|term| term.office.id == id && matches!(term.when, When::Now | When::Maybe));
        (!facts.terms.is_empty()).then_some(facts)
    });
    let mut holders: Vec<OfficialFacts> = holders.collect();
    // Where somebody surely held it, nobody is shown who only may have.
    let is_sure = |holder: &OfficialFacts| holder.terms.iter().any(|term| term.when == When::Now);
    if holders.iter().any(is_sure) {
        holders.retain(is_sure);
    }
    let office = office_facts(gazetteer, id, as_of.date)?;
    Some(HoverContent::Office { office, holders, as_of, metonym })
}

fn office_facts(gazetteer: &Gazetteer, id: OfficeId, date: Option<Date>) -> Option<OfficeFacts> {
    let office = gazetteer.office(id)?;
    let country = office.country.and_then(|country| gazetteer.place(country));
    Some(OfficeFacts {
        id,
        title: date.map_or_else(|| office.title(), |date| office.title_on(date)).to_owned(),
        body: office.body.as_deref().map(str::to_owned),
        country: country.map(|country| country.name.to_string()),
    })
}

impl Record {
    /// The record at `provenance`, which claims nothing after `as_of`.
    pub(super) fn of(provenance: &Provenance, as_of: Option<Date>) -> Self {
        let registry = &provenance.registry;
        let source = provenance.source_in_words().map(Cow::into_owned);
        // The name of a data set brings its licence.
        let spelt_out = source.as_deref() != provenance.source.as_deref();
        Self {
            licence: registry.licence.as_deref().filter(|_| !spelt_out).map(str::to_owned),
            source,
            file: registry.file.to_string(),
            line: provenance.line,
            as_of: as_of.or(registry.as_of),
            layer: registry.layer,
        }
    }
}
