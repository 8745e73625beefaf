//! Document links: what a reader can follow, and where it leads.

use std::fmt::Write;

use dateline::features::document_links::{Goal, document_links, place};
use expect_test::{Expect, expect};

use super::{Laid, laid};

fn check_links(texts: &str, expected: &Expect) {
    let Laid { workspace, path, .. } = laid(texts);
    let document = workspace.briefing(&path).unwrap().document();
    let mut shown = String::new();
    for link in document_links(&workspace, &path) {
        let words = document.slice(link.span);
        let goal = match link.goal {
            Goal::File(path) => path.to_string(),
            Goal::Address(address) => address,
            Goal::Place(path, fragment) => {
                let span = place(&workspace, &path, &fragment).expect("a place that is found is there");
                format!("{path} at {}", workspace.briefing(&path).unwrap().document().slice(span))
            }
        };
        writeln!(shown, "{words} -> {goal}").unwrap();
    }
    expected.assert_eq(&shown);
}

#[test]
fn links_of_every_kind_lead_somewhere() {
    check_links(
        "---\nsee-also: \"[[order]]\"\nsources:\n  web: {title: W, url: \"https://example.org/w\"}\n  odd: {title: O, url: \"command:x\"}\n---\n\
        [[order#^ban|the ban]] [[sub/order]] [a](sub/order.md#Order) [b](<sub/order.md>) [the text][t] [w](https://example.org/a%20b) <desk@example.org> <|>\n\
        Said [@web, p. 1; @odd]. [no](gone.md) [out](../x.md) [f](file:///etc/passwd) [c](command:x) [near](sub/order.md#gone) [[#Here]]\n\n# Here\n\n[t]: sub/order.md \"T\"\n\
        --- sub/order.md\n# Order\n\nA ban.{#ban}\n",
        &expect![[r#"
            order -> /sub/order.md
            order#^ban|the ban -> /sub/order.md at ban
            sub/order -> /sub/order.md
            sub/order.md#Order -> /sub/order.md at Order
            sub/order.md -> /sub/order.md
            the text -> /sub/order.md
            https://example.org/a%20b -> https://example.org/a%20b
            desk@example.org -> mailto:desk@example.org
            web -> https://example.org/w
            sub/order.md#gone -> /sub/order.md
            #Here -> /main.md at Here
            sub/order.md -> /sub/order.md
        "#]],
    );
}
