//! Names as they stand in running text.

use dateline::document::{Document, Format, tokenize};
use dateline::gazetteer::{Entity, Gazetteer, NameForm, NameMatch, PlaceForm};

/// Every name of `text` with what it can mean, one a line: officials and
/// places by id and form, offices by id, the country of a title behind `of`.
fn names(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    let tokens = tokenize(text, (0..text.len()).into(), &[]);
    let found = gazetteer.recognise(text, &tokens);
    found
        .iter()
        .map(|name| {
            let first = tokens.get(name.tokens.start).unwrap().span;
            let last = tokens.get(name.tokens.end - 1).unwrap().span;
            let written = first.join(last).of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{written}: {}", meanings(gazetteer, name))
        })
        .collect()
}

fn meanings(gazetteer: &Gazetteer, name: &NameMatch<'_>) -> String {
    let mut meanings: Vec<String> = name
        .entities
        .iter()
        .map(|entity| match entity {
            Entity::Official { id, form } => format!("{} {form:?}", gazetteer.official(*id).unwrap().id),
            Entity::Office { id, .. } => gazetteer.office(*id).unwrap().id.to_string(),
            Entity::Place { id, form: PlaceForm::Name } => gazetteer.place(*id).unwrap().id.to_string(),
            Entity::Place { id, form } => format!("{} {form:?}", gazetteer.place(*id).unwrap().id),
        })
        .collect();
    meanings.dedup();
    let meant = if meanings.len() > 3 { format!("{} meanings", meanings.len()) } else { meanings.join(", ") };
    match name.country.and_then(|country| gazetteer.place(country)) {
        Some(country) => format!("{meant} of {}", country.id),
        None => meant,
    }
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(&Gazetteer::embedded(), text), expected, "{text}");
}

#[test]
fn a_pronoun_is_not_the_vice_premier() {
    check("He has met officials.", &[]);
    check("Talks ended. He Lifeng left.", &["He Lifeng: he-lifeng Full"]);
    check(
        "Vice Premier He met Mr. He and left. He flew home.",
        &["Vice Premier: cn.vice-premier", "He: he-lifeng Short", "He: he-lifeng Short"],
    );
}

#[test]
fn the_given_name_of_a_name_that_begins_with_the_family_is_told_apart() {
    check("Lifeng said so.", &["Lifeng: he-lifeng Given"]);
    check("Jinping said so.", &["Jinping: xi-jinping Given"]);
    check("Scott said so.", &[]);
}

#[test]
fn a_title_stands_before_a_name_with_its_country() {
    check(
        "U.S. Treasury Secretary Scott Bessent spoke.",
        &["U.S.: us", "U.S. Treasury Secretary: us.treasury.secretary of us", "Scott Bessent: scott-bessent Full"],
    );
    check(
        "Chinese Vice Premier He Lifeng spoke.",
        &["Chinese: cn Demonym", "Chinese Vice Premier: cn.vice-premier of cn", "He Lifeng: he-lifeng Full"],
    );
    check(
        "China's foreign minister, Wang Yi, spoke.",
        &["China: cn", "China's foreign minister: cn.foreign.minister of cn", "Wang Yi: wang-yi Full"],
    );
    check(
        "former Treasury Secretary Janet Yellen",
        &["Treasury Secretary: us.treasury.secretary", "Janet Yellen: janet-yellen Full"],
    );
    check(
        "Secretary of the Treasury Janet L. Yellen",
        &["Secretary of the Treasury: us.treasury.secretary", "Janet L. Yellen: janet-yellen Alias"],
    );
}

#[test]
fn a_title_alone_has_every_office_it_can_mean_and_a_country_narrows_it() {
    let gazetteer = Gazetteer::embedded();
    let text = "President Xi Jinping met the French president and Secretary Bessent.";
    let found = names(&gazetteer, text);
    assert!(found[0].starts_with("President: ") && found[0].ends_with(" meanings"), "{found:?}");
    assert_eq!(found[1], "Xi Jinping: xi-jinping Full");
    assert_eq!(found[2..4], ["French: fr Demonym", "French president: fr.president of fr"]);
    assert!(found[4].starts_with("Secretary: "), "{found:?}");
    assert_eq!(found[5], "Bessent: scott-bessent Short");
}

#[test]
fn whose_a_title_is_when_the_country_has_no_such_office_we_do_not_know() {
    check("the Swiss Treasury Secretary", &["Swiss: ch Demonym"]);
    check("Florida Attorney General Pam Bondi", &["Florida: us-fl", "Pam Bondi: pam-bondi Full"]);
    check("the culture minister of Norway", &["Norway: no"]);
}

#[test]
fn a_country_behind_a_title_says_whose_it_is() {
    check(
        "the foreign minister of Ukraine, Andrii Sybiha,",
        &["foreign minister of Ukraine: ua.foreign.minister of ua", "Ukraine: ua", "Andrii Sybiha: andrii-sybiha Full"],
    );
    check("Georgia's prime minister", &["Georgia: ge, us-ga", "Georgia's prime minister: ge.prime-minister of ge"]);
    let text = "**A visit to Italy** President Sergio Mattarella";
    let holes = [(0..2).into(), (18..20).into()];
    let tokens = tokenize(text, (0..text.len()).into(), &holes);
    let gazetteer = Gazetteer::embedded();
    assert!(gazetteer.recognise(text, &tokens).iter().all(|name| name.country.is_none()));
    check(
        "Washington Treasury Secretary Scott Bessent",
        &[
            "Washington: washington, us-wa",
            "Treasury Secretary: us.treasury.secretary",
            "Scott Bessent: scott-bessent Full",
        ],
    );
}

#[test]
fn the_end_of_a_longer_title_is_not_the_title() {
    check("Britain's Planning Secretary David Lammy", &["Britain: gb", "David Lammy: david-lammy Full"]);
    check("the planning minister David Lammy", &["David Lammy: david-lammy Full"]);
    let found = names(&Gazetteer::embedded(), "He said Secretary Bessent agreed with U.S. Secretary Bessent.");
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn common_words_are_a_title_only_before_a_name() {
    check("a vice president of the firm and its managing director", &[]);
    check("the president of the club, a chief of staff, the speaker", &[]);
    check("vice premier He Lifeng", &["vice premier: cn.vice-premier", "He Lifeng: he-lifeng Full"]);
    check("the treasury secretary said", &["treasury secretary: us.treasury.secretary"]);
    check(
        "the vice premier said; the Chinese vice premier said",
        &["Chinese: cn Demonym", "Chinese vice premier: cn.vice-premier of cn"],
    );
}

#[test]
fn possessives_hyphens_and_apostrophes_belong_to_no_name() {
    check("Bessent's plan", &["Bessent: scott-bessent Short"]);
    check("Bessent’s plan", &["Bessent: scott-bessent Short"]);
    check("U.S.-China talks", &["U.S.: us", "China: cn"]);
    check("Boris‑Ivar is not a name we know, Jean-Noël Barrot is", &["Jean-Noël Barrot: jean-noel-barrot Full"]);
}

#[test]
fn accents_may_be_composed_decomposed_or_left_out() {
    for text in ["Sébastien Lecornu", "Se\u{301}bastien Lecornu", "Sebastien Lecornu"] {
        let found = names(&Gazetteer::embedded(), text);
        assert_eq!(found, [format!("{text}: sebastien-lecornu Full")]);
    }
    check(
        "Erdogan and Støre and Store",
        &["Erdogan: recep-tayyip-erdogan Short", "Støre: jonas-gahr-store Short", "Store: jonas-gahr-store Short"],
    );
}

#[test]
fn a_dateline_in_capitals_names_the_same_place() {
    check("GENEVA, Nov. 20 —", &["GENEVA: geneva"]);
    check("KUALA LUMPUR, Malaysia —", &["KUALA LUMPUR: kuala-lumpur", "Malaysia: my"]);
    check("NEW DELHI, Nov. 20 —", &["NEW DELHI: new-delhi"]);
    check("Washington D.C. – Talks", &["Washington D.C.: washington"]);
    check("WASHINGTON —", &["WASHINGTON: washington, us-wa"]);
    check("XI JINPING SPOKE TO KIM JONG UN", &["XI JINPING: xi-jinping Full", "KIM JONG UN: kim-jong-un Full"]);
    check("Tell us who they are.", &[]);
}

#[test]
fn a_name_may_run_over_a_line_break_and_through_markup() {
    check("Kuala\nLumpur", &["Kuala Lumpur: kuala-lumpur"]);
    let text = "Officials in *Kuala\nLumpur* met [Scott **Bessent**](https://example.org) twice.\n";
    let document = Document::parse(text, Format::Markdown);
    let gazetteer = Gazetteer::embedded();
    let found = gazetteer.recognise_block(&document.blocks()[0].block);
    let ids: Vec<String> = found.iter().map(|name| meanings(&gazetteer, name)).collect();
    assert_eq!(ids, ["kuala-lumpur", "scott-bessent Full"]);
}

#[test]
fn no_name_runs_from_one_item_or_cell_into_the_next() {
    let text = "- Kuala\n\n  Lumpur\n";
    let document = Document::parse(text, Format::Markdown);
    let gazetteer = Gazetteer::embedded();
    let found: usize = document.blocks().iter().map(|placed| gazetteer.recognise_block(&placed.block).len()).sum();
    assert_eq!(found, 0);
}

#[test]
fn the_longest_name_counts_and_words_are_whole() {
    check("New York City", &["New York City: new-york-city"]);
    check("South Korean", &["South Korean: kr Demonym"]);
    check("Chadwick, Chinatown, Romed, Xiaomi", &[]);
    check("Vice Premier He Lifeng", &["Vice Premier: cn.vice-premier", "He Lifeng: he-lifeng Full"]);
}

#[test]
fn a_capital_is_a_place_and_can_stand_for_its_government() {
    let gazetteer = Gazetteer::embedded();
    let tokens = tokenize("Beijing", (0..7).into(), &[]);
    let found = gazetteer.recognise("Beijing", &tokens);
    let (id, form) = found[0].places().next().unwrap();
    let place = gazetteer.place(id).unwrap();
    assert_eq!(form, PlaceForm::Name);
    let Some(dateline::gazetteer::Metonym::Government(of)) = place.stands_for else { panic!("{place:?}") };
    assert_eq!(&*gazetteer.place(of).unwrap().name, "China");
    check("the Kremlin and the White House", &["Kremlin: kremlin Metonym", "White House: white-house Metonym"]);
}

#[test]
fn what_a_document_says_of_its_own_people_stands_over_the_tables() {
    let text = "---\npeople:\n  branca: {name: Odile Branca, family: Branca, title: water minister, of: Kestria, from: 2024-05-01}\n  \
                smith: {name: Scott Bessent, family: Bessent, title: harbour master, of: Dovrin}\nplaces:\n  kestria: {name: Kestria, kind: \
                country}\n  dovrin: {name: Dovrin, in: Kestria}\n---\n\nText.\n";
    let document = Document::parse(text, Format::Markdown);
    let front = document.front_matter().unwrap();
    let base = Gazetteer::embedded();
    let local = base.with_local(&front.people, &front.places);
    assert_ne!(local.version(), base.version());
    assert_eq!(local.version(), base.with_local(&front.people, &front.places).version());
    let found = names(&local, "Kestria water minister Odile Branca and Scott Bessent met Branca and Yellen at Dovrin.");
    assert_eq!(
        found,
        [
            "Kestria: kestria",
            "Kestria water minister: local.water-minister of kestria",
            "Odile Branca: branca Full",
            "Scott Bessent: scott-bessent Full",
            "Branca: branca Short",
            "Yellen: janet-yellen Short",
            "Dovrin: dovrin",
        ]
    );
    let (bessent, NameForm::Full) = local.recognise("Scott Bessent", &tokenize("Scott Bessent", (0..13).into(), &[]))
        [0]
    .officials()
    .next()
    .unwrap() else {
        panic!("not by his full name")
    };
    let terms = &local.official(bessent).unwrap().terms;
    assert_eq!(terms.len(), 2, "the front matter adds a post and takes none away");
}
