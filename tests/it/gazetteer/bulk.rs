//! Tables of people and terms beside a TOML head: what they mean, and what is said of a broken one.

use dateline::calendar::Date;
use dateline::gazetteer::{BareShort, Gazetteer, Held, Problem, TermEnd, TermStatus};

use super::{day, office, official};

const HEAD: &str = "[registry]\nid = \"desk\"\nas-of = 2026-06-01\nsource = \"the head\"\n[sources]\n\
    gaz = { name = \"Kestrian Gazette\", licence = \"CC BY 4.0\", date = 2026-05-30 }\nnotes = \"Notes of the desk\"\n\
    [[office]]\nid = \"ks.premier\"\nbody = \"Kestria\"\ntitles = [\"Premier\"]\n\
    [[office]]\nid = \"ks.water\"\nbody = \"Kestria\"\ntitles = [\"Water Minister\"]\n";
const PEOPLE: &str = "id,name,short,bare-short,aliases,native,wikidata\n\
    odile-branca,Odile Branca,Branca,always,\"O. Branca|Odile, called Branca\",Одиль,Q1\n\
    tomas-ruel,Tomas Ruel,Ruel,,,,\n";
const TERMS: &str = "person,office,start,end,status,basis,end-basis,attested,as-of,source\n\
    odile-branca,ks.premier,2020-01-02,2024-03,acting,official,inferred,2021-05-01|2021-03-01,,gaz 77\n\
    odile-branca,ks.water,2024-04-01,,,,,,2026-05-01,notes\n\
    tomas-ruel,ks.premier,2019,unknown,,,,,,\n";

fn load(people: &str, terms: &str) -> (Gazetteer, Vec<Problem>) {
    Gazetteer::load_only([("desk/head.toml", HEAD), ("desk/people.csv", people), ("desk/terms.csv", terms)])
}

#[test]
fn a_row_of_a_table_means_what_the_same_row_of_toml_means() {
    let (gazetteer, problems) = load(PEOPLE, TERMS);
    assert_eq!(problems, []);
    let branca = gazetteer.official(official(&gazetteer, "odile-branca")).unwrap();
    assert_eq!((&*branca.name, branca.short.as_deref()), ("Odile Branca", Some("Branca")));
    assert_eq!(branca.aliases, ["O. Branca".into(), "Odile, called Branca".into()] as [Box<str>; 2]);
    assert_eq!((branca.native.as_deref(), branca.wikidata.as_deref()), (Some("Одиль"), Some("Q1")));
    assert_eq!((branca.bare_short, branca.provenance.line), (BareShort::Always, 2));
    let [premier, water] = &*branca.terms else { panic!("{:?}", branca.terms) };
    assert_eq!((premier.status, premier.attested.len()), (TermStatus::Acting, 2));
    assert!(premier.attested.is_sorted());
    assert!(matches!(premier.end, TermEnd::On(end) if end.latest() == day("2024-03-31")));
    assert_eq!((premier.as_of, water.as_of), (Some(day("2026-06-01")), Some(day("2026-05-01"))));
    assert_eq!((premier.provenance.line, &*premier.provenance.registry.file), (2, "desk/terms.csv"));
    let words = |term: &dateline::gazetteer::Term| term.provenance.source_in_words().unwrap().into_owned();
    assert_eq!(words(premier), "Kestrian Gazette, 30 May 2026 (CC BY 4.0): 77");
    assert_eq!(words(water), "Notes of the desk");
    let ruel = gazetteer.official(official(&gazetteer, "tomas-ruel")).unwrap();
    assert_eq!((ruel.terms[0].end, &*words(&ruel.terms[0])), (TermEnd::Unknown, "the head"));
}

#[test]
fn a_later_table_corrects_closes_and_hides() {
    let people = "id,name,hide\ntomas-ruel,,true\nodile-branca,Odile B. Branca,\n";
    let terms = "person,office,start,end,hide\nodile-branca,ks.water,,2026-02-03,\nodile-branca,ks.premier,,,true\n";
    let files = [
        ("desk/head.toml", HEAD),
        ("desk/people.csv", PEOPLE),
        ("desk/terms.csv", TERMS),
        ("own/head.toml", "[registry]\nas-of = 2026-10-01\n"),
        ("own/people.csv", people),
        ("own/terms.csv", terms),
    ];
    let (gazetteer, problems) = Gazetteer::load_only(files);
    assert_eq!(problems, []);
    assert!(gazetteer.find_person("Tomas Ruel").is_empty());
    let id = official(&gazetteer, "odile-branca");
    let branca = gazetteer.official(id).unwrap();
    assert_eq!((&*branca.name, branca.terms.len()), ("Odile B. Branca", 1));
    let water = office(&gazetteer, "ks.water");
    let held = |date: &str| gazetteer.held(id, water, date.parse::<Date>().unwrap());
    assert_eq!((held("2025-01-01"), held("2026-08-01")), (Held::Yes, Held::No));
}

#[test]
fn everything_wrong_with_a_table_is_said_at_its_place_and_the_rest_is_used() {
    let people = "id,name,shrt\nodile-branca,Odile Branca,\n,Nobody,\ntomas-ruel,Tomas Ruel\n";
    let terms = "person,office,start,end,status,source\n\
        odile-branca,ks.premeir,2020,,,gaz 1\nodil-branca,ks.water,2020,,,gaz 2\n\
        odile-branca,ks.water,2020-02-30,,actng,gzz 3\ntomas-ruel,ks.water,2021,2020,,\"notes\n";
    let (gazetteer, problems) = load(people, terms);
    let shown = |problem: &Problem| {
        let text = if &*problem.file == "desk/people.csv" { people } else { terms };
        let help = problem.help.as_deref().unwrap_or("-");
        format!("{} {:?}: {} ({help})", problem.file, problem.span.of(text), problem.message)
    };
    let found: Vec<String> = problems.iter().map(shown).collect();
    let date = "write a day, month or year that the calendar has: `2025-01-28`, `2025-01`, `2025`";
    let has = |line: &str| assert!(found.iter().any(|known| known == line), "{line}\n{found:#?}");
    has("desk/people.csv \"shrt\": unknown column `shrt` (did you mean `short`?)");
    has("desk/people.csv \",Nobody,\": this row has no `id` (-)");
    has(
        "desk/people.csv \"tomas-ruel,Tomas Ruel\": this row has 2 fields, and the header 3 (put quotation marks round a field that has a comma in it)",
    );
    has("desk/terms.csv \"ks.premeir\": no office has the id `ks.premeir` (did you mean `ks.premier`?)");
    has("desk/terms.csv \"odil-branca\": no person has the id `odil-branca` (did you mean `odile-branca`?)");
    has(&format!("desk/terms.csv \"2020-02-30\": `2020-02-30` is not a date ({date})"));
    has("desk/terms.csv \"actng\": unknown word `actng` (did you mean `acting`?)");
    has("desk/terms.csv \"gzz 3\": `[sources]` has no `gzz` (did you mean `gaz`?)");
    has("desk/terms.csv \"\\\"notes\": this quotation mark is not closed (-)");
    assert!(found.iter().any(|line| line.contains("this term ends (2020) before it starts (2021)")), "{found:#?}");
    assert_eq!(gazetteer.find_person("Odile Branca").len(), 1);
}

#[test]
fn a_table_that_is_none_or_stands_alone_is_said_to() {
    let one = |text: &str| {
        let (_, problems) = Gazetteer::load_only([("desk/terms.csv", text)]);
        problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>()
    };
    assert_eq!(one(""), ["this table is empty"]);
    assert_eq!(one("a,b\n1,2\n"), ["this is no table of people, terms or places"]);
    assert_eq!(one("person,office\n"), [] as [&str; 0]);
    assert!(one("person,office\np,o\n").contains(&"no registry says as of when this table is right".to_owned()));
    // A head of another folder is not the table's.
    let (gazetteer, problems) = Gazetteer::load_only([("other/head.toml", HEAD), ("desk/terms.csv", TERMS)]);
    assert!(!problems.is_empty() && gazetteer.officials().count() == 0);
}
