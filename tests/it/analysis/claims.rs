//! What each sentence asserts, and what stands behind it.

use dateline::document::Format;

use super::read;

/// Every sentence's claim, as `kind, standing`.
fn claims(text: &str) -> Vec<String> {
    let (_, reading) = read(text, Format::Markdown);
    let claims = reading.passages().iter().flat_map(|passage| &passage.claims);
    claims.map(|claim| format!("{:?}, {:?}", claim.kind, claim.standing)).collect()
}

/// Texts and what [`claims`] finds in them.
#[rustfmt::skip]
const CASES: &[(&str, &[&str])] = &[
    ("Branca said the lock was shut.", &["Event, Attributed"]),
    ("The lock was shut on Tuesday because of the flood.", &["Cause, Unattributed"]),
    ("The talks aim to calm the markets.", &["Intent, Unattributed"]),
    ("The order is meant to calm the markets.", &["Intent, Unattributed"]),
    ("The visit suggests a thaw.", &["Evaluation, Unattributed"]),
    ("This approach underscores the importance of the river.", &["Evaluation, Unattributed"]),
    ("The bank will cut rates.", &["Prediction, Unattributed"]),
    ("The minister will visit Dovrin on Tuesday.", &["Event, Unattributed"]),
    ("The talks are scheduled to resume on Tuesday.", &["Event, Unattributed"]),
    ("The outcome remains to be seen.", &["Prediction, Unattributed"]),
    ("The dollar is likely to fall.", &["Prediction, Unattributed"]),
    ("The firm bribed three officials.", &["Allegation, Unattributed"]),
    ("Some 5,700 people live in the valley.", &["Figure, Unattributed"]),
    ("It is the largest lock in the world.", &["Figure, Unattributed"]),
    ("Relations remain strained.", &["Evaluation, Unattributed"]),
    ("Ana Roth met Odile Branca in Geneva.", &["Event, Unattributed"]),
    ("The lock was built in 1931.", &["Background, Known"]),
    ("Dovrin is a town on the river.", &["Background, Known"]),
    ("Odile Branca was born in Dovrin.", &["Background, Known"]),
    ("Is the lock shut?", &["Fact, NotAClaim"]),
    ("Read the order here.", &["Fact, NotAClaim"]),
    ("# The lock is shut", &["Fact, NotAClaim"]),
    ("The lock is shut", &["Fact, NotAClaim"]),
    ("A long day.", &["Fact, NotAClaim"]),
    ("“We will not sign,” Branca said. “We never have.”", &["Event, Attributed", "Fact, Attributed"]),
    ("Branca said the lock was shut. She gave no reason.", &["Event, Attributed", "Event, Attributed"]),
    ("Branca said the lock was shut. Some 5,700 people live there.", &["Event, Attributed", "Figure, Unattributed"]),
    ("The lock is shut, [who] said.", &["Fact, Unattributed"]),
    ("The lock is shut [@board].", &["Fact, Cited"]),
    ("The lock is shut.[^1]\n\n[^1]: The board.", &["Fact, Cited", "Fact, NotAClaim"]),
    ("The lock [sic] is shut.", &["Fact, Unattributed"]),
    ("The lock is shut, see [the order].\n\n[the order]: https://example.org/order", &["Fact, Cited"]),
    ("The lock is shut, see [the order].\n\n[the order]: #below", &["Fact, Unattributed"]),
    ("The lock is shut, see [the order](https://example.org/order).", &["Fact, Cited"]),
    ("The lock is shut.{.known}", &["Fact, Known"]),
    ("The lock will fail.{.assessment}", &["Prediction, Assessment"]),
    ("The lock is shut.{.witnessed}", &["Fact, Witnessed"]),
    ("The lock is shut.{src=board}", &["Fact, Cited"]),
    ("We judge that the lock will fail.", &["Fact, Assessment"]),
    ("In our judgment, the lock will fail.", &["Prediction, Assessment"]),
    ("---\ntype: readout\nissuer: The River Board\n---\n\nThe sides agreed on a map.", &["Event, Attributed"]),
    ("---\ntype: sitrep\n---\n\nThe road is open. The bridge fell.", &["Fact, Witnessed", "Fact, Unattributed"]),
    ("---\ntype: memo\n---\n\nRelations remain strained. Some 5,700 people live in the valley.", &["Evaluation, Assessment", "Figure, Unattributed"]),
    ("---\ntype: market\n---\n\nOil prices fell 3 percent. They fell because of curbs.", &["Figure, Known", "Cause, Unattributed"]),
    ("> The lock is shut, they wrote.", &["Fact, NotAClaim"]),
    ("| a | b |\n|---|---|\n| The lock is shut. | 3 |", &["Fact, NotAClaim", "Fact, NotAClaim", "Fact, NotAClaim", "Fact, NotAClaim"]),
    ("“We will not sign a map that we have not seen.”", &["Fact, NotAClaim"]),
    ("Branca believes the lock is shut.", &["Fact, Unattributed"]),
    ("Branca criticized the board.", &["Event, Unattributed"]),
    ("The report says the lock is shut.", &["Fact, Attributed"]),
    ("The court ruled that the order was void.", &["Event, Attributed"]),
    ("Critics say the lock is a waste.", &["Fact, Attributed"]),
];

#[test]
fn every_sentence_has_its_claim_and_its_standing() {
    for (text, wanted) in CASES {
        assert_eq!(claims(text), *wanted, "{text}");
    }
}
