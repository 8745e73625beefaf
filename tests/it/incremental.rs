//! Whatever the edits, the document is the one that a fresh parse of the final text gives.

use dateline::document::{AnnotationItem, AnnotationTarget, Block, Document, Format, LinkTarget};
use dateline::text::{Edit, Span};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces that open, close and break structures, in every order that is wrong.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "The ministry gave no agenda. ", "Talks resumed on Tuesday, the envoy said. ", "GENEVA, Nov. 20 (Agency) — ",
    "Zürich – 📈 “naïve” ", "\u{feff}", "\u{0}", "e\u{301}", "\u{2028}", "\u{a0}", "中文。",
    "\n", "\n", "\n\n", "\n\n\n", "\r\n", "\r\n\r\n", "\r", "\r\r", "\n \t\n", " ", "    ", "\t",
    "---\n", "---", "...\n", "---\ntitle: Talks\ndate: 2026-11-20\n---\n", "title: Talks\n", "sources:\n  a: {kind: wire}\n",
    "# Heading\n", "## ", "Title\n===\n", "===\n", "***\n", "* * *\n",
    "```\n", "```rust\n", "~~~\n", "~~~~\n", "`", "``",
    "> ", ">", "> quoted\n", "- ", "- item\n", "* ", "  - nested\n", "1. ", "1) one\n", "2025. It was a good year.\n", "-\n",
    "<!--", "-->", "<!-- note -->", "<!-- note --> Prose behind. ", "<!--{.assessment}-->", "<div>\n", "</div>\n",
    "<script>\n", "</script>\n", "<?", "?>", "<https://example.org/a>", "https://example.org/@a ", "<b>",
    "<!-- dateline-ignore-next some-rule: agreed -->\n", "<!-- dateline-ignore-line some-rule -->",
    "<!-- dateline-ignore-start some-rule -->\n", "<!-- dateline-ignore-end -->\n", "%% dateline-ignore-next some-rule: so\n",
    "{#id}", "{#id .assessment basis=key}", "{.known}\n", "{src=\"a b\"}", "{", "}", "{\"", "[", "]", "[[", "]]", "(", ")",
    "[span]{#x}", "[@key, p. 3]", "[see @a, para. 2; @b]", "[-@key]", "@key ", "a@example.org ", "@{odd key}",
    "[[doc#^id|label]]", "[[#^id]]", " ^id", "^id\n", "[^1]", "[^1]: A note.\n", "[a]: https://example.org\n", "[a][b]", "[label](doc.md#id)",
    "{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{>>", "<<}", "{==", "==}", "{++added++}", "{--gone--}", "{~~old~>new~~}",
    "| a | b |\n", "|---|---|\n", "*", "**", "_", "\"", "'", "\\", "&amp;", "!",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// What is put in place of what; the ends are found once the text is known.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    from: Index,
    to: Index,
    is_wide: bool,
    replacement: String,
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    let replacement = prop_oneof![
        4 => vec(select(PIECES), 0..3).prop_map(|pieces| pieces.concat()),
        2 => prop::char::any().prop_map(|one| one.to_string()),
        1 => text(),
    ];
    (any::<Index>(), any::<Index>(), prop::bool::weighted(0.3), replacement)
        .prop_map(|(from, to, is_wide, replacement)| Change { from, to, is_wide, replacement })
}

impl Change {
    pub(crate) fn edit(&self, text: &str) -> Edit {
        let floor = |mut at: usize| {
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let one = floor(self.from.index(text.len() + 1));
        let other = if self.is_wide {
            floor(self.to.index(text.len() + 1))
        } else {
            floor((one + self.to.index(6)).min(text.len()))
        };
        Edit { span: Span::new(one.min(other), one.max(other)), replacement: self.replacement.clone() }
    }
}

/// Holds `document` to what is true of every document of `text`.
fn check_shape(document: &Document, text: &str) {
    let mut start = 0;
    for placed in document.blocks() {
        assert_eq!(placed.start, start, "blocks tile the text");
        assert!(!placed.block.text.is_empty(), "no block is empty");
        assert_eq!(text.get(start..start + placed.block.text.len()), Some(placed.block.text.as_ref()));
        let before = &text[..start];
        assert!(before.is_empty() || before.ends_with(['\n', '\r']), "a block starts at a line start");
        let lines = before.replace("\r\n", "\n").matches(['\n', '\r']).count();
        assert_eq!(placed.first_line, lines);
        check_spans(&placed.block);
        start += placed.block.text.len();
    }
    assert_eq!(start, text.len());
    assert_eq!(document.len(), text.len());
}

/// Every span that is kept in `block`.
fn spans(block: &Block) -> Vec<Span> {
    let mut spans = block.anchors.clone();
    let mut add = |found: &[Span]| spans.extend_from_slice(found);
    block.leaves.iter().for_each(|leaf| add(&[leaf.span]));
    block.tokens.iter().for_each(|token| add(&[token.span]));
    block.sentences.iter().for_each(|sentence| add(&[sentence.span]));
    block.quotations.iter().for_each(|quotation| add(&[quotation.span, quotation.inner]));
    block.dateline.iter().for_each(|dateline| add(&[dateline.span, dateline.place]));
    block.problems.iter().for_each(|problem| add(&[problem.span]));
    block.footnotes.iter().for_each(|footnote| add(&[footnote.span, footnote.label]));
    for annotation in &block.annotations {
        add(&[annotation.span]);
        for item in &annotation.items {
            match item {
                AnnotationItem::Id(name) | AnnotationItem::Class(name) => add(&[*name]),
                AnnotationItem::Pair { key, value } => add(&[*key, *value]),
            }
        }
        if let AnnotationTarget::Bracketed(inner) = annotation.target {
            add(&[inner]);
        }
    }
    for citation in &block.citations {
        add(&[citation.span]);
        citation.sources.iter().for_each(|source| add(&[source.key, source.locator.unwrap_or(source.key)]));
    }
    let mut target =
        |target: &LinkTarget| add(&[target.span, target.path_span, target.fragment_span.unwrap_or_default()]);
    block.links.iter().for_each(|link| target(&link.target));
    block.definitions.iter().for_each(|definition| target(&definition.target));
    block.links.iter().for_each(|link| add(&[link.span, link.label]));
    block.definitions.iter().for_each(|definition| add(&[definition.span, definition.label_span]));
    for revision in &block.revisions {
        add(&[revision.span, revision.removed.unwrap_or_default(), revision.accepted.unwrap_or_default()]);
    }
    for directive in &block.directives {
        add(&[directive.span, directive.reach, directive.reason.unwrap_or_default()]);
        add(&directive.rules);
    }
    spans
}

fn check_spans(block: &Block) {
    for span in spans(block) {
        assert!(block.text.get(span.range()).is_some(), "{span:?} is not of {block:#?}");
    }
    let is_ordered = |spans: &[Span]| spans.windows(2).all(|pair| pair[0] <= pair[1]);
    assert!(is_ordered(&block.tokens.iter().map(|token| token.span).collect::<Vec<_>>()));
    assert!(is_ordered(&block.annotations.iter().map(|annotation| annotation.span).collect::<Vec<_>>()));
    assert!(is_ordered(&block.citations.iter().map(|citation| citation.span).collect::<Vec<_>>()));
    assert!(is_ordered(&block.links.iter().map(|link| link.span).collect::<Vec<_>>()));
    assert!(is_ordered(&block.footnotes.iter().map(|footnote| footnote.span).collect::<Vec<_>>()));
    assert!(is_ordered(&block.revisions.iter().map(|revision| revision.span).collect::<Vec<_>>()));
    for sentence in &block.sentences {
        assert!(sentence.tokens.end <= block.tokens.len() && sentence.leaf < block.leaves.len());
    }
    let n_sentences = block.sentences.len();
    let targets = block.citations.iter().map(|citation| citation.sentence);
    assert!(
        targets.chain(block.footnotes.iter().map(|footnote| footnote.sentence)).flatten().all(|idx| idx < n_sentences)
    );
    for annotation in &block.annotations {
        assert!(!matches!(annotation.target, AnnotationTarget::Sentence(idx) if idx >= n_sentences));
    }
}

fn check_same(edited: &Document, text: &str, format: Format) {
    let fresh = Document::parse(text, format);
    let shown = |document: &Document| {
        format!("{:#?}", document.blocks().iter().map(|placed| placed.block.text.to_string()).collect::<Vec<_>>())
    };
    assert_eq!(edited.blocks().len(), fresh.blocks().len(), "{} {}", shown(edited), shown(&fresh));
    for (edited, fresh) in edited.blocks().iter().zip(fresh.blocks()) {
        assert_eq!((edited.start, edited.first_line), (fresh.start, fresh.first_line));
        assert_eq!(edited.block, fresh.block);
    }
    check_shape(edited, text);
}

fn check_edits(text: String, format: Format, changes: &[Change]) {
    let mut text = text;
    let mut document = Document::parse(&text, format);
    check_shape(&document, &text);
    for change in changes {
        let edit = change.edit(&text);
        let before = document.blocks().to_vec();
        let change = document.edit(&edit);
        text.replace_range(edit.span.range(), &edit.replacement);
        check_same(&document, &text, format);
        assert_eq!(before.len() - change.removed.len(), document.blocks().len() - change.inserted.len());
        let kept_before = before[..change.removed.start].iter().chain(&before[change.removed.end..]);
        let kept_after =
            document.blocks()[..change.inserted.start].iter().chain(&document.blocks()[change.inserted.end..]);
        for (before, after) in kept_before.zip(kept_after) {
            assert!(std::sync::Arc::ptr_eq(&before.block, &after.block), "a block outside the change is kept");
        }
    }
}

/// How many cases are tried; `PROPTEST_CASES` asks for more.
pub(crate) fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(3000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_give_what_a_fresh_parse_gives(text in text(), markdown: bool, changes in vec(change(), 1..8)) {
        check_edits(text, if markdown { Format::Markdown } else { Format::Plain }, &changes);
    }
}
