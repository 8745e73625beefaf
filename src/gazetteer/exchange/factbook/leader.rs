//! What the Factbook says of a head of state or government, taken apart: titles, names, since when.

use crate::calendar::PartialDate;
use crate::gazetteer::TermStatus;
use crate::gazetteer::exchange::date::{iso, with_month_name};
use crate::gazetteer::exchange::plain::{marked_name, marks};

/// One person of such a text.
#[derive(Debug, PartialEq)]
pub(super) struct Leader {
    /// Without "acting" and "interim"; empty where none is written.
    pub(super) title: String,
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) status: TermStatus,
    pub(super) start: Option<PartialDate>,
}

/// Words that titles end with or have in them.
const TITLE_WORDS: [&str; 66] = [
    "administrator",
    "amir",
    "bailiff",
    "captain",
    "chair",
    "chairman",
    "chairperson",
    "chancellor",
    "chief",
    "co-prince",
    "commander-in-chief",
    "commissioner",
    "commonwealth",
    "council",
    "coordinator",
    "deputy",
    "duke",
    "emir",
    "emperor",
    "executive",
    "federal",
    "forces",
    "general",
    "governor",
    "governor-general",
    "government",
    "head",
    "islands",
    "king",
    "leader",
    "leadership",
    "lieutenant",
    "lieutenant-governor",
    "lord",
    "mann",
    "marshal",
    "mayor",
    "minister",
    "ministers",
    "monarch",
    "pope",
    "prefect",
    "premier",
    "presidency",
    "president",
    "presidential",
    "presidium",
    "prime",
    "prince",
    "princess",
    "queen",
    "representative",
    "republic",
    "resident",
    "secretary",
    "sovereign",
    "speaker",
    "state",
    "sultan",
    "superior",
    "supreme",
    "taoiseach",
    "territorial",
    "vice",
    "zealand",
    "regent",
];

/// Ranks and forms of address before a name that belong to neither title nor name.
const ADDRESSES: [&str; 22] = [
    "gen.",
    "sr.",
    "col.",
    "lt.",
    "maj.",
    "capt.",
    "dr.",
    "prof.",
    "sir",
    "dame",
    "general",
    "archbishop",
    "ratu",
    "air",
    "vice-marshal",
    "grand",
    "sheikh",
    "shaykh",
    "sayyid",
    "cardinal",
    "adm.",
    "admiral",
];

/// Everyone that `text` names with the day since when, in its order.
pub(super) fn leaders(text: &str) -> Vec<Leader> {
    let mut found = Vec::new();
    let mut before = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let (outside, from) = rest.split_at(open);
        let inside = from.get(1..).unwrap_or_default();
        let Some(close) = inside.find(')') else { break };
        let (inside, after) = inside.split_at(close);
        before.push_str(outside);
        rest = after.get(1..).unwrap_or_default();
        // A nickname or an explanation is no day.
        let Some(start) = since(inside) else { continue };
        found.extend(leader(&before, start));
        before.clear();
    }
    found
}

/// `since 14 March 2013`, `chairperson since 16 July 2025; …`, `28 October 2022`.
fn since(text: &str) -> Option<PartialDate> {
    let since = text.split_once("since").map(|(_, date)| date);
    let date = since.unwrap_or(text).split([';', '-', '–']).next()?.trim();
    // A year alone in brackets is when the text was checked.
    if since.is_none() && date.len() <= 4 {
        return None;
    }
    // What comes behind a comma is what else happened.
    let first = date.split(',').next()?.trim();
    [date, first].into_iter().find_map(|date| with_month_name(date).or_else(|| iso(date)))
}

fn leader(text: &str, start: PartialDate) -> Option<Leader> {
    let marked = |part: &&str| marks(&part.split_whitespace().collect::<Vec<_>>()).contains(&true);
    // What stands between two people explains the first.
    let part = text.split(';').rfind(|part| marked(part) && !part.trim_start().starts_with("note"))?;
    let part = part.trim().trim_start_matches([',', ';']).trim();
    let part = part.strip_prefix("and ").unwrap_or(part);
    let part = part.rsplit_once("represented by ").map_or(part, |(_, part)| part);
    let words: Vec<&str> = part.split_whitespace().collect();
    let marked = marks(&words);
    let first = marked.iter().position(|is_marked| *is_marked)?;
    let last = marked.iter().rposition(|is_marked| *is_marked)?;
    let plain = |word: &str| word.trim_matches([',', '.', ';']).to_lowercase();
    let is_title = |word: &&str| TITLE_WORDS.contains(&plain(word).as_str());
    let title_end = words.get(..first)?.iter().rposition(is_title).map_or(0, |at| at + 1);
    let title_end = title_end + of_country(words.get(title_end..first)?);
    let name_start = words.get(title_end..first)?.iter().take_while(|word| is_address(word)).count() + title_end;
    let mut title: Vec<&str> = words.get(..title_end)?.to_vec();
    while title.len() > 1 && title.last().is_some_and(|word| is_address(word)) && !is_whole_title(&title) {
        title.pop();
    }
    let status = take_status(&mut title);
    let name = words.get(name_start..)?;
    let name_end = last - name_start + 1;
    let end = name
        .iter()
        .skip(name_end)
        .position(|word| *word == "of" || *word == "also")
        .map_or(name.len(), |at| at + name_end);
    let name = name.get(..end)?.join(" ");
    let name =
        name.split_once(", ").filter(|(_, rest)| !rest.starts_with("Jr")).map_or(name.as_str(), |(name, _)| name);
    let (name, short) = marked_name(name.trim_end_matches(','));
    Some(Leader { title: title.join(" "), name, short, status, start: Some(start) })
}

/// How many words `of China` and `of the Netherlands` are at the head of these.
fn of_country(words: &[&str]) -> usize {
    match words {
        ["of", "the", _, ..] => 3,
        ["of", _, ..] => 2,
        _ => 0,
    }
}

fn is_address(word: &str) -> bool {
    ADDRESSES.contains(&word.to_lowercase().as_str())
}

/// `Governor General` ends in a word that is also a rank.
fn is_whole_title(title: &[&str]) -> bool {
    matches!(title, [.., before, "General"] if before.to_lowercase().ends_with("governor"))
}

fn take_status(title: &mut Vec<&str>) -> TermStatus {
    let before = title.len();
    title.retain(|word| !["acting", "interim", "transition", "transitional"].contains(&word.to_lowercase().as_str()));
    if title.len() < before { TermStatus::Acting } else { TermStatus::Full }
}

#[cfg(test)]
mod tests {
    use super::leaders;

    fn shown(text: &str) -> Vec<String> {
        let line = |leader: &super::Leader| {
            let start = leader.start.map(|start| start.to_string()).unwrap_or_default();
            let short = leader.short.as_deref().unwrap_or("-");
            format!("{} | {} | {short} | {} | {start}", leader.title, leader.name, leader.status.name())
        };
        leaders(text).iter().map(line).collect()
    }

    #[test]
    fn title_name_and_day_are_taken_apart() {
        for (text, expected) in [
            ("President MA Tesang (since 14 March 2013)", "President | Ma Tesang | Ma | full | 14 March 2013"),
            (
                "Prime Minister ADANE Okello Ali (since April 2018)",
                "Prime Minister | Adane Okello Ali | Adane | full | April 2018",
            ),
            (
                "Acting President Sr. Gen. TIN MAUNG (since 31 July 2025)",
                "President | Tin Maung | Tin Maung | acting | 31 July 2025",
            ),
            (
                "President of Marrow TARN Bo (since 2 May 2020)",
                "President of Marrow | Tarn Bo | Tarn | full | 2 May 2020",
            ),
            (
                "Premier TARN Bo (President of the Levee Yuan) (since 20 May 2024)",
                "Premier | Tarn Bo | Tarn | full | 20 May 2024",
            ),
            ("President XI Tesang (since 1997)", "President | Xi Tesang | Xi | full | 1997"),
            ("Prime Minister Bo TARN (28 October 2022)", "Prime Minister | Bo Tarn | Tarn | full | 28 October 2022"),
            (
                "President Bo \"Bobo\" TARN, Jr. (since 30 June 2022)",
                "President | Bo \"Bobo\" Tarn, Jr. | Tarn | full | 30 June 2022",
            ),
            ("King OSWIN X of Marrow (since 14 January 2024)", "King | Oswin X | Oswin X | full | 14 January 2024"),
        ] {
            assert_eq!(shown(text), [expected], "{text}");
        }
    }

    #[test]
    fn who_represents_somebody_is_somebody_too() {
        assert_eq!(
            shown(
                "King OSWIN III (since 8 September 2022); represented by Governor General Sir Bo TARN (since 1 July 2024)"
            ),
            [
                "King | Oswin III | Oswin III | full | 8 September 2022",
                "Governor General | Bo Tarn | Tarn | full | 1 July 2024"
            ],
        );
        assert_eq!(
            shown("Chairperson of the Presidency Bo TARN (chairperson since 16 July 2025; member since 2018); Ada LEVEE (member since 16 November 2022 - East seat)").len(),
            2
        );
    }

    #[test]
    fn prose_names_nobody() {
        for text in [
            "",
            "there are 27 countries (Bahrain, Bhutan)",
            "(since 1 May 2020)",
            "Bo Tarn (since 1 May 2020)",
            "((((",
            "X (since",
        ] {
            assert_eq!(shown(text), [""; 0], "{text}");
        }
    }
}
