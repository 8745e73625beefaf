//! `dateline graph`: every format of the same briefings, with names that would break a careless one.

use serde_json::Value;

use crate::cli::command::Desk;

const NASTY: &str = "\
---
title: '\"Talks\" \\N </script><script>alert(1)</script> & &amp; [x] {y} | `z` #35; <b>'
sources:
  cable: {title: \"1. --> ((x)); %% end\", retracted: 2026-11-20}
  wire: {derived-from: cable}
---

Talks go on.{#talks src=wire}

See [@gone].
";

fn desk() -> Desk {
    Desk::new(&[
        ("dateline.toml", b""),
        ("a \"b\" & <c>.md", NASTY.as_bytes()),
        ("over.md", b"---\nrelies-on: \"[[deal#^deal]]\"\n---\n# Over all\n"),
        ("deal.md", b"A deal is near.{#deal likelihood=likely basis=\"sub/own#^own\"}\n"),
        ("sub/own.md", b"Own.{#own basis=\"deal#^deal\"} See [over](../over.md).\n"),
    ])
}

fn json(desk: &Desk, args: &[&str]) -> Value {
    let run = desk.run(&[&["graph", "--format", "json"], args].concat());
    assert_eq!(run.code, 0, "{run:?}");
    serde_json::from_str(&run.out).unwrap()
}

fn ids(graph: &Value) -> Vec<&str> {
    graph["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect()
}

#[test]
fn json_names_every_node_and_edge_and_what_falls() {
    let desk = desk();
    let graph = json(&desk, &[]);
    let nasty = "a \"b\" & <c>.md";
    let node = |id: &str| graph["nodes"].as_array().unwrap().iter().find(|node| node["id"] == id).unwrap().clone();
    let sources = ["cable", "gone", "wire"].map(|key| format!("{nasty}@{key}"));
    let mut wanted = vec![nasty.to_owned(), format!("{nasty}#^talks")];
    wanted.extend(sources.clone());
    wanted.extend(["deal.md", "deal.md#^deal", "over.md", "sub/own.md", "sub/own.md#^own"].map(str::to_owned));
    assert_eq!(ids(&graph), wanted);
    assert_eq!(node(nasty)["label"], "\"Talks\" \\N </script><script>alert(1)</script> & &amp; [x] {y} | `z` #35; <b>");
    assert_eq!(node(nasty)["falls_with"], sources[0]);
    assert_eq!(
        (&node(&sources[0])["status"], &node(&sources[0])["retracted_on"]),
        (&"retracted".into(), &"2026-11-20".into())
    );
    assert_eq!(node(&sources[0]).get("falls_with"), None);
    assert_eq!(node(&sources[1])["missing"], true);
    assert_eq!(node("deal.md#^deal")["likelihood"], "likely");
    let edges: Vec<String> = graph["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| {
            let mark = if edge["reliance"] == true { "" } else { " (not)" };
            format!(
                "{} {} {}{mark}",
                edge["from"].as_str().unwrap(),
                edge["relation"].as_str().unwrap(),
                edge["to"].as_str().unwrap()
            )
        })
        .collect();
    for edge in [
        "deal.md#^deal rests-on sub/own.md#^own",
        "sub/own.md#^own rests-on deal.md#^deal",
        "over.md relies-on deal.md#^deal",
        "sub/own.md links-to over.md (not)",
    ] {
        assert!(edges.contains(&edge.to_owned()), "{edge} is not in {edges:#?}");
    }
}

#[test]
fn a_part_is_what_one_node_rests_on_and_who_relies_on_it() {
    let desk = desk();
    assert_eq!(ids(&json(&desk, &["--from", "@cable", "--depth", "1"])).len(), 2);
    assert_eq!(ids(&json(&desk, &["--from", "@cable"])).len(), 4);
    // Round in the circle, and no further than that.
    assert_eq!(
        ids(&json(&desk, &["--from", "own#^own"])),
        ["deal.md", "deal.md#^deal", "over.md", "sub/own.md", "sub/own.md#^own"]
    );
    let run = desk.run(&["graph", "--from", "@cabel"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("nothing here is called `@cabel`"), "{run:?}");
    let several = Desk::new(&[("a/x.md", b"One.{#one}\n"), ("b/x.md", b"One.{#one}\n")]);
    let run = several.run(&["graph", "--from", "x"]);
    assert!(run.code == 2 && run.err.contains("may be any of a/x.md, b/x.md"), "{run:?}");
}

#[test]
fn the_page_lets_no_text_out_of_its_place() {
    let desk = desk();
    let run = desk.run(&["graph", "--format", "html", "--output", "graph.html"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{run:?}");
    let page = std::fs::read_to_string(desk.path().join("graph.html")).unwrap();
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script>").count(), 2);
    assert_eq!(page.matches("<button type=\"button\" class=\"node ").count(), 10);
    assert!(page.contains("class=\"node source retracted\"") && page.contains("class=\"node claim falls\""));
    assert!(!page.contains("<b>'") && !page.contains("<c>"));
    assert!(!page.contains("http://") && !page.contains("https://"), "the page asks for nothing");
    let start = page.find("id=\"data\">").unwrap() + "id=\"data\">".len();
    let end = page[start..].find("</script>").unwrap() + start;
    let data: Value = serde_json::from_str(&page[start..end]).unwrap();
    assert_eq!(data["nodes"].as_array().unwrap().len(), 10);
    // What is rested on is to the right, circles apart.
    let x = |name: &str| {
        data["nodes"].as_array().unwrap().iter().find(|node| node["name"] == name).unwrap()["x"].as_u64().unwrap()
    };
    assert!(x("over.md") < x("deal.md#^deal"));
    assert_eq!(desk.run(&["graph", "--format", "html"]).out, page, "the same briefings give the same page");
}

#[test]
fn dot_and_mermaid_quote_what_they_would_read() {
    let desk = desk();
    let dot = desk.run(&["graph"]).out;
    assert!(dot.starts_with("digraph dateline {") && dot.ends_with("}\n"));
    // A quotation mark or a backslash of a text stands behind a backslash, so that every label ends where it should.
    for line in dot.lines().filter(|line| line.contains("[label=")) {
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
    }
    assert!(dot.contains(r#"\"Talks\" \\N\n</script><script>alert(1)</script>"#), "{dot}");
    assert!(dot.contains(r"&amp;\n&amp;amp; [x]"), "{dot}");
    let mermaid = desk.run(&["graph", "--format", "mermaid"]).out;
    assert!(mermaid.starts_with("flowchart LR\n"));
    for line in mermaid.lines().filter(|line| line.trim_start().starts_with('n') && line.contains('"')) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
        let label = line.split('"').nth(1).unwrap().replace("<i>", "").replace("</i>", "");
        assert!(!label.contains(['<', '>', '[', ']', '{', '}', '`', '|', '&']), "{label}");
    }
}

#[test]
fn nothing_is_an_empty_graph_and_said_so() {
    let desk = Desk::new(&[("a.md", b"Rain.\n")]);
    let run = desk.run(&["graph", "--format", "json"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("the graph is empty"), "{run:?}");
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap()["nodes"], serde_json::json!([]));
    assert_eq!(desk.run(&["graph", "--format", "html"]).code, 0);
    assert_eq!(desk.run(&["graph", "gone"]).code, 2);
}
