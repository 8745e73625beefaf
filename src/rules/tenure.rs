//! What the records say of a title that stands with a name, on the day the text was written.

use crate::analysis::{Mention, Referent, TitleUse};
use crate::calendar::{Date, Tense};
use crate::gazetteer::{Gazetteer, Held, Office, OfficeClass, OfficeId, OfficialId, PlaceId, Title};
use crate::text::Span;

use super::{Check, Family, PassageContext, Rule, Severity, Specificity};

/// Where a title goes wrong, if it does. Only what is known for certain
/// decides: what the records leave open is [`Tenure::Fits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tenure {
    /// Right, or nobody can say.
    Fits,
    /// The person has left this office.
    Left(OfficeId),
    /// The person never held any office the title can mean.
    NeverHeld(OfficeId),
    /// The title says *former*, and the person is in the office.
    StillHeld(OfficeId),
}

/// A title with the official it is given to.
#[derive(Debug, Clone, Copy)]
pub(super) struct TitledOfficial<'a> {
    pub(super) official: OfficialId,
    pub(super) mention: &'a Mention,
    pub(super) title: &'a TitleUse,
    /// The title as it is written.
    written: &'a str,
    pub(super) date: Date,
}

/// A rule about titles that stand with names, all of which matter alike: the
/// records decide, and only where they leave nothing open.
pub(super) const fn rule(name: &'static str, check: fn(&mut PassageContext<'_>), page: &'static str) -> Rule {
    Rule {
        name,
        family: Family::Officials,
        severity: Some(Severity::Warning),
        elsewhere: &[],
        specificity: Specificity::Thing,
        traits: &[],
        check: Check::Passage(check),
        page,
    }
}

/// Words after which a title is told as it was at another time, or as
/// somebody wishes it.
#[rustfmt::skip]
const OTHER_TIMES: &[&str] = &[
    "under", "during", "then", "as", "by-then", "when", "since", "incoming", "future", "next", "nominee", "pick", "ex",
];

impl<'a> PassageContext<'a> {
    /// Every title that stands with the name of a known official in the
    /// writer's own words, if the text says when it was written.
    pub(super) fn titled_officials(&self) -> impl Iterator<Item = TitledOfficial<'a>> + use<'a> {
        let (passage, date, text) = (self.passage, self.premises.date, &*self.block.text);
        let own = passage.mentions.iter().filter(|mention| !mention.quoted);
        own.filter_map(move |mention| match mention.referent {
            Referent::Official(official) => Some((mention, official, date?)),
            _ => None,
        })
        .flat_map(move |(mention, official, date)| {
            mention.titles.iter().map(move |title| {
                let written = title.span.of(text).trim();
                TitledOfficial { official, mention, title, written, date }
            })
        })
    }

    /// Whether the words before `span` set the title in another time than
    /// the text's own, or the sentence tells of such a time.
    pub(super) fn is_of_another_time(&self, titled: &TitledOfficial<'_>) -> bool {
        let span = titled.title.span;
        let first = self.prose.token_at(span.start());
        let before = first.saturating_sub(2)..first;
        let Some(sentence) = self.prose.sentence_at(span.start()) else { return true };
        before.clone().any(|at| self.prose.is(at, OTHER_TIMES))
            || self.tells_of_the_past(sentence, titled)
            || self.is_bygone(span, titled.mention.span)
    }

    /// Whether the sentence has a date on which the title was right, or a
    /// year that is not the text's own.
    fn tells_of_the_past(&self, sentence: usize, titled: &TitledOfficial<'_>) -> bool {
        let Some(sentence) = self.block.sentences.get(sentence) else { return false };
        let inside = self.passage.dates.iter().filter(|date| sentence.span.covers(date.span));
        let years = |at: &usize| self.prose.word(*at).parse::<i16>().is_ok_and(|year| (1900..=2100).contains(&year));
        let other_year = sentence
            .tokens
            .clone()
            .filter(years)
            .any(|at| self.prose.word(at).parse::<i16>().is_ok_and(|year| year != titled.date.year()));
        other_year
            || inside.into_iter().any(|date| {
                date.resolve(titled.date, Tense::Past).is_some_and(|period| {
                    let held = |day| {
                        titled
                            .title
                            .offices
                            .iter()
                            .any(|office| self.gazetteer.held(titled.official, *office, day) == Held::Yes)
                    };
                    held(period.first) || held(period.last)
                })
            })
    }
}

/// What an office whose title is written as `written` is called on `date`,
/// and since or until when, if that title was not in use then.
pub(super) fn renamed(gazetteer: &Gazetteer, office: OfficeId, written: &str, date: Date) -> Option<Renamed> {
    let office = gazetteer.office(office)?;
    let is_it = |title: &&Title| {
        let cut = written.len().checked_sub(title.text.len()).and_then(|at| written.get(at..));
        cut.is_some_and(|end| end.eq_ignore_ascii_case(&title.text))
    };
    let longest = office
        .titles
        .iter()
        .filter(is_it)
        .max_by_key(|title| (title.text.len(), title.from.is_some() || title.to.is_some()))?;
    if longest.is_current(date) {
        return None;
    }
    Some(Renamed {
        old: longest.text.to_string(),
        now: office.title_on(date).to_owned(),
        from: longest.from.filter(|from| date < *from),
        to: longest.to.filter(|to| *to < date),
    })
}

/// A title that was not in use on a day.
#[derive(Debug)]
pub(super) struct Renamed {
    /// The title as it is written.
    pub(super) old: String,
    /// What the office is called on the day.
    pub(super) now: String,
    /// When the title came into use, if later.
    pub(super) from: Option<Date>,
    /// The last day of its use, if earlier.
    pub(super) to: Option<Date>,
}

impl TitledOfficial<'_> {
    /// What the records say of it.
    pub(super) fn tenure(&self, gazetteer: &Gazetteer) -> Tenure {
        let offices = self.offices(gazetteer);
        let held = |office: &OfficeId| gazetteer.held(self.official, *office, self.date);
        let left = |office: &&OfficeId| gazetteer.last_term(self.official, **office, self.date).is_some();
        let Some(first) = offices.first() else { return Tenure::Fits };
        if self.title.former.is_some() {
            let still = offices.iter().find(|office| held(office) == Held::Yes);
            let any_left = offices.iter().any(|office| left(&office));
            return still.filter(|_| !any_left).map_or(Tenure::Fits, |office| Tenure::StillHeld(*office));
        }
        let not_yet_in_office = self.title.qualifier.is_some();
        if not_yet_in_office || offices.iter().any(|office| held(office) != Held::No) {
            return Tenure::Fits;
        }
        offices.iter().find(left).map_or(Tenure::NeverHeld(*first), |office| Tenure::Left(*office))
    }

    /// The offices of the title that can be meant of this person; none where
    /// several share the title. Whoever has or had an office of that title is
    /// not taken for the holder of another country's, and `President` and
    /// `Prime Minister` are the very offices of which the person has a term;
    /// any other title of more than a word is that of the country in whose
    /// office the person is on the day, and *Prime Minister* of the one the
    /// person serves or served.
    fn offices(&self, gazetteer: &Gazetteer) -> Vec<OfficeId> {
        let offices = &self.title.offices;
        if self.title.shared {
            return Vec::new();
        }
        let Some(official) = gazetteer.official(self.official) else { return offices.clone() };
        let leads = |id: &OfficeId| {
            let class = gazetteer.office(*id).map(|office| office.class);
            matches!(class, Some(OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment))
        };
        // A president may be anybody's; a title of one word may be short for another.
        let presides = |id: &OfficeId| {
            let title = gazetteer.office(*id).map_or("", Office::title);
            title.contains("President") || !self.written.contains(char::is_whitespace)
        };
        let country = |id: OfficeId| gazetteer.office(id).and_then(|office| office.country);
        let own: Vec<OfficeId> =
            offices.iter().copied().filter(|id| official.terms.iter().any(|term| term.office == *id)).collect();
        if !own.is_empty() {
            let home: Vec<PlaceId> = own.iter().filter_map(|id| country(*id)).collect();
            let at_home = |id: &OfficeId| own.contains(id) || country(*id).is_some_and(|of| home.contains(&of));
            let all_lead = own.iter().all(leads);
            return offices
                .iter()
                .copied()
                .filter(|id| if all_lead { own.contains(id) } else { at_home(id) })
                .collect();
        }
        let of = |countries: &[PlaceId]| -> Vec<OfficeId> {
            offices.iter().copied().filter(|id| country(*id).is_some_and(|own| countries.contains(&own))).collect()
        };
        let in_office = official.terms.iter().filter(|term| term.held(self.date) == Held::Yes);
        let now: Vec<PlaceId> = in_office.filter_map(|term| country(term.office)).collect();
        let served: Vec<PlaceId> = official.terms.iter().filter_map(|term| country(term.office)).collect();
        let governs = self.written.to_lowercase().ends_with("prime minister");
        let home = if governs { of(&served) } else { of(&now) };
        if home.is_empty() || offices.iter().any(presides) { offices.clone() } else { home }
    }

    /// The office of the same title that the person is in elsewhere, and who is
    /// in the one that is meant: where the title names a country, the person
    /// has no office there, and the seat there is certainly somebody else's.
    pub(super) fn of_other_country(&self, gazetteer: &Gazetteer) -> Option<(OfficeId, OfficialId)> {
        let [meant] = self.title.offices.as_slice() else { return None };
        let is_plain = self.title.former.is_none() && self.title.qualifier.is_none() && !self.title.shared;
        let country = |id: OfficeId| gazetteer.office(id).and_then(|office| office.country);
        let there = country(*meant)?;
        let official = gazetteer.official(self.official).filter(|_| is_plain)?;
        if official.terms.iter().any(|term| country(term.office) == Some(there)) {
            return None;
        }
        let is_same = |title: &Title| {
            let cut = self.written.len().checked_sub(title.text.len()).and_then(|at| self.written.get(at..));
            cut.is_some_and(|end| end.eq_ignore_ascii_case(&title.text))
        };
        let is_own = |id: &OfficeId| gazetteer.office(*id).is_some_and(|office| office.titles.iter().any(is_same));
        let own = gazetteer.offices_on(self.official, self.date).map(|term| term.office).find(is_own)?;
        let mut holders = gazetteer.holders_on(*meant, self.date);
        let holder = holders.next()?;
        let has_one_seat = gazetteer.office(*meant).is_some_and(|office| office.seats == 1);
        (has_one_seat && holders.next().is_none()).then_some((own, holder))
    }

    /// The title and the name.
    pub(super) fn span(&self) -> Span {
        self.title.span.join(self.mention.span)
    }
}
