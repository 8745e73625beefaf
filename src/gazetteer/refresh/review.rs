//! The disagreements between sources and the gazetteer that a person has looked at, kept beside the recipe, so that only new ones are news.

use std::fmt;

use rustc_hash::FxHashSet;

use super::coverage::Disagreement;

/// Who is right, as the table of a review says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The source goes on printing who has left.
    Late,
    /// The source is wrong: a slip, another person, another office.
    Wrong,
    /// The sources mean different days by the start or the end, such as the vote and the oath; ours is of the one believed first.
    Differs,
    /// We are coarse on purpose, since the sources contradict each other.
    Coarse,
    /// The term was over before the time of which the tables speak.
    Before,
}

/// A disagreement that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Who says what.
    pub disagreement: Disagreement,
    /// Who is right.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// What a review leaves: disagreements that nobody has looked at, and entries that no source bears out any more.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Unreviewed {
    /// Not in the table.
    pub fresh: Vec<Disagreement>,
    /// In the table, and nothing disagrees so.
    pub stale: Vec<Disagreement>,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 5] = [Self::Late, Self::Wrong, Self::Differs, Self::Coarse, Self::Before];

    /// As the table has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Wrong => "wrong",
            Self::Differs => "differs",
            Self::Coarse => "coarse",
            Self::Before => "before",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reads a table of reviewed disagreements: `set,person,office,theirs,ours,verdict,reason`.
///
/// # Errors
///
/// Where a row has not these cells, a verdict is none, a reason is missing, or
/// a disagreement stands there twice, with the line.
pub fn reviewed(text: &str) -> Result<Vec<Reviewed>, String> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let mut seen = FxHashSet::default();
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |at: usize| record.get(at).unwrap_or_default().trim().to_owned();
        let disagreement =
            Disagreement { set: cell(0), person: cell(1), office: cell(2), theirs: cell(3), ours: cell(4) };
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == cell(5)).ok_or_else(|| {
            format!("{line}: `{}` is no verdict; known are {}", cell(5), Verdict::ALL.map(Verdict::name).join(", "))
        })?;
        if cell(6).is_empty() {
            return Err(format!("{line}: no reason is given"));
        }
        if !seen.insert(disagreement.clone()) {
            return Err(format!("{line}: this disagreement was said above"));
        }
        all.push(Reviewed { disagreement, verdict, reason: cell(6) });
    }
    Ok(all)
}

/// Holds what disagrees now against what was looked at.
#[must_use]
pub fn unreviewed(disagreements: &[Disagreement], reviewed: &[Reviewed]) -> Unreviewed {
    let now: FxHashSet<&Disagreement> = disagreements.iter().collect();
    let known: FxHashSet<&Disagreement> = reviewed.iter().map(|reviewed| &reviewed.disagreement).collect();
    Unreviewed {
        fresh: disagreements.iter().filter(|disagreement| !known.contains(disagreement)).cloned().collect(),
        stale: reviewed
            .iter()
            .map(|reviewed| &reviewed.disagreement)
            .filter(|disagreement| !now.contains(disagreement))
            .cloned()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Verdict, reviewed, unreviewed};
    use crate::gazetteer::refresh::Disagreement;

    const TABLE: &str = "set,person,office,theirs,ours,verdict,reason\n\
        press,Tom Dale,zz.president,2012-05-01/,end 2016-11-10,late,printed for a month more\n\
        press,Ada Kerr,zz.president,2018-03-01/,missing,wrong,a deputy\n";

    fn disagreement(person: &str, ours: &str) -> Disagreement {
        let [set, office, theirs] = ["press", "zz.president", "2012-05-01/"].map(str::to_owned);
        Disagreement { set, person: person.to_owned(), office, theirs, ours: ours.to_owned() }
    }

    #[test]
    fn only_what_nobody_looked_at_and_what_is_no_longer_so_is_left() {
        let table = reviewed(TABLE).unwrap();
        assert_eq!(table.iter().map(|entry| entry.verdict).collect::<Vec<_>>(), [Verdict::Late, Verdict::Wrong]);
        let now = [disagreement("Tom Dale", "end 2016-11-10"), disagreement("Tom Dale", "end 2016-11-12")];
        let left = unreviewed(&now, &table);
        assert_eq!(left.fresh, now[1..], "another end is another disagreement");
        assert_eq!(left.stale.iter().map(|entry| &*entry.person).collect::<Vec<_>>(), ["Ada Kerr"]);
    }

    #[test]
    fn a_row_without_a_verdict_or_a_reason_says_where() {
        for (from, to, wanted) in [
            (",late,", ",perhaps,", "2: `perhaps` is no verdict"),
            (",a deputy", ",", "3: no reason"),
            (
                "press,Ada Kerr,zz.president,2018-03-01/,missing",
                "press,Tom Dale,zz.president,2012-05-01/,end 2016-11-10",
                "3: ",
            ),
        ] {
            let error = reviewed(&TABLE.replace(from, to)).unwrap_err();
            assert!(error.starts_with(wanted), "{error}");
        }
    }
}
