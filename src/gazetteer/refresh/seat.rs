//! The terms of an office put together: rows of several sources for one stay made one, ends that the next holder shows, and claims that contradict each other weakened.

use jiff::Span;

use crate::calendar::{Date, PartialDate};
use crate::gazetteer::{Basis, TermEnd, TermStatus};

use super::recipe::Editions;
use super::write::{Term, edtf};

/// Rows of one person in one office whose starts are this near are one term.
const SAME_TERM_DAYS: i32 = 45;

/// A source that moves a start by no more than this puts it right.
const PUT_RIGHT_DAYS: i32 = 75;

/// A day between two parts of one stay is no interruption.
const NO_GAP_DAYS: i32 = 2;

/// Two sources that have one seat handed over with less than this between
/// them mean one handover; more is left to a person to look at.
const HANDOVER_DAYS: i32 = 45;

/// Days from `from` to `to`, by the earliest reading of both.
fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Ends the rows of a list that is printed again and again, for one office
/// and one source: a row that was no longer printed has ended, and if the
/// next row began while editions came out, on the day on which that began.
/// Otherwise it ended on a day between the last edition that could still be
/// trusted to be new and the start of the next row. Where no other row
/// follows in the one seat, the row is as of that edition.
pub(super) fn end_by_editions(terms: &mut [Term], editions: &Editions, seats: u32) {
    terms.sort_by_key(|term| (term.stay.start.map(|start| start.latest()), term.stay.as_of));
    for at in (0..terms.len()).rev() {
        let (person, start) = (terms[at].person, terms[at].stay.start);
        // The same stay may be printed under two headings, of which one was given up.
        let printed = terms.iter().filter(|term| term.person == person && term.stay.start == start);
        let seen = printed.map(|term| term.stay.as_of).max().unwrap_or(terms[at].stay.as_of);
        if seen >= editions.last {
            continue;
        }
        // A second election: the same person printed with another day.
        if let Some(again) = terms.get(at + 1).filter(|again| again.person == person)
            && again.stay.start.is_some_and(|start| days(seen, start.latest()) <= PUT_RIGHT_DAYS)
        {
            let again = again.stay.clone();
            let stay = &mut terms[at].stay;
            (stay.end, stay.end_basis, stay.as_of, stay.cite) = (again.end, again.end_basis, again.as_of, again.cite);
            continue;
        }
        // What was last seen right after the gap was last printed right before it.
        let seen = editions.printed(seen);
        let next = terms.get(at + 1..).unwrap_or_default().iter().find(|next| next.person != person);
        let next = next.and_then(|next| next.stay.start).filter(|_| seats == 1);
        let stay = &mut terms[at].stay;
        let trusted = seen.saturating_sub(Span::new().days(editions.lag));
        match next {
            Some(next)
                if next.earliest() == next.latest()
                    && days(seen, next.latest()) <= i32::try_from(editions.lag).unwrap_or(0)
                    && stay.start.is_none_or(|start| start.latest() < next.earliest()) =>
            {
                stay.end = TermEnd::On(next);
                stay.end_basis = Basis::Inferred;
                stay.as_of = editions.last;
            }
            _ => {
                stay.as_of = stay.start.map_or(trusted, |start| trusted.max(start.latest()));
                let by_then = next.filter(|next| stay.as_of < next.earliest()).map(|next| next.latest());
                if let Some(end) = by_then.and_then(|by_then| PartialDate::between(stay.as_of, by_then)) {
                    stay.end = TermEnd::On(end);
                    stay.end_basis = Basis::Inferred;
                    stay.as_of = editions.last;
                }
            }
        }
    }
}

/// Makes one term of all rows for one stay, for one person and one office.
/// The terms come in the order in which their sources are believed.
pub(super) fn merge(terms: &mut Vec<Term>) {
    let mut merged: Vec<Term> = Vec::new();
    for of_source in terms.chunk_by_mut(|a, b| a.stay.source == b.stay.source) {
        for term in said_at_its_longest(without_breaks(of_source.to_vec())) {
            match merged.iter_mut().find(|known| is_same(known, &term)) {
                Some(known) => absorb(known, &term),
                None => merged.push(term),
            }
        }
    }
    *terms = without_breaks(merged);
}

/// Joins terms of which one goes on where the other stopped.
fn without_breaks(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_by_key(|term| term.stay.start.map(|start| start.earliest()));
    let mut joined: Vec<Term> = Vec::new();
    for term in terms {
        match joined.last_mut() {
            Some(last) if continues(last, &term) => {
                last.stay.end = term.stay.end;
                last.stay.end_basis = term.stay.end_basis;
                last.stay.as_of = last.stay.as_of.max(term.stay.as_of);
                add_cite(last, &term.stay.cite);
            }
            _ => joined.push(term),
        }
    }
    joined
}

/// Of the rows in which a source states one stay again and again, each time
/// with the end that was next, the one that reaches furthest.
fn said_at_its_longest(terms: Vec<Term>) -> Vec<Term> {
    let reach = |term: &Term| match &term.stay.end {
        TermEnd::Open => Date::MAX,
        TermEnd::On(end) => end.latest(),
        TermEnd::Unknown => Date::MIN,
    };
    let mut longest: Vec<Term> = Vec::new();
    for term in terms {
        let again = longest.iter_mut().find(|known| {
            let (a, b) = (&known.stay, &term.stay);
            a.start.is_some() && a.start == b.start && a.status == b.status && a.as_of == b.as_of
        });
        match again {
            Some(known) if reach(known) < reach(&term) => *known = term,
            Some(_) => {}
            None => longest.push(term),
        }
    }
    longest
}

/// Whether two rows speak of one stay: they begin together, or one of two
/// sources has it begin while the other has it going on.
fn is_same(known: &Term, other: &Term) -> bool {
    let (Some(a), Some(b)) = (&known.stay.start, &other.stay.start) else {
        return known.stay.status == other.stay.status;
    };
    let overlap = a.earliest() <= b.latest() && b.earliest() <= a.latest();
    let apart = days(a.latest().min(b.latest()), a.earliest().max(b.earliest()));
    let same_source = known.stay.source == other.stay.source;
    if same_source && (known.stay.status != other.stay.status || is_over_before(known, b) || is_over_before(other, a)) {
        return false;
    }
    if overlap || apart <= SAME_TERM_DAYS {
        return true;
    }
    let (early, late) = if a.earliest() <= b.earliest() { (known, b) } else { (other, a) };
    match &early.stay.end {
        // An end that only the next holder shows does not part what one source prints twice.
        TermEnd::On(end) => {
            let apart = known.stay.source != other.stay.source || early.stay.end_basis == Basis::Inferred;
            apart && days(late.latest(), end.earliest()) > NO_GAP_DAYS
        }
        TermEnd::Open => late.latest() <= early.stay.as_of,
        TermEnd::Unknown => false,
    }
}

/// Whether a row says itself that the stay was over by `start`.
fn is_over_before(term: &Term, start: &PartialDate) -> bool {
    let begins = term.stay.start.is_some_and(|own| own.latest() < start.earliest());
    let ends = matches!(&term.stay.end, TermEnd::On(end) if end.latest() <= start.earliest());
    begins && ends && term.stay.end_basis != Basis::Inferred
}

/// Takes from a row what the better one does not have.
fn absorb(known: &mut Term, other: &Term) {
    let (stay, more) = (&mut known.stay, &other.stay);
    let mut used = false;
    match (&stay.start, &more.start) {
        (None, Some(_)) => {
            stay.start = more.start;
            used = true;
        }
        (Some(have), Some(finer)) if is_within(finer, have) => {
            stay.start = more.start;
            used = true;
        }
        // A start that a source prints a little different later is put right; one much later is that of a second election.
        (Some(have), Some(later))
            if stay.source == more.source
                && stay.as_of < more.as_of
                && days(have.earliest(), later.earliest()).abs() <= PUT_RIGHT_DAYS =>
        {
            stay.start = more.start;
        }
        _ => {}
    }
    let after_start = |end: &PartialDate| stay.start.is_none_or(|start| start.earliest() <= end.latest());
    let takes_end = match (&stay.end, &more.end) {
        (TermEnd::Open, TermEnd::On(end)) => {
            after_start(end) && (stay.as_of <= end.latest() || stay.source == more.source)
        }
        (TermEnd::Unknown, TermEnd::On(end)) => after_start(end),
        (TermEnd::On(have), TermEnd::On(finer)) => {
            is_within(finer, have)
                || stay.end_basis == Basis::Inferred && more.end_basis != Basis::Inferred && after_start(finer)
        }
        _ => false,
    };
    // Who is still in office by one source has not left by the range that the next holder leaves.
    if let (TermEnd::On(range), TermEnd::Open) = (stay.end, more.end)
        && stay.end_basis == Basis::Inferred
        && stay.source != more.source
        && range.earliest() < more.as_of
        && let Some(end) = PartialDate::between(more.as_of, range.latest())
    {
        stay.end = TermEnd::On(end);
        used = true;
    }
    // A source may state one stay several times, each time with the end that was next.
    let longer = stay.source == more.source
        && stay.start == more.start
        && match (&stay.end, &more.end) {
            (TermEnd::On(_), TermEnd::Open) => stay.end_basis != Basis::Inferred,
            (TermEnd::On(have), TermEnd::On(later)) => have.latest() < later.earliest(),
            _ => false,
        };
    let takes_end = longer || takes_end && !(stay.source == more.source && stay.start == more.start);
    if takes_end {
        stay.end = more.end;
        stay.end_basis = more.end_basis;
        used = true;
    } else if stay.source == more.source
        && more.end == TermEnd::Open
        && matches!(stay.end, TermEnd::On(end) if end.latest() < more.as_of)
    {
        stay.end = TermEnd::Open;
        stay.end_basis = stay.basis;
    }
    if (more.end == stay.end || takes_end) && stay.as_of < more.as_of {
        stay.as_of = more.as_of;
        // The last edition says all that the ones before it said.
        if stay.source == more.source {
            stay.cite.clone_from(&more.cite);
        } else {
            used = true;
        }
    }
    stay.attested.extend(&more.attested);
    stay.attested.sort_unstable();
    stay.attested.dedup();
    if used {
        let cite = more.cite.clone();
        add_cite(known, &cite);
    }
}

fn add_cite(term: &mut Term, cite: &str) {
    if !term.stay.cite.split("; ").any(|known| known == cite) {
        term.stay.cite = format!("{}; {cite}", term.stay.cite);
    }
}

fn is_within(finer: &PartialDate, coarse: &PartialDate) -> bool {
    finer != coarse && coarse.earliest() <= finer.earliest() && finer.latest() <= coarse.latest()
}

/// Whether `next` goes on where `last` stopped.
fn continues(last: &Term, next: &Term) -> bool {
    let TermEnd::On(end) = &last.stay.end else { return false };
    let Some(start) = &next.stay.start else { return false };
    last.stay.status == next.stay.status && days(end.earliest(), start.latest()).abs() <= NO_GAP_DAYS
}

/// Looks at the one seat of an office: gives a term that is open by its
/// source, though somebody sits there later, an unknown end, and makes ends
/// that reach into the next term as coarse as the sources are apart.
/// What is further apart comes back as a note.
pub(super) fn settle(terms: &mut [Term], name: impl Fn(usize) -> String) -> Vec<String> {
    let mut notes = Vec::new();
    terms.sort_by_key(|term| (term.stay.start.map(|start| start.latest()), term.stay.source));
    for at in 0..terms.len() {
        let Some(next) = next_start(terms, at) else { continue };
        let (office, who) = (terms[at].stay.office.clone(), name(terms[at].person));
        let stay = &mut terms[at].stay;
        match stay.end {
            TermEnd::Open if stay.as_of >= next.earliest() => {
                if stay.start.is_some_and(|start| start.latest() >= next.earliest()) {
                    stay.as_of = next.earliest();
                } else {
                    stay.as_of = next.earliest().yesterday().unwrap_or(next.earliest());
                }
            }
            TermEnd::On(end) if end.earliest() > next.latest() => {
                let apart = days(next.latest(), end.earliest());
                if apart <= HANDOVER_DAYS {
                    stay.end =
                        PartialDate::between(next.earliest(), end.latest()).map_or(TermEnd::Unknown, TermEnd::On);
                } else {
                    notes.push(format!(
                        "{office}: {who} until {} and the next from {}: {apart} days",
                        edtf(&end),
                        edtf(&next)
                    ));
                    stay.end = TermEnd::Unknown;
                }
            }
            _ => {}
        }
    }
    notes
}

/// The start of the next term of somebody else that begins after this one.
fn next_start(terms: &[Term], at: usize) -> Option<PartialDate> {
    let this = terms.get(at)?;
    let start = this.stay.start?;
    // Who acts for somebody does not take the seat away.
    let takes_seat = |next: &&Term| this.stay.status != TermStatus::Full || next.stay.status == TermStatus::Full;
    let later = terms.iter().filter(|next| next.person != this.person && next.stay.status.is_in_office());
    let later = later.filter(takes_seat);
    let starts = later.filter_map(|next| next.stay.start);
    starts.filter(|next| next.earliest() > start.latest()).min_by_key(PartialDate::latest)
}
