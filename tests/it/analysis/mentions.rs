//! Whom and what a text names.

use dateline::analysis::{Mention, Referent};
use dateline::document::Format;
use dateline::gazetteer::Gazetteer;

use super::read;

fn referent(gazetteer: &Gazetteer, referent: &Referent) -> String {
    let official = |id| gazetteer.official(id).map_or_else(String::new, |official| official.name.to_string());
    let place = |id| gazetteer.place(id).map_or_else(String::new, |place| place.name.to_string());
    match referent {
        Referent::Official(id) => official(*id),
        Referent::AmbiguousOfficial(ids) => format!("one of {}", ids.len()),
        Referent::AmbiguousPlace(ids) => ids.iter().map(|id| place(*id)).collect::<Vec<_>>().join(" or "),
        Referent::Office(id) => {
            gazetteer.office(*id).map_or_else(String::new, |office| format!("office {}", office.id))
        }
        Referent::Place(id) => format!("place {}", place(*id)),
        Referent::Government(id) => format!("government {}", place(*id)),
        Referent::Person(name) => format!("person {name}"),
    }
}

/// Every mention of `text`, as `words = whom (form; titles)`.
fn mentions(text: &str) -> Vec<String> {
    let (document, reading) = read(text, Format::Markdown);
    let mut found = Vec::new();
    for (placed, passage) in document.blocks().iter().zip(reading.passages()) {
        let words = |span: dateline::text::Span| span.of(&placed.block.text).to_owned();
        for one in &passage.mentions {
            let one: &Mention = one;
            let titles: Vec<String> = one
                .titles
                .iter()
                .map(|title| {
                    let lead = |span: Option<dateline::text::Span>| {
                        span.map_or_else(String::new, |span| format!("[{}] ", words(span)))
                    };
                    format!("{}{}{}", lead(title.former), lead(title.qualifier), words(title.span))
                })
                .collect();
            let titles = if titles.is_empty() { String::new() } else { format!("; {}", titles.join(", ")) };
            found.push(format!(
                "{} = {} ({:?}{titles})",
                words(one.span),
                referent(reading.gazetteer(), &one.referent),
                one.form
            ));
        }
    }
    found
}

/// Texts and what [`mentions`] finds in them.
#[rustfmt::skip]
const CASES: &[(&str, &[&str])] = &[
    ("Treasury Secretary Scott Bessent met Chinese Vice Premier He Lifeng.", &["Scott Bessent = Scott Bessent (Full; Treasury Secretary)", "Chinese = place China (Demonym)", "He Lifeng = He Lifeng (Full; Chinese Vice Premier)"]),
    ("U.S. Treasury Secretary Scott Bessent left.", &["U.S. = place United States (Place)", "Scott Bessent = Scott Bessent (Full; U.S. Treasury Secretary)"]),
    ("Scott Bessent left. Bessent returned.", &["Scott Bessent = Scott Bessent (Full)", "Bessent = Scott Bessent (Short)"]),
    ("Bessent left.", &[]),
    ("Secretary Bessent left.", &["Bessent = Scott Bessent (Short; Secretary)"]),
    ("He left.", &[]),
    ("He Lifeng left. He returned.", &["He Lifeng = He Lifeng (Full)"]),
    ("He Lifeng left. Lifeng returned.", &["He Lifeng = He Lifeng (Full)", "Lifeng = He Lifeng (Given)"]),
    ("Vice Premier He left.", &["He = He Lifeng (Short; Vice Premier)"]),
    ("Scott Bessent met He Lifeng in Geneva.", &["Scott Bessent = Scott Bessent (Full)", "He Lifeng = He Lifeng (Full)", "Geneva = place Geneva (Place)"]),
    ("former Treasury Secretary Janet Yellen spoke.", &["Janet Yellen = Janet Yellen (Full; [former] Treasury Secretary)"]),
    ("Former U.S. Treasury Secretary Janet Yellen spoke.", &["U.S. = place United States (Place)", "Janet Yellen = Janet Yellen (Full; [Former] U.S. Treasury Secretary)"]),
    ("Janet Yellen, the former Treasury secretary, spoke.", &["Janet Yellen = Janet Yellen (Full; [former] Treasury secretary)"]),
    ("President Xi Jinping spoke in Beijing.", &["Xi Jinping = Xi Jinping (Full; President)", "Beijing = place Beijing (Place)"]),
    ("Beijing said it would wait.", &["Beijing = government China (Place)"]),
    ("The move would isolate Beijing.", &["Beijing = government China (Place)"]),
    ("They met in Beijing.", &["Beijing = place Beijing (Place)"]),
    ("Talks between Washington and Beijing resumed.", &["Washington = government United States (Place)", "Beijing = government China (Place)"]),
    ("China said it would wait.", &["China = government China (Place)"]),
    ("The Bank of England met.", &[]),
    ("Chinese officials left.", &["Chinese = place China (Demonym)"]),
    ("Scott Bessent's plan failed.", &["Scott Bessent = Scott Bessent (Full)"]),
    ("The Treasury secretary left.", &["Treasury secretary = office us.treasury.secretary (Title; Treasury secretary)"]),
    ("Water minister Odile Branca spoke. Branca left.", &["Odile Branca = person Odile Branca (Full)", "Branca = person Odile Branca (Short)"]),
    ("Foreign Minister Ana Roth spoke.", &["Ana Roth = person Ana Roth (Full; Foreign Minister)"]),
    ("Odile Branca said the lock was shut. Branca left.", &["Odile Branca = person Odile Branca (Full)", "Branca = person Odile Branca (Short)"]),
    ("Minister Ruel left.", &["Ruel = person Ruel (Short; Minister)"]),
    ("Ana Roth, the foreign minister, left.", &["Ana Roth = person Ana Roth (Full; foreign minister)"]),
    ("The Kremlin said no.", &["Kremlin = office ru.president (Place)"]),
    ("acting Treasury Secretary Ana Roth spoke.", &["Ana Roth = person Ana Roth (Full; [acting] Treasury Secretary)"]),
    ("---\ndate: 2025-10-17\npeople:\n  ruel: {name: Jan Ruel, family: Ruel, title: harbour master, of: Kestria}\n---\n\nJan Ruel left. Ruel came back.", &["Jan Ruel = Jan Ruel (Full)", "Ruel = Jan Ruel (Short)"]),
    ("President Donald Trump and Vice President JD Vance spoke.", &["Donald Trump = Donald Trump (Full; President)", "JD Vance = JD Vance (Full; Vice President)"]),
    ("Trump left.", &["Trump = Donald Trump (Short)"]),
    ("KUALA LUMPUR, Malaysia — Envoys met.", &["KUALA LUMPUR = place Kuala Lumpur (Place)", "Malaysia = place Malaysia (Place)"]),
    ("The talks in Kuala Lumpur, Malaysia, ended.", &["Kuala Lumpur = place Kuala Lumpur (Place)", "Malaysia = place Malaysia (Place)"]),
    ("“Scott Bessent left,” she said.", &["Scott Bessent = Scott Bessent (Full)"]),
    ("Marble falls in May.", &[]),
    ("Mark fell.", &[]),
    ("The University of China and the Washington Post agreed.", &[]),
    ("Marco Rubio, the secretary of state, spoke.", &["Marco Rubio = Marco Rubio (Full; secretary of state)"]),
    ("then-Treasury Secretary Janet Yellen spoke.", &["Janet Yellen = Janet Yellen (Full; [then-] Treasury Secretary)"]),
    ("President-elect Donald Trump spoke.", &["Donald Trump = Donald Trump (Full; [-elect] President)"]),
    ("Anwyl Thrane met Jorun Thrane. Thrane left.", &[]),
];

#[test]
fn names_mean_whom_the_text_and_the_day_say() {
    for (text, wanted) in CASES {
        assert_eq!(mentions(text), *wanted, "{text}");
    }
}
