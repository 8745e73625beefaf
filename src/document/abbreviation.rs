//! Abbreviations that end in a stop, and what the stop says about the end of a sentence.

/// What sort of abbreviation a word with its stop is, which decides whether
/// a sentence can end with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Abbreviation {
    /// `Mr.`, `Gov.`, `St.`: a name follows, never a new sentence.
    Title,
    /// `Nov.`: a day follows, or a sentence that opens like one.
    Month,
    /// `U.S.`, `D.C.`, `Calif.`: an adjective as often as a noun.
    Geographic,
    /// `Inc.`, `Jr.`: closes a name.
    NameEnd,
    /// `a.m.`: a day or a zone can follow.
    Time,
    /// `No.`, `p.`: only before a figure.
    Numbered,
    /// `vs.`, `e.g.`: always in mid-sentence.
    Latin,
    /// `etc.`: as often last as not.
    Closing,
    /// `J.`: an initial.
    Initial,
    /// `Ph.D.`, `B.B.C.`: any other letters with stops.
    Letters,
}

/// The longest word in the table below, in bytes.
const LONGEST: usize = 7;

/// Sorts `word`, which has no final stop, if it is written as an
/// abbreviation with one. Letters with inner stops (`U.S`) are told by their
/// form, all others by a table of English usage.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut letters = word.chars();
    let first = letters.next()?;
    if letters.next().is_none() {
        return match first {
            'c' | 'p' | 'n' => Some(Abbreviation::Numbered),
            'v' => Some(Abbreviation::Latin),
            _ => first.is_uppercase().then_some(Abbreviation::Initial),
        };
    }
    if word.contains('.') {
        return spelled(word);
    }
    if word.len() > LONGEST || !word.is_ascii() {
        return None;
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return lower(word);
    }
    first.is_uppercase().then(|| capitalised(word)).flatten()
}

/// Letters with stops between them.
fn spelled(word: &str) -> Option<Abbreviation> {
    if word.split('.').any(|part| part.is_empty() || part.chars().count() > 2) {
        return None;
    }
    Some(match word {
        "a.m" | "p.m" | "A.M" | "P.M" => Abbreviation::Time,
        "e.g" | "i.e" => Abbreviation::Latin,
        "U.S" | "U.K" | "U.N" | "D.C" | "E.U" | "U.A.E" | "U.S.A" | "U.S.S.R" | "N.Y" | "N.J" | "N.C" | "S.C"
        | "N.H" | "N.M" | "N.D" | "S.D" | "W.Va" | "R.I" | "L.A" | "B.C" | "P.R" => Abbreviation::Geographic,
        _ => Abbreviation::Letters,
    })
}

fn lower(word: &str) -> Option<Abbreviation> {
    Some(match word {
        "vs" | "cf" | "viz" | "al" | "ca" | "approx" => Abbreviation::Latin,
        "etc" => Abbreviation::Closing,
        "pp" | "para" | "paras" | "nos" | "no" | "vol" | "fig" | "sec" | "art" | "ch" => Abbreviation::Numbered,
        _ => return None,
    })
}

fn capitalised(word: &str) -> Option<Abbreviation> {
    Some(match word {
        "Mr" | "Mrs" | "Ms" | "Mx" | "Dr" | "Gov" | "Govs" | "Sen" | "Sens" | "Rep" | "Reps" | "Gen" | "Col" | "Lt"
        | "Sgt" | "Capt" | "Cmdr" | "Adm" | "Maj" | "Cpl" | "Pvt" | "Rev" | "Hon" | "Prof" | "St" | "Ste" | "Pres"
        | "Amb" | "Supt" | "Insp" | "Det" | "Dep" | "Min" | "Mt" | "Ft" | "Brig" | "Fr" | "Sr" | "Messrs" | "Del"
        | "Atty" | "Asst" | "DR" | "MR" | "MRS" | "MS" | "Secy" => Abbreviation::Title,
        "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sep" | "Sept" | "Oct" | "Nov" | "Dec" => {
            Abbreviation::Month
        }
        "Ala" | "Ariz" | "Ark" | "Calif" | "Colo" | "Conn" | "Fla" | "Ga" | "Ill" | "Ind" | "Kan" | "Ky" | "La"
        | "Md" | "Mass" | "Mich" | "Minn" | "Miss" | "Mo" | "Mont" | "Neb" | "Nev" | "Okla" | "Ore" | "Pa" | "Tenn"
        | "Tex" | "Va" | "Vt" | "Wash" | "Wis" | "Wyo" | "Ont" | "Que" => Abbreviation::Geographic,
        "Inc" | "Corp" | "Co" | "Cos" | "Ltd" | "Bros" | "Jr" | "Esq" | "Assn" | "Dept" | "Univ" | "Ave" | "Blvd"
        | "Rd" | "Plc" | "Bhd" => Abbreviation::NameEnd,
        "No" | "Nos" | "Vol" | "Fig" | "Sec" | "Art" | "Ch" | "Pt" | "Figs" => Abbreviation::Numbered,
        "Vs" => Abbreviation::Latin,
        _ => return None,
    })
}

/// Whether `word` is a month, short or long, as written in a date.
pub(super) fn is_month(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    ) || (word.len() <= 4 && capitalised(word) == Some(Abbreviation::Month))
}

/// Whether `word` with its stop names a region as newsrooms shorten it: `D.C.`, `Calif.`
pub(super) fn is_region(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| abbreviation(word) == Some(Abbreviation::Geographic))
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, abbreviation, is_month, is_region};

    #[test]
    fn abbreviations_are_sorted_by_what_may_follow() {
        for (word, wanted) in [
            ("Mr", Some(Abbreviation::Title)),
            ("Sept", Some(Abbreviation::Month)),
            ("U.S", Some(Abbreviation::Geographic)),
            ("p.m", Some(Abbreviation::Time)),
            ("Inc", Some(Abbreviation::NameEnd)),
            ("J", Some(Abbreviation::Initial)),
            ("Ph.D", Some(Abbreviation::Letters)),
            ("no", Some(Abbreviation::Numbered)),
            ("table", None),
            ("example.org", None),
            ("a", None),
            ("", None),
        ] {
            assert_eq!(abbreviation(word), wanted, "{word}");
        }
    }

    #[test]
    fn months_and_regions_are_known_with_and_without_their_stop() {
        assert!(is_month("Nov.") && is_month("November") && !is_month("Novel"));
        assert!(is_region("D.C.") && is_region("Calif.") && !is_region("Inc."));
    }
}
