//! Who says what, by which words.

use dateline::document::Format;
use dateline::text::Span;

use super::read;

/// Every attribution of `text`, as `source / cue / content + content`; `-` for what is not there.
fn attributions(text: &str) -> Vec<String> {
    let (document, reading) = read(text, Format::Plain);
    let mut found = Vec::new();
    for (placed, passage) in document.blocks().iter().zip(reading.passages()) {
        let words = |span: Span| span.of(&placed.block.text).to_owned();
        for one in &passage.attributions {
            let source = one.source.as_ref().map_or("-".to_owned(), |source| words(source.span));
            let cue = one.cue.as_ref().map_or("-".to_owned(), |cue| words(cue.span));
            let content: Vec<String> = one.content.iter().map(|span| words(*span)).collect();
            found.push(format!("{source} / {cue} / {}", content.join(" + ")));
        }
    }
    found
}

/// Sentences and every attribution in them, as [`attributions`] writes it.
#[rustfmt::skip]
const CASES: &[(&str, &[&str])] = &[
    ("Branca said that the lock was shut.", &["Branca / said / that the lock was shut"]),
    ("Branca said the lock was shut.", &["Branca / said / the lock was shut"]),
    ("The ministry said on Tuesday that the lock was shut.", &["The ministry / said / that the lock was shut"]),
    ("The ministry said Tuesday it had shut the lock.", &["The ministry / said Tuesday / it had shut the lock"]),
    ("“We will not sign,” Branca said.", &["Branca / said / “We will not sign,”"]),
    ("“We will not sign,” said Odile Branca, the water minister.", &["Odile Branca, the water minister / said / “We will not sign,”"]),
    ("“We will not sign,” she said. “We never have.”", &["she / said / “We will not sign,” + “We never have.”"]),
    ("“We will not sign. We never have,” she said.", &["she / said / “We will not sign. We never have,”"]),
    ("“We will not sign,” Branca said, adding that the map was old.", &["Branca / said / “We will not sign,”", "Branca / adding / that the map was old"]),
    ("Branca told reporters that the lock was shut.", &["Branca / told / that the lock was shut"]),
    ("Branca told reporters in Geneva that the lock was shut.", &["Branca / told / that the lock was shut"]),
    ("Branca told reporters: “We will not sign.”", &["Branca / told / “We will not sign.”"]),
    ("“We will not sign,” Branca told reporters on Thursday.", &["Branca / told / “We will not sign,”"]),
    ("The lock, Branca said, was shut for good.", &["Branca / said / The lock + was shut for good"]),
    ("In the end, Branca said, the lock was shut.", &["Branca / said / In the end + the lock was shut"]),
    ("“Is it over?” Branca asked in Geneva.", &["Branca / asked / “Is it over?”"]),
    ("Roth said the lock was shut. “Is it over?” Branca asked.", &["Roth / said / the lock was shut", "Branca / asked / “Is it over?”"]),
    ("Said Roth: “The lock is shut.”", &["Roth / Said / “The lock is shut.”"]),
    ("“It is shut,” Ana Roth (Kestria), a board member, said in a call.", &["Ana Roth (Kestria), a board member / said / “It is shut,”"]),
    ("Even Kestria, an old ally, said the lock was shut.", &["Kestria, an old ally / said / the lock was shut"]),
    ("Roth, who in 2010 said the lock was shut, left.", &["who / said / the lock was shut"]),
    ("Although she lacks a plan, elected officials say she will win.", &["elected officials / say / she will win"]),
    ("A board survey released Friday says that most boats wait.", &["A board survey released Friday / says / that most boats wait"]),
    ("Branca said there was a flaw in the lock.", &["Branca / said / there was a flaw in the lock"]),
    ("Branca said she cannot shut the lock.", &["Branca / said / she cannot shut the lock"]),
    ("Branca said the fees charged by the board are too high.", &["Branca / said / the fees charged by the board are too high"]),
    ("Branca said the lock, built by the board, was shut.", &["Branca / said / the lock, built by the board, was shut"]),
    ("Branca said after the vote she would not sign.", &["Branca / said / she would not sign"]),
    ("Branca tells the board that the lock is shut and says she will open it.", &["Branca / tells / that the lock is shut", "Branca / says / she will open it"]),
    ("After saying her foot hurt, Branca left.", &["Branca / saying / her foot hurt"]),
    ("Branca wants to open the lock, but has no map.", &["Branca / wants / to open the lock"]),
    ("Branca says the lock is shut, but it was open at noon.", &["Branca / says / the lock is shut"]),
    ("Branca said the lock was shut because the board had asked for it.", &["Branca / said / the lock was shut because the board had asked for it"]),
    ("Branca urged the board to open the lock.", &["Branca / urged / the board to open the lock"]),
    ("Branca called for a new lock.", &["Branca / called for / a new lock"]),
    ("Surveys show a close vote.", &["Surveys / show / a close vote"]),
    ("I think the lock is shut.", &["I / think / the lock is shut"]),
    ("I don't think the lock is shut, but it may be.", &["I / think / the lock is shut"]),
    ("We found that the lock was shut.", &["We / found / that the lock was shut"]),
    ("I am sure that the lock is shut.", &["I / sure / that the lock is shut"]),
    ("A lock at Dovrin. Image: River Board.", &["River Board / Image: / A lock at Dovrin."]),
    ("It was, you know, a long day.", &[]),
    ("I am proud to be here.", &[]),
    ("I think of the river.", &[]),
    ("The visit shows a thaw.", &[]),
    ("The lock is shut, the ministry said.", &["the ministry / said / The lock is shut"]),
    ("The lock is shut, according to the ministry.", &["the ministry / according to / The lock is shut"]),
    ("According to the ministry, the lock is shut.", &["the ministry / According to / the lock is shut"]),
    ("According to a report by the River Board, the lock is shut.", &["a report by the River Board / According to / the lock is shut"]),
    ("Hawaii, as one adviser pointed out, has no locks.", &["one adviser / pointed out / Hawaii + has no locks"]),
    ("As Branca pointed out, the lock is shut.", &["Branca / pointed out / the lock is shut"]),
    ("Branca asked whether the lock was shut.", &["Branca / asked / whether the lock was shut"]),
    ("Branca warned that the lock would fail, but the board said it was sound.", &["Branca / warned / that the lock would fail", "the board / said / it was sound"]),
    ("Ana Roth, the mayor of Dovrin, said the lock was shut.", &["Ana Roth, the mayor of Dovrin / said / the lock was shut"]),
    ("Ana Roth (Kestria) said the lock was shut.", &["Ana Roth (Kestria) / said / the lock was shut"]),
    ("Ana Roth and Odile Branca said the lock was shut.", &["Ana Roth and Odile Branca / said / the lock was shut"]),
    ("Farmers, boatmen and the mayor say the lock is shut.", &["Farmers, boatmen and the mayor / say / the lock is shut"]),
    ("A spokesman for the river ministry said the lock was shut.", &["A spokesman for the river ministry / said / the lock was shut"]),
    ("Two officials briefed on the talks said the lock was shut.", &["Two officials briefed on the talks / said / the lock was shut"]),
    ("An official who had seen the draft said the lock was shut.", &["An official who had seen the draft / said / the lock was shut"]),
    ("Critics say the lock is a waste.", &["Critics / say / the lock is a waste"]),
    ("The report says the lock is shut.", &["The report / says / the lock is shut"]),
    ("A survey shows that most boats wait.", &["A survey / shows / that most boats wait"]),
    ("The court ruled that the order was void.", &["The court / ruled / that the order was void"]),
    ("Branca, who said the lock was shut, left early.", &["who / said / the lock was shut"]),
    ("Branca met Roth and said the lock was shut.", &["Branca / said / the lock was shut"]),
    ("Speaking in Geneva, Branca said the lock was shut.", &["Branca / said / the lock was shut"]),
    ("Branca declined to say whether the lock was shut.", &["Branca / declined to say / whether the lock was shut"]),
    ("Branca is confident that the lock will hold.", &["Branca / is confident / that the lock will hold"]),
    ("The ministry has not said when the lock will open.", &["The ministry / has not said / when the lock will open"]),
    ("Branca later said the lock was shut.", &["Branca / later said / the lock was shut"]),
    ("Branca quickly denied the report.", &["Branca / quickly denied / the report"]),
    ("Branca also announced a new lock.", &["Branca / also announced / a new lock"]),
    ("Branca called the order “a disgrace.”", &["Branca / called / the order “a disgrace.”"]),
    ("Branca described the order as a disgrace.", &["Branca / described / the order as a disgrace"]),
    ("Branca accused the board of hiding the map.", &["Branca / accused / the board of hiding the map"]),
    ("BRANCA: The lock is shut.", &["BRANCA / : / The lock is shut."]),
    ("“The lock is shut.” — Odile Branca", &["Odile Branca / — / “The lock is shut.”"]),
    ("Branca went on:", &["Branca / went on / "]),
    ("Black, who advises the board, said the lock was shut.", &["Black, who advises the board / said / the lock was shut"]),
    ("The ministry in a statement said the lock was shut.", &["The ministry / said / the lock was shut"]),
    ("Branca on Monday said the lock was shut.", &["Branca / said / the lock was shut"]),
    ("\"It is over,\" said a woman in the hall.", &["a woman in the hall / said / \"It is over,\""]),
    ("'It is over,' he said.", &["he / said / 'It is over,'"]),
    ("Branca believes the lock is shut.", &["Branca / believes / the lock is shut"]),
    ("Investors fear that the lock is shut.", &["Investors / fear / that the lock is shut"]),
    ("\"Is it over?\" Branca asked.", &["Branca / asked / \"Is it over?\""]),
    ("The order was criticized by Branca.", &["Branca / was criticized / The order"]),
    ("The order is seen as a feint.", &["- / is seen as / The order + a feint"]),
    ("The lock is believed to be shut.", &["- / is believed / The lock + to be shut"]),
    ("The council reportedly shut the lock.", &["- / reportedly / The council + shut the lock"]),
    ("It is said that the lock is shut.", &["- / is said / that the lock is shut"]),
    ("The board, described as slow, met again.", &["- / described as / The board + slow"]),
    ("The lock was shut on Tuesday.", &[]),
    ("The talks aim to calm the markets.", &[]),
    ("The visit suggests a thaw.", &[]),
    ("The discussions are expected to cover tariffs.", &[]),
    ("The statement was short.", &[]),
    ("A big reason for this was the rain.", &[]),
    ("He opened the lock.", &[]),
    ("The price of bread rose.", &[]),
    ("We want to open the lock.", &[]),
    ("The so-called “moderates” met in Geneva.", &[]),
    ("She holds a doctorate in hydrology.", &[]),
    ("The claims were settled in May.", &[]),
    ("Reports of the flood reached Dovrin.", &[]),
];

#[test]
fn sources_cues_and_contents_are_found_and_nothing_else() {
    for (text, wanted) in CASES {
        assert_eq!(attributions(text), *wanted, "{text}");
    }
}
