//! Completion: what is offered where, and where nothing is.

use std::fmt::Write as _;

use dateline::features::completion::{CompletionKind, Completions, completion};

use expect_test::{Expect, expect};

use super::{Laid, laid};

/// What is offered at the cursor: the text it takes the place of, then each item.
fn shown(texts: &str) -> String {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let Some(Completions { insert, replace, items, incomplete }) = completion(&workspace, &path, offset) else {
        return "nothing\n".to_owned();
    };
    let document = workspace.briefing(&path).unwrap().document();
    let rest = document.slice(replace).strip_prefix(&document.slice(insert)).unwrap().to_owned();
    let more = if incomplete { " …" } else { "" };
    let mut shown = format!("[{}|{rest}]{more}\n", document.slice(insert));
    for item in items.iter().take(8) {
        let note = item.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        let text = if item.text == item.label { String::new() } else { format!(" → {}", item.text) };
        let filter = if item.filter == item.label { String::new() } else { format!(" ~ {}", item.filter) };
        let _ = writeln!(shown, "{}{note}{text}{filter}", item.label);
    }
    shown
}

fn check(texts: &str, expected: &Expect) {
    expected.assert_eq(&shown(texts));
}

const DATED: &str = "---\ndate: 2025-10-17\n---\n";

#[test]
fn a_name_is_completed_with_the_title_of_the_day() {
    check(
        &format!("{DATED}On Friday Bess<|>\n"),
        &expect![[r#"
            [Bess|]
            Treasury Secretary Scott Bessent (since 28 January 2025) ~ Bessent Treasury Secretary Scott Bessent
            Scott Bessent (since 28 January 2025) ~ Bessent Scott Bessent
            former Ukrainian Veterans' Affairs Minister Serhiy Bessarab (held from 4 March 2020 until 16 December 2020) ~ Bessarab former Ukrainian Veterans' Affairs Minister Serhiy Bessarab
            Serhiy Bessarab (held from 4 March 2020 until 16 December 2020) ~ Bessarab Serhiy Bessarab
        "#]],
    );
    check(
        "---\ndate: 2024-10-17\n---\nOn Friday Yell<|>\n",
        &expect![[r#"
            [Yell|]
            Treasury Secretary Janet Yellen (since 26 January 2021, until 20 January 2025) ~ Yellen Treasury Secretary Janet Yellen
            Janet Yellen (since 26 January 2021, until 20 January 2025) ~ Yellen Janet Yellen
            Yellowknife (city in Northwest Territories, Canada)
            Yellow River (body of water in China)
            Yellow Sea (body of water)
        "#]],
    );
    check(
        &format!("{DATED}Yell<|>\n"),
        &expect![[r#"
            [Yell|]
            Yellowknife (city in Northwest Territories, Canada)
            Yellow River (body of water in China)
            Yellow Sea (body of water)
            Former Treasury Secretary Janet Yellen (held from 26 January 2021 until 20 January 2025) ~ Yellen Former Treasury Secretary Janet Yellen
            Janet Yellen (held from 26 January 2021 until 20 January 2025) ~ Yellen Janet Yellen
        "#]],
    );
    check(
        &format!("{DATED}On Friday Erdog<|>\n"),
        &expect![[r#"
            [Erdog|]
            Turkish President Recep Tayyip Erdoğan (since 28 August 2014) ~ Erdogan Turkish President Recep Tayyip Erdoğan
            Recep Tayyip Erdoğan (since 28 August 2014) ~ Erdogan Recep Tayyip Erdoğan
            former Environment and Urbanisation Minister Erdoğan Bayraktar (held from 6 July 2011 until 25 December 2013) ~ Erdogan Bayraktar former Environment and Urbanisation Minister Erdoğan Bayraktar
            Erdoğan Bayraktar (held from 6 July 2011 until 25 December 2013) ~ Erdogan Bayraktar Erdoğan Bayraktar
        "#]],
    );
    check(
        &format!("{DATED}On Friday Mac<|>\n"),
        &expect![[r#"
            [Mac|]
            French President Emmanuel Macron (since 14 May 2017) ~ Macron French President Emmanuel Macron
            Emmanuel Macron (since 14 May 2017) ~ Macron Emmanuel Macron
            Macedonian (country in Europe)
            Serbian Prime Minister Djuro Macut (since 16 April 2025) ~ Macut Serbian Prime Minister Djuro Macut
            Djuro Macut (since 16 April 2025) ~ Macut Djuro Macut
            Macao (territory in China)
            Macapá (city in Brazil) ~ Macapa Macapá
            Macomia (city in Cabo Delgado, Mozambique)
        "#]],
    );
    check(
        &format!("{DATED}On Friday Xi<|>\n"),
        &expect![[r#"
            [Xi|]
            Chinese President Xi Jinping (since 14 March 2013) ~ Xi Jinping Chinese President Xi Jinping
            Xi Jinping (since 14 March 2013)
            Honduran President Xiomara Castro (since 27 January 2022) ~ Xiomara Castro Honduran President Xiomara Castro
            Xiomara Castro (since 27 January 2022)
            Pope Leo XIV (since 8 May 2025) ~ XIV Pope Leo XIV
            Leo XIV (since 8 May 2025) ~ XIV Leo XIV
            Xi'an (city in Shaanxi, China)
            Xiamen (city in Fujian, China)
        "#]],
    );
    check(
        &format!("{DATED}On Friday Scott B<|>ess spoke.\n"),
        &expect![[r#"
            [Scott B|ess]
            Treasury Secretary Scott Bessent (since 28 January 2025) ~ Scott Bessent Treasury Secretary Scott Bessent
            Scott Bessent (since 28 January 2025)
            former Deputy Veterans Affairs Secretary Scott Blackburn (held from 26 February 2017 until 9 August 2017) ~ Scott Blackburn former Deputy Veterans Affairs Secretary Scott Blackburn
            Scott Blackburn (held from 26 February 2017 until 9 August 2017)
        "#]],
    );
}

/// The names offered at the cursor as they stand, each once.
fn names(texts: &str) -> Vec<String> {
    let Laid { workspace, path, offset, .. } = laid(texts);
    let items = completion(&workspace, &path, offset).unwrap_or_default().items;
    let full = items.into_iter().filter(|item| item.kind == CompletionKind::Person);
    let mut names: Vec<String> = full.map(|item| item.text).collect();
    // With the title comes the name alone.
    let alone = names.clone();
    names.retain(|name| !alone.iter().any(|other| other != name && name.ends_with(other.as_str())));
    names
}

#[test]
fn who_is_in_office_comes_before_who_was_and_the_text_before_both() {
    let of = |date: &str, text: &str| names(&format!("---\ndate: {date}\n---\n{text}\n"));
    let before = |names: &[String], one: &str, other: &str| {
        let at = |name: &str| names.iter().position(|known| known == name).unwrap_or(usize::MAX);
        assert!(at(one) < at(other) && at(one) < usize::MAX, "{one} before {other}: {names:?}");
    };
    // On the day of a text; past the records those who were in office when they ended.
    before(&of("2024-10-17", "On Friday Bid<|>"), "Joe Biden", "Jill Biden");
    before(&of("2025-10-17", "On Friday Tru<|>"), "Donald Trump", "Liz Truss");
    before(&of("2022-10-01", "On Friday Tru<|>"), "Liz Truss", "Donald Trump");
    before(&of("2026-11-24", "On Friday Mac<|>"), "Emmanuel Macron", "Djuro Macut");
    // Heads of state before ministers, the last to leave before the one before.
    before(&of("2025-10-17", "On Friday Mer<|>"), "Friedrich Merz", "Angela Merkel");
    before(&of("2025-10-17", "former Treasury Secretary Ja<|>"), "Janet Yellen", "Jack Lew");
    // What the text names already.
    let named = "Former Chancellor Angela Merkel spoke.\n\nThen Mer<|>";
    before(&of("2025-10-17", named), "Merkel", "Friedrich Merz");
}

#[test]
fn what_stands_behind_a_hyphen_is_found_from_the_fourth_letter_on() {
    assert!(!names(&format!("{DATED}On Friday Kua<|>\n")).contains(&"Feng Shih-kuan".to_owned()));
    assert!(names(&format!("{DATED}On Friday Kuan<|>\n")).contains(&"Feng Shih-kuan".to_owned()));
}

#[test]
fn a_title_is_completed_with_its_holder() {
    check(
        &format!("{DATED}The U.S. Treasury Sec<|>\n"),
        &expect![[r#"
        [U.S. Treasury Sec|]
        U.S. Treasury Secretary Scott Bessent (since 28 January 2025)
        U.S. Treasury Secretary (United States)
    "#]],
    );
    check(
        &format!("{DATED}On Friday Treasury S<|>\n"),
        &expect![[r#"
        [Treasury S|]
        Treasury Secretary Scott Bessent (since 28 January 2025)
        Treasury Secretary (United States)
    "#]],
    );
    check(
        &format!("{DATED}Treasury Secretary B<|>\n"),
        &expect![[r#"
            [B|]
            Scott Bessent (since 28 January 2025) ~ Bessent Scott Bessent
            Andy Baukol (held from 20 January 2021 until 26 January 2021) ~ Baukol Andy Baukol
            Bob Rubin (held from 10 January 1995 until 2 July 1999)
            Lloyd Bentsen (held from 22 January 1993 until 22 December 1994) ~ Bentsen Lloyd Bentsen
        "#]],
    );
    check(
        &format!("{DATED}Treasury Secretary <|>\n"),
        &expect![[r#"
        [|]
        Scott Bessent (since 28 January 2025)
    "#]],
    );
    check(
        &format!("{DATED}the treasury secretary Sco<|>\n"),
        &expect![[r#"
        [Sco|]
        Scott Bessent (since 28 January 2025)
    "#]],
    );
    check(
        &format!("{DATED}China's Vice P<|>\n"),
        &expect![[r#"
            [China's Vice P|]
            China's Vice Premier He Lifeng (since 12 March 2023)
            China's Vice Premier (China)
            China's Vice President Wang Qishan (since 17 March 2018 · not certain: the record is as of 23 July 2022)
            China's Vice President (China)
        "#]],
    );
    check(
        &format!("{DATED}former Treasury Secretary Ja<|>\n"),
        &expect![[r#"
            [Ja|]
            Janet Yellen (held from 26 January 2021 until 20 January 2025)
            Jack Lew (held from 28 February 2013 until 20 January 2017)
        "#]],
    );
}

#[test]
fn who_was_named_above_is_called_by_the_name_used_alone() {
    check(
        &format!("{DATED}Treasury Secretary Scott Bessent spoke.\n\nThen Bess<|>\n"),
        &expect![[r#"
            [Bess|]
            Bessent (since 28 January 2025)
            Scott Bessent (since 28 January 2025) ~ Bessent Scott Bessent
            Treasury Secretary Scott Bessent (since 28 January 2025) ~ Bessent Treasury Secretary Scott Bessent
            former Ukrainian Veterans' Affairs Minister Serhiy Bessarab (held from 4 March 2020 until 16 December 2020) ~ Bessarab former Ukrainian Veterans' Affairs Minister Serhiy Bessarab
            Serhiy Bessarab (held from 4 March 2020 until 16 December 2020) ~ Bessarab Serhiy Bessarab
        "#]],
    );
    check(
        &format!("{DATED}Mayor Odile Branca said it is dry.\n\nThen Bra<|>\n"),
        &expect![[r#"
            [Bra|]
            Branca
            Odile Branca
            Brazil (country in South America)
            Bissau-Guinean Prime Minister Braima Camara (since 7 August 2025, until 28 November 2025) ~ Braima Camara Bissau-Guinean Prime Minister Braima Camara
            Braima Camara (since 7 August 2025, until 28 November 2025)
            Bahamian Prime Minister Philip "Brave" Davis (since 17 September 2021) ~ "Brave" Davis Bahamian Prime Minister Philip "Brave" Davis
            Philip "Brave" Davis (since 17 September 2021) ~ "Brave" Davis Philip "Brave" Davis
            OIC Secretary-General Hissein Brahim Taha (since 17 November 2021 · unverified, from memory) ~ Brahim Taha OIC Secretary-General Hissein Brahim Taha
        "#]],
    );
    check(
        &format!("{DATED}They met Mr. Bess<|>\n"),
        &expect![[r#"
            [Bess|]
            Bessent (since 28 January 2025)
            Bessarab (held from 4 March 2020 until 16 December 2020)
        "#]],
    );
}

#[test]
fn places_are_called_as_on_the_day() {
    check(
        &format!("{DATED}They met in Kua<|>\n"),
        &expect![[r#"
            [Kua|]
            Kuala Lumpur (capital of Malaysia)
            former Taiwanese Defence Minister Kao Kuang-chi (held from 31 January 2015 until 19 May 2016) ~ Kuang-chi former Taiwanese Defence Minister Kao Kuang-chi
            Kao Kuang-chi (held from 31 January 2015 until 19 May 2016) ~ Kuang-chi Kao Kuang-chi
            former Transportation and Communications Minister Yeh Kuang-shih (held from 18 February 2013 until 13 January 2015) ~ Kuang-shih former Transportation and Communications Minister Yeh Kuang-shih
            Yeh Kuang-shih (held from 18 February 2013 until 13 January 2015) ~ Kuang-shih Yeh Kuang-shih
        "#]],
    );
    check(
        &format!("{DATED}They met in Peki<|>\n"),
        &expect![[r#"
        [Peki|]
        Beijing (capital of China) ~ Peking Beijing
    "#]],
    );
    check(
        &format!("{DATED}They met in the U.S<|>\n"),
        &expect![[r#"
            [U.S|]
            U.S. President Donald Trump (since 20 January 2025)
            U.S. President (United States)
            U.S. (country in North America)
            U.S. Trade Representative Jamieson Greer (in office; since when is not on record)
            U.S. Trade Representative (United States)
            U.S. Virgin Islands (territory in United States)
            Ushuaia (city in Tierra del Fuego, Argentina)
            Ust-Luga (city in Leningrad region, Russia)
        "#]],
    );
}

#[test]
fn ordinary_prose_is_left_alone() {
    for text in [
        "the bess<|>",
        "Th<|>",
        "In Mar. it was over. The<|>",
        "They met in Mar<|>",
        "They met on Tue<|>",
        "It cost 5<|>",
        "It was over.<|>",
        "It was over, <|>",
        "`Bess<|>`",
        "```\nBess<|>\n```",
        "    Bess<|>",
        "[x](Bess<|>)",
        "---\ntitle: Bess<|>\n---\n",
        "mail@ex<|>",
        "a{b<|>",
        "a {b c<|>",
    ] {
        assert_eq!(shown(&format!("{text}\n")), "nothing\n", "{text}");
    }
    check(
        "On Friday B<|>\n",
        &expect![[r#"
        [B|] …
    "#]],
    );
}

const SOURCES: &str = "\
---
date: 2025-10-17
sources:
  gauge-log: {title: Gauge log, publisher: River office, date: 2025-10-16}
  mayor: {title: Remarks, speaker: Odile Branca}
people:
  branca: {name: Odile Branca, title: mayor, of: Kestria}
---
";

#[test]
fn sources_notes_and_annotations_are_offered_where_they_are_begun() {
    check(
        &format!("{SOURCES}The reach is dry [@<|>].\n"),
        &expect![[r#"
        [|]
        gauge-log (River office, 2025-10-16)
        mayor (Odile Branca)
    "#]],
    );
    check(
        &format!("{SOURCES}The reach is dry [see @ma<|>yo, p. 3].\n"),
        &expect![[r#"
        [ma|yo]
        mayor (Odile Branca)
    "#]],
    );
    check(
        &format!("{SOURCES}The reach is dry.{{<|>\n"),
        &expect![[r#"
        [|]
        .assessment (the author's own judgement)
        .known (common knowledge, which wants no source)
        .witnessed (seen by the author)
        .person (the words in brackets name a person)
        .place (the words in brackets name a place)
        .quote (the words in brackets are a quotation)
        src= (the sources it is from) → src=value
        likelihood= (how likely it is) → likelihood=value
    "#]],
    );
    check(
        &format!("{SOURCES}The reach is dry.{{.ass<|>}}\n"),
        &expect![[r#"
        [.ass|]
        .assessment (the author's own judgement)
    "#]],
    );
    check(
        &format!("{SOURCES}The reach is dry.{{#dry .assessment basis=\"ga<|>\"}}\n"),
        &expect![[r#"
        [ga|]
        gauge-log (River office, 2025-10-16)
    "#]],
    );
    check(
        &format!("{SOURCES}It is dry.{{.assessment likelihood=un<|>}}\n"),
        &expect![[r#"
        [un|]
        unlikely
    "#]],
    );
    check(
        "It is dry.[^l<|>]\n\n[^log]: The log.\n",
        &expect![[r#"
        [l|]
        log
    "#]],
    );
}

#[test]
fn wikilinks_are_completed_to_documents_headings_and_claims() {
    const OTHERS: &str = "--- 2025-10-16-gauges.md\n# Gauges of the reach\n\n## Outlook\n\nIt is dry.{#dry}\n--- 2025-10-15-dam.md\n# The dam\n";
    check(
        &format!("See [[<|>\n{OTHERS}"),
        &expect![[r#"
        [|]
        2025-10-16-gauges (Gauges of the reach) → 2025-10-16-gauges]]
        2025-10-15-dam (The dam) → 2025-10-15-dam]]
    "#]],
    );
    check(
        &format!("See [[gaug<|>]] today.\n{OTHERS}"),
        &expect![[r#"
        [gaug|]
        2025-10-16-gauges (Gauges of the reach) ~ gauges 2025-10-16-gauges
    "#]],
    );
    check(
        &format!("See [[2025-10-16-gauges#<|>\n{OTHERS}"),
        &expect![[r#"
        [|]
        Gauges of the reach → Gauges of the reach]]
        Outlook → Outlook]]
        ^dry → ^dry]]
    "#]],
    );
    check(
        &format!("# Here\n\nSee [[#^<|>]] and this.{{#this}}\n{OTHERS}"),
        &expect![[r#"
        [^|]
        ^this
    "#]],
    );
    check(
        &format!("See [[nowhere#<|>]].\n{OTHERS}"),
        &expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn people_of_the_front_matter_are_completed() {
    check(
        "---\ndate: 2025-10-17\npeople:\n  Bess<|>\n---\n",
        &expect![[r#"
            [Bess|]
            Scott Bessent (Secretary of the Treasury) → scott-bessent: {name: Scott Bessent, title: Secretary of the Treasury, of: United States} ~ Bessent
            Serhiy Bessarab (Minister for Veterans' Affairs) → serhiy-bessarab: {name: Serhiy Bessarab, title: Minister for Veterans' Affairs, of: Ukraine} ~ Bessarab
        "#]],
    );
    check(
        "---\ndate: 2025-10-17\npeople:\n  b: {name: Scott B<|>\n---\n",
        &expect![[r#"
            [Scott B|]
            Scott Bessent (Secretary of the Treasury)
            Scott Blackburn (Deputy Secretary of Veterans Affairs)
        "#]],
    );
    check(
        "---\ndate: 2025-10-17\npeople:\n  b:\n    title: Treas<|>\n---\n",
        &expect![[r#"
            [Treas|]
            Treasury Secretary (United States)
            Treasury Chief Secretary (United Kingdom)
            Treasury Deputy Secretary (United States)
        "#]],
    );
}

const OTHER: &str = "--- 2026-11-20-river talks.md\n# River talks\n\n## What is open\n\nSo.{#so}\n";

#[test]
fn claims_of_other_briefings_stand_in_basis_and_keys_in_of() {
    check(
        "Thus.{#b basis=\"dredging#<|>\"}\n--- dredging.md\nSo.{#so}\n",
        &expect![[r#"
            [dredging#|]
            ^so → dredging#^so ~ dredging#^so
        "#]],
    );
    check(
        "---\nsources:\n  wire: {title: W}\n---\n[So]{.quote of=w<|>}\n",
        &expect![[r#"
        [w|]
        wire
    "#]],
    );
}

#[test]
fn links_in_brackets_lead_to_documents_headings_and_claims() {
    check(
        &format!("See [it](riv<|>\n{OTHER}"),
        &expect![[r#"
        [riv|]
        2026-11-20-river talks (River talks) → 2026-11-20-river%20talks.md) ~ river talks 2026-11-20-river talks
    "#]],
    );
    check(
        &format!("See [it](<|>)\n{OTHER}"),
        &expect![[r#"
        [|]
        2026-11-20-river talks (River talks) → 2026-11-20-river%20talks.md
    "#]],
    );
    check(
        &format!("See [it](2026-11-20-river%20talks.md#<|>)\n{OTHER}"),
        &expect![[r#"
        [|]
        River talks → river-talks
        What is open → what-is-open
        ^so
    "#]],
    );
    check(
        &format!("See [it](riv) and <|>\n{OTHER}"),
        &expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn front_matter_offers_its_keys_their_values_and_links() {
    check(
        "---\nst<|>\n---\n",
        &expect![[r#"
        [st|]
        status → status: 
    "#]],
    );
    check(
        "---\nstatus: re<|>\n---\n",
        &expect![[r#"
        [re|]
        retracted
    "#]],
    );
    check(
        "---\ntype: <|>\n---\n",
        &expect![[r#"
        [|]
        news-brief
        sitrep
        market
        readout
        assessment
        memo
        note
    "#]],
    );
    check(
        "---\nsources:\n  a: {ki<|>}\n---\n",
        &expect![[r#"
        [ki|]
        kind → kind: 
    "#]],
    );
    check(
        "---\nsources:\n  a:\n    kind: on<|>\n---\n",
        &expect![[r#"
        [on|]
        on-record
    "#]],
    );
    check(
        "---\nsources:\n  wire: {title: W}\n  a: {derived-from: w<|>}\n---\n",
        &expect![[r#"
        [w|]
        wire
    "#]],
    );
    check(
        "---\nsources:\n  wi<|>\n---\n",
        &expect![[r#"
        nothing
    "#]],
    );
    check(
        &format!("---\nrelies-on: \"[[riv<|>\n---\n{OTHER}"),
        &expect![[r#"
        [riv|]
        2026-11-20-river talks (River talks) → 2026-11-20-river talks]] ~ river talks 2026-11-20-river talks
    "#]],
    );
    check(
        &format!("---\nrelies-on: \"[[2026-11-20-river talks#^<|>]]\"\n---\n{OTHER}"),
        &expect![[r#"
        [^|]
        ^so
    "#]],
    );
}
