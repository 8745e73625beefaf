//! `dateline claims`, `claims diff` and `lint --since`, in a repository made for the test.

use std::fs;
use std::path::Path;

use gix::actor::SignatureRef;
use gix::objs::tree::{Entry, EntryKind};

use super::command::Desk;

/// Commits all files of `desk`, and makes the repository where there is none.
fn commit(desk: &Desk) -> String {
    let repository = gix::open(desk.path()).or_else(|_| gix::init(desk.path())).unwrap();
    let tree = tree(&repository, desk.path());
    let who = SignatureRef { name: "Desk".into(), email: "desk@example.org".into(), time: "1763942400 +0000" };
    let parents: Vec<_> = repository.head_id().ok().map(gix::Id::detach).into_iter().collect();
    repository.commit_as(who, who, "HEAD", "a version", tree, parents).unwrap().to_string()
}

fn tree(repository: &gix::Repository, folder: &Path) -> gix::ObjectId {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with('.') {
            continue;
        }
        let (kind, oid) = if path.is_dir() {
            (EntryKind::Tree, tree(repository, &path))
        } else {
            (EntryKind::Blob, repository.write_blob(fs::read(&path).unwrap()).unwrap().detach())
        };
        entries.push(Entry { mode: kind.into(), filename: name.into(), oid });
    }
    entries.sort();
    repository.write_object(&gix::objs::Tree { entries }).unwrap().detach()
}

const PORT: &str = "The port of Harrow will stay closed until Friday, the harbour board said.\n\n\
    Eleven ships lay at anchor off the breakwater on Tuesday, the pilots said.\n";

#[test]
fn a_claim_that_lost_its_source_fails_the_run_and_the_fix_puts_it_back() {
    let desk = Desk::new(&[("port.md", PORT.as_bytes())]);
    commit(&desk);
    assert_eq!(desk.run(&["lint", "--since", "HEAD", "--select", "attribution-removed"]).code, 0);
    let cut = PORT.replace(", the harbour board said", "");
    desk.write("port.md", cut.as_bytes());
    let run = desk.run(&["lint", "--since", "HEAD", "--select", "attribution-removed", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(found[0]["rule"], "attribution-removed");
    assert_eq!(found[0]["severity"], "error");
    assert!(found[0]["notes"][0].as_str().unwrap().starts_with("before: The port of Harrow"), "{found}");
    let fix = &found[0]["fixes"][0];
    assert_eq!(fix["safe"], true, "{found}");
    let edit = &fix["edits"][0];
    let at = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
    let mut mended = cut.clone();
    mended.replace_range(at("start")..at("end"), edit["text"].as_str().unwrap());
    assert_eq!(mended, PORT);
    // Without the revision beside it the rule has nothing to say.
    assert_eq!(desk.run(&["lint", "--select", "attribution-removed"]).code, 0);
}

#[test]
fn a_renamed_and_moved_briefing_is_followed() {
    let long = format!("{PORT}\nFuel was rationed in the capital, the energy ministry said.\n");
    let desk = Desk::new(&[("north/port.md", long.as_bytes())]);
    commit(&desk);
    fs::remove_file(desk.path().join("north/port.md")).unwrap();
    desk.write("south/2026-11-24-port.md", long.replace(", the pilots said", "").as_bytes());
    let run = desk.run(&["claims", "diff", "HEAD", "south"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("south/2026-11-24-port.md:3: attribution-removed (was north/port.md)"), "{}", run.out);
    assert!(run.out.ends_with("1 attribution removed\n"), "{}", run.out);
}

#[test]
fn two_revisions_are_compared_without_a_look_at_the_files() {
    let desk = Desk::new(&[("port.md", PORT.as_bytes())]);
    let first = commit(&desk);
    desk.write("port.md", PORT.replace("Eleven", "Twelve").as_bytes());
    desk.write("mill.md", b"The mill will close in March, its owner said.\n");
    let second = commit(&desk);
    desk.write("port.md", b"Nothing is left.\n");
    let run = desk.run(&["claims", "diff", &format!("{first}..{second}"), "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let changes: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let told: Vec<_> = changes.as_array().unwrap().iter().map(|one| (&one["document"], &one["change"])).collect();
    assert_eq!(told, [(&"mill.md".into(), &"added".into()), (&"port.md".into(), &"reworded".into())]);
    assert_eq!(changes[1]["before"]["sources"][0], "the pilots");
}

#[test]
fn claims_that_moved_are_no_changes_and_dropped_ones_are() {
    let desk = Desk::new(&[("port.md", PORT.as_bytes()), ("gone.md", b"The mill will close, its owner said.\n")]);
    commit(&desk);
    let mut moved: Vec<&str> = PORT.trim().split("\n\n").collect();
    moved.reverse();
    desk.write("port.md", moved.join("\n\n").as_bytes());
    fs::remove_file(desk.path().join("gone.md")).unwrap();
    let run = desk.run(&["claims", "diff", "HEAD"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(run.out, "gone.md:1: dropped\n  - The mill will close, its owner said. [its owner]\n1 claim dropped\n");
}

#[test]
fn what_git_cannot_tell_is_said() {
    let desk = Desk::new(&[("port.md", PORT.as_bytes())]);
    let run = desk.run(&["lint", "--since", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not in a git repository"), "{}", run.err);
    commit(&desk);
    let run = desk.run(&["claims", "diff", "no-such-branch"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("git knows no revision \"no-such-branch\" here"), "{}", run.err);
    assert_eq!(desk.run(&["lint", "--since", "HEAD..HEAD"]).code, 2);
}

const LEDGER: &str = "---\ntitle: River talks\ndate: 2026-11-20\nsources:\n  mfa:\n    title: Readout\n    \
    publisher: Norland ministry\n    date: 2026-11-19\n    retracted: 2026-11-21\n---\n\n\
    Talks will resume in Geneva, the ministry said [@mfa, para. 3].\n\n\
    A ban is unlikely before spring.{#no-ban .assessment likelihood=unlikely basis=mfa}\n\n\
    \"=1+1 is what they offer,\" Odile Branca said.\n";

#[test]
fn the_ledger_has_every_claim_with_who_says_it_and_what_it_rests_on() {
    let desk = Desk::new(&[("river.md", LEDGER.as_bytes())]);
    let run = desk.run(&["claims", "--format", "json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let claims: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(claims.as_array().unwrap().len(), 3, "{claims:#}");
    let (talks, ban) = (&claims[0], &claims[1]);
    assert_eq!((&talks["document"], &talks["line"]), (&"river.md".into(), &12.into()));
    assert_eq!(talks["speakers"][0]["name"], "the ministry");
    assert_eq!(talks["sources"][0]["locator"], "para. 3");
    assert_eq!(talks["withdrawn"], "@mfa");
    assert_eq!((&ban["id"], &ban["likelihood"]), (&"no-ban".into(), &"unlikely".into()));
    assert_eq!((&ban["basis"][0], &ban["withdrawn"]), (&"mfa".into(), &"@mfa".into()));
}

#[test]
fn a_slip_in_a_path_leaves_the_ledger_that_was_written_last() {
    let desk = Desk::new(&[("ledger.csv", b"the last one\n")]);
    let run = desk.run(&["claims", "nothing-here.md", "--format", "csv", "--output", "ledger.csv"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("nothing-here.md"), "{run:?}");
    assert_eq!(fs::read_to_string(desk.path().join("ledger.csv")).unwrap(), "the last one\n");
    assert_eq!(desk.run(&["claims", "nothing-here.md"]).out, "");
}

#[test]
fn the_ledger_is_the_same_in_every_format_and_goes_into_a_file() {
    let desk = Desk::new(&[("river.md", LEDGER.as_bytes())]);
    let csv = desk.run(&["claims", "--format", "csv"]).out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), &rows[0][8], &rows[1][2]), (3, "mfa, para. 3", "no-ban"));
    let run = desk.run(&["claims", "--format", "jsonld", "--output", "claims.jsonld"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    let graph = fs::read_to_string(desk.path().join("claims.jsonld")).unwrap();
    let graph: serde_json::Value = serde_json::from_str(&graph).unwrap();
    let claim = &graph["@graph"][1];
    assert_eq!((&claim["@type"], &claim["@id"]), (&"Claim".into(), &"river.md#^no-ban".into()));
    assert_eq!(claim["firstAppearance"]["datePublished"], "2026-11-20");
    assert_eq!(graph["@graph"][0]["author"][0]["@type"], "Organization");
    assert_eq!(graph["@graph"][0]["citation"][0]["name"], "Readout");
    let tables = desk.run(&["claims"]).out;
    assert!(tables.contains("| 14 | A ban is unlikely before spring. `^no-ban` | "), "{tables}");
}
