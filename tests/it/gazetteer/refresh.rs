//! The tables of officials made by a recipe, from sources in small.

use std::io::Cursor;

use dateline::gazetteer::Gazetteer;
use dateline::gazetteer::exchange::{Import, ImportOptions, Importer, Source, csv};
use dateline::gazetteer::refresh::{Labels, Recipe, Refreshed, refresh};

use super::day;

const REGISTRY: &str = r#"
[registry]
id = "officials"
as-of = 2026-01-22
[sources]
press = "List of the press"
editions = "Yearbook"
[[office]]
id = "zz.president"
class = "head-of-state"
titles = ["President"]
"#;

const RECIPE: &str = r#"
registry = "people.toml"
labels = "labels.csv"
people = "people.csv"
terms = "terms.csv"
from = 1993-01-20

[[source]]
key = "editions"
map = "a.toml"
labels = ["{country} {office}"]
cite = "{country} {seen}"
skip = ["vice"]
strip = ["Gen."]
status = { acting = "acting" }
editions = { last = 2026-01-22, gaps = [[2017-03-28, 2020-11-24]], lag = 28 }
files = [{ path = "editions.csv", group = "editions", as-of = 2026-01-22 }]

[[source]]
key = "press"
map = "b.toml"
labels = ["{office}"]
cite = "{key}"
files = [{ path = "press.csv", group = "press", as-of = 2022-07-20, short = "last" }]

[[person]]
id = "tom-dale"
is = ["Tom Dale"]
aliases = ["Lord Dale"]

[[exclude]]
source = "press"
person = "Q9"
reason = "president of a club"

[[correct]]
person = "ines-orta"
office = "zz.president"
end = "2022-05-02"
reason = "the gazette of that day"
"#;

const LABELS: &str = "source,label,office\neditions,ZZ President,zz.president\npress,Head of state,zz.president\n";

const EDITIONS_MAP: &str = r#"
[columns]
name = "name"
office = "title"
country = "country"
start = "since"
as-of = "seen"
[names]
capitals-mark-short = true
"#;

const EDITIONS: &str = "name,title,country,since,seen\n\
    Gen. Tom DALE,President,ZZ,2012-05-01,2016-11-06\n\
    Mara VELL,Acting President,ZZ,2016-11-10,2017-02-01\n\
    Ines ORTA,President,ZZ,2017-03-01,2020-11-24\n\
    Olle GRAN,Vice President,ZZ,2017-03-01,2026-01-22\n\
    Petra LUND,President,ZZ,2022-05-02,2025-05-01\n\
    Petra LUND,President,ZZ,2025-05-05,2026-05-17\n";

const PRESS_MAP: &str = r#"
[columns]
person = "item"
wikidata = "item"
name = "name"
office = "office"
start = "start"
end = "end"
"#;

const PRESS: &str = "item,name,office,start,end\n\
    Q1,Tómas Dale,Head of state,2012-05-01,2016-11-09\n\
    Q1,Tómas Dale,Keeper of the Seal,2009-05-01,2010-11-09\n\
    Q2,Inés Orta,Head of state,2017-03-01,\n\
    Q9,Ada Kerr,Head of state,2018-03-01,\n";

fn import(map: &str, name: &str, text: &str, as_of: &str) -> Import {
    let mut importer = Importer::new(ImportOptions { as_of: Some(day(as_of)), ..ImportOptions::on(day("2026-11-24")) });
    let map = csv::Map::parse(map).unwrap();
    csv::import(vec![Source::new(name, Cursor::new(text.as_bytes().to_vec()))], Some(&map), &mut importer);
    let import = importer.finish();
    assert_eq!(import.problems, []);
    import
}

fn refreshed(recipe: &str) -> Refreshed {
    let recipe = Recipe::parse(recipe).unwrap();
    let labels = Labels::parse(LABELS).unwrap();
    let (offices, _) = Gazetteer::load_only([("people.toml", REGISTRY)]);
    let imports = [
        (0, 0, import(EDITIONS_MAP, "editions.csv", EDITIONS, "2026-01-22")),
        (1, 0, import(PRESS_MAP, "press.csv", PRESS, "2022-07-20")),
    ];
    refresh(&recipe, &labels, &offices, &imports)
}

#[test]
fn sources_are_put_together_person_by_person_and_term_by_term() {
    let Refreshed { people, terms, notes } = refreshed(RECIPE);
    assert_eq!(notes, Vec::<String>::new());
    assert_eq!(
        people,
        "id,name,short,bare-short,aliases,native,wikidata\n\
         ines-orta,Inés Orta,Orta,,,,Q2\n\
         mara-vell,Mara Vell,Vell,,,,\n\
         petra-lund,Petra Lund,Lund,,,,\n\
         tom-dale,Tómas Dale,Dale,,Lord Dale|Tom Dale,,Q1\n"
    );
    // Vell acted until Orta began while editions came out; of Orta's end the
    // editions say no more than that Lund followed, the recipe has the day;
    // Lund's second election is no second term.
    assert_eq!(
        terms,
        "person,office,start,end,status,basis,end-basis,attested,as-of,source\n\
         ines-orta,zz.president,2017-03-01,2022-05-02,,,,,2026-01-22,editions ZZ 2020-11-24\n\
         mara-vell,zz.president,2016-11-10,2017-03-01,acting,,inferred,,2026-01-22,editions ZZ 2017-02-01\n\
         petra-lund,zz.president,2022-05-02,,,,,,2026-01-22,editions ZZ 2026-01-22\n\
         tom-dale,zz.president,2012-05-01,2016-11-09,,,,,2026-01-22,editions ZZ 2016-11-06; press Q1\n"
    );
    let (gazetteer, problems) =
        Gazetteer::load_only([("g/people.toml", REGISTRY), ("g/people.csv", &people), ("g/terms.csv", &terms)]);
    assert_eq!(problems, [], "what is written can be read");
    assert_eq!(gazetteer.officials().count(), 4);
}

#[test]
fn who_was_followed_has_left_by_then() {
    let start = RECIPE.find("[[correct]]").unwrap();
    let Refreshed { terms, .. } = refreshed(&RECIPE[..start]);
    let orta = terms.lines().find(|line| line.starts_with("ines-orta")).unwrap();
    let wanted =
        "ines-orta,zz.president,2017-03-01,[2020-10-27..2022-05-02],,,inferred,,2026-01-22,editions ZZ 2020-11-24";
    assert_eq!(orta, wanted);
}

#[test]
fn rows_that_state_one_stay_again_give_its_longest_and_rows_for_two_stay_two() {
    let press = format!(
        "{PRESS}Q5,Eve Hale,Head of state,2000-05-01,2001-05-01\nQ5,Eve Hale,Head of state,2000-05-01,2003-05-01\n\
        Q6,Max Frey,Head of state,2003-05-02,2003-06-18\nQ6,Max Frey,Head of state,2003-06-21,2004-03-31\n"
    );
    let recipe = Recipe::parse(RECIPE).unwrap();
    let (offices, _) = Gazetteer::load_only([("people.toml", REGISTRY)]);
    let imports = [(1, 0, import(PRESS_MAP, "press.csv", &press, "2022-07-20"))];
    let terms = refresh(&recipe, &Labels::parse(LABELS).unwrap(), &offices, &imports).terms;
    let of = |id: &str| {
        let rows = terms.lines().filter(|line| line.starts_with(id));
        rows.map(|row| row.split(',').skip(2).take(2).collect::<Vec<_>>().join("/")).collect::<Vec<_>>()
    };
    assert_eq!(of("eve-hale"), ["2000-05-01/2003-05-01"]);
    assert_eq!(of("max-frey"), ["2003-05-02/2003-06-18", "2003-06-21/2004-03-31"]);
}

#[test]
fn what_fits_nothing_is_said() {
    let more = format!(
        "{RECIPE}\n[[person]]\nid = \"nobody\"\nis = [\"Nemo\"]\n\
         [[correct]]\nperson = \"nobody\"\noffice = \"zz.president\"\nreason = \"none\"\n"
    );
    let notes = refreshed(&more).notes;
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert!(notes.iter().all(|note| note.contains("`nobody`")), "{notes:?}");
}

#[test]
fn a_broken_recipe_says_where() {
    let error = Recipe::parse(&RECIPE.replace("cite = \"{key}\"", "site = \"{key}\"")).unwrap_err();
    assert!(error.contains("site"), "{error}");
    assert!(Labels::parse(&format!("{LABELS}press,Head of state,zz.king\n")).unwrap_err().contains("twice"));
}
