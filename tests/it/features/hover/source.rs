//! What a citation tells of its source.

use expect_test::expect;

use super::{SOURCES, check_hover};

#[test]
fn a_citation_shows_the_record_of_its_source() {
    check_hover(
        &format!("{SOURCES}Norland gave no agenda [@mfa-nor<|>land, para. 1].\n"),
        &expect![[r#"
        [mfa-norland]
        **Readout of the delegation call**

        Norland Ministry of Foreign Affairs · 20 November 2026 · official statement or publication

        Cited here: para. 1

        `https://example.org/readout-1120`, read 21 November 2026

        Key `mfa-norland`, from the front matter of this document
    "#]],
    );
    check_hover(
        &format!("{SOURCES}It is over [see @mfa-norland; -@branca-re<|>marks].\n"),
        &expect![[r#"
        [branca-remarks]
        **Remarks to \*reporters\*, Geneva**

        Odile Branca · November 2026 · on the record · graded B2

        Draws on mfa-norland

        Key `branca-remarks`, from the front matter of this document
    "#]],
    );
}

#[test]
fn an_unknown_key_is_said_to_be_unknown() {
    check_hover(
        &format!("{SOURCES}Norland gave no agenda [@mfa-<|>norlan].\n"),
        &expect![[r#"
        [mfa-norlan]
        No source has the key `mfa-norlan`.

        Did you mean `mfa-norland`?
    "#]],
    );
    check_hover(
        "Write to @desk<|>officer about it.\n",
        &expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn keys_in_annotations_are_citations_too() {
    check_hover(
        &format!("{SOURCES}Talks resume.{{#resume src=\"mfa-norland branca-<|>remarks\"}}\n"),
        &expect![[r#"
        [branca-remarks]
        **Remarks to \*reporters\*, Geneva**

        Odile Branca · November 2026 · on the record · graded B2

        Draws on mfa-norland

        Key `branca-remarks`, from the front matter of this document
    "#]],
    );
    check_hover(
        &format!("{SOURCES}Talks resume.{{#resume}} They will fail.{{#fail .assessment basis=re<|>sume}}\n"),
        &expect![[r#"
            [resume]
            **This document**

            Claim `^resume`

            > Talks resume.
        "#]],
    );
}
