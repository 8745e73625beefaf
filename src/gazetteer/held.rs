//! Who held what on a day, in three values: yes, no, and not known, of which only the first two decide anything.

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{Basis, Gazetteer, OfficeId, OfficialId, Term, TermEnd};

/// Whether somebody held an office on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// Certainly, by a record that was right on that day or later.
    Yes,
    /// Certainly not.
    No,
    /// The records do not say.
    Unknown,
}

impl Term {
    /// Whether this term was running on `date`. A date before the first day
    /// or after the last is a no; the last day itself is not known, since on
    /// it both the old and the new holder may be meant; nor is any day that
    /// the written dates leave open, or that comes after the day the row is
    /// as of. A row from memory alone, or about somebody who was not yet in
    /// office, never says yes.
    #[must_use]
    pub fn held(&self, date: Date) -> Held {
        let started = self.started(date);
        let ended = self.ended(date);
        let held = match (started, ended) {
            (Held::No, _) | (_, Held::Yes) => Held::No,
            (Held::Yes, Held::No) => Held::Yes,
            _ => Held::Unknown,
        };
        if held == Held::Yes && !self.status.is_in_office() { Held::Unknown } else { held }
    }

    /// Whether it had begun by `date`.
    fn started(&self, date: Date) -> Held {
        if self.attested.first().is_some_and(|first| *first <= date) {
            return Held::Yes;
        }
        match &self.start {
            Some(start) if decides(self.basis, start) => {
                if date < start.earliest() {
                    Held::No
                } else if start.latest() <= date {
                    Held::Yes
                } else {
                    Held::Unknown
                }
            }
            _ => Held::Unknown,
        }
    }

    /// Whether it was over before `date`.
    fn ended(&self, date: Date) -> Held {
        if self.attested.last().is_some_and(|last| date <= *last) {
            return Held::No;
        }
        match &self.end {
            // To have seen a title in use until some day says nothing of the days after.
            TermEnd::Open if matches!(self.basis, Basis::Memory | Basis::Attested) => Held::Unknown,
            TermEnd::Open => {
                self.as_of.map_or(Held::Unknown, |as_of| if date <= as_of { Held::No } else { Held::Unknown })
            }
            TermEnd::On(end) if decides(self.end_basis, end) => {
                if date < end.earliest() {
                    Held::No
                } else if end.latest() < date {
                    Held::Yes
                } else {
                    Held::Unknown
                }
            }
            TermEnd::On(_) | TermEnd::Unknown => Held::Unknown,
        }
    }

    /// Whether a day is covered by what the row claims. After it even a
    /// known end does not say that the person has not come back.
    fn speaks_of(&self, date: Date) -> bool {
        self.as_of.is_some_and(|as_of| date <= as_of)
    }
}

/// Whether a written date may decide anything.
fn decides(basis: Basis, date: &PartialDate) -> bool {
    basis != Basis::Memory && !date.is_qualified()
}

impl Gazetteer {
    /// Whether `official` held `office` on `date`.
    ///
    /// *Yes* if a term says so. *No* only if no term may have been running
    /// and one of these settles it: the person had left it by a row that is
    /// as of `date` or later; or, for somebody known to have served the same
    /// country or body, another certainly sat in the only seat, or every
    /// holder of the office on that day is listed. Of those who served
    /// elsewhere nothing is denied, since a title does not say of which
    /// country it is: not every `Vice President` is that of the United States.
    #[must_use]
    pub fn held(&self, official: OfficialId, office: OfficeId, date: Date) -> Held {
        let mut left = false;
        let mut open = false;
        for term in self.terms(official).filter(|term| term.office == office && term.status.is_in_office()) {
            match term.held(date) {
                Held::Yes => return Held::Yes,
                Held::Unknown => open = true,
                Held::No => left |= term.ended(date) == Held::Yes && term.speaks_of(date),
            }
        }
        if open {
            return Held::Unknown;
        }
        let filled = || self.is_complete(office, date) || self.only_seat_taken(official, office, date);
        if left || self.served_same(official, office) && filled() { Held::No } else { Held::Unknown }
    }

    /// The day the records end, if that alone is why they do not say whether
    /// `official` held `office` on `date`: until then they do.
    #[must_use]
    pub fn records_end_before(&self, official: OfficialId, office: OfficeId, date: Date) -> Option<Date> {
        if self.held(official, office, date) != Held::Unknown {
            return None;
        }
        let own = self.terms(official).filter(|term| term.office == office && term.status.is_in_office());
        let own = own.filter_map(|term| term.as_of).max();
        let of_office = || self.served_same(official, office).then(|| self.known_to(office)).flatten();
        let end = own.or_else(of_office).filter(|end| *end < date)?;
        (self.held(official, office, end) != Held::Unknown).then_some(end)
    }

    /// The offices that `official` certainly held on `date`.
    pub fn offices_on(&self, official: OfficialId, date: Date) -> impl Iterator<Item = &Term> {
        self.terms(official).filter(move |term| term.held(date) == Held::Yes)
    }

    /// Who certainly held `office` on `date`.
    pub fn holders_on(&self, office: OfficeId, date: Date) -> impl Iterator<Item = OfficialId> {
        self.holders(office).filter(move |official| {
            self.terms(*official).any(|term| term.office == office && term.held(date) == Held::Yes)
        })
    }

    /// The last term that `official` had certainly finished by `date` in `office`.
    #[must_use]
    pub fn last_term(&self, official: OfficialId, office: OfficeId, date: Date) -> Option<&Term> {
        self.terms(official).rfind(|term| term.office == office && term.ended(date) == Held::Yes)
    }

    /// Whether every holder of `office` on `date` is listed: the office says
    /// from when, and each of its rows is as of that day or later.
    fn is_complete(&self, office: OfficeId, date: Date) -> bool {
        let Some(row) = self.office(office) else { return false };
        row.complete_from.is_some_and(|from| from <= date) && self.known_to(office).is_some_and(|to| date <= to)
    }

    /// The last day for which the holders of `office` are known.
    fn known_to(&self, office: OfficeId) -> Option<Date> {
        let row = self.office(office)?;
        row.as_of.max(row.known_until)
    }

    /// Whether `official` has a term in any office of the country of
    /// `office`, or of its body where it has no country.
    fn served_same(&self, official: OfficialId, office: OfficeId) -> bool {
        let Some(wanted) = self.office(office) else { return false };
        self.terms(official).filter_map(|term| self.office(term.office)).any(|own| match wanted.country {
            Some(country) => own.country == Some(country),
            None => own.country.is_none() && own.body == wanted.body,
        })
    }

    fn only_seat_taken(&self, official: OfficialId, office: OfficeId, date: Date) -> bool {
        self.office(office).is_some_and(|office| office.seats == 1)
            && self.holders_on(office, date).any(|holder| holder != official)
    }

    fn terms(&self, official: OfficialId) -> impl DoubleEndedIterator<Item = &Term> {
        self.official(official).into_iter().flat_map(|official| &official.terms)
    }
}
