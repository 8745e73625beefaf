//! Reading takes time in proportion to the text, also where the text is made to be slow to read.

use std::time::Duration;

use dateline::document::{Document, Format};

/// Pieces that open something, over and over, and never or late close it.
#[rustfmt::skip]
const HOSTILE: &[&str] = &[
    "a", " ", "\n", "\r", "\0", "é", "a ", "A. ", "\"", "'", "“", "‘", "” ", "(", "[", "{", "*", "_", "`", "~", "<", ">", "#", "|", "^", "@", "&", "\\", "!", "%%", ":", "-",
    "[[", "![", "[^", "[^a]", "[a](", "[a][", "[a]{", "[a]{#b", "[a", "][", "[]", "[a][b]", "[@a", "[@a; ", "@{", "@a ", "@a.", "a@b.",
    "{#a", "{#a ", "{a=\"", "{a=b ", "{#a}", "{++", "{--", "{~~", "{~~a~>", "{>>", "{==", "{++a++}", "~>", "{~~ ~~}",
    "<!--", "<!-- ", "<!---->", "<!-- dateline-ignore-line a -->", "<!--{.known}-->", "<!-- dateline-", "-->", "<a ", "<a href=\"", "</", "<?", "<![CDATA[",
    "**a ", "*a_", "`a``", "``a`", "&a", "https://", "https://a)", "-https://", "\\[",
    "> ", "> a\n", ">\n", "- ", "- a\n", "-\n", "1. ", "1. a\n", "# a\n", "a\n===\n", "---\n", "--- ", "| a ", "|---", "| a |\n|---|\n", "|\n",
    "```\n", "~~~\n\n", "    a\n", "<div>\n", "<script>\n", "<!-- \n", "<!--{.known}-->\n", "{.known}\n", "{.known}\n\n", "%% dateline-ignore-next a\n", "%% ", "%%\n",
    "[a]: b\n", "[a]:\n", "[^a]: b\n", "^a\n", "^a\n\n", "a\n\n", "a\r\n\r\n", " \n", "\ta\n", "...\n", "a: b\n",
    "U.S. ", "Nov. ", "a.\" ", "J. ", "“a‘b", "GENEVA — ", "(a) ", "1,", "1.", "’s", "--", "a-",
];

/// Starts that the pieces are then part of.
const HEADS: [&str; 3] = ["", "- a\n  ", "> {.known} <!-- "];

/// Time this thread has been at work, which other programs do not add to.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

fn time(text: &str, format: Format) -> Duration {
    let start = now();
    let document = Document::parse(text, format);
    let time = now().saturating_sub(start);
    assert_eq!(document.len(), text.len());
    time
}

/// Whether eight times the text takes much more than eight times as long.
fn is_slow(text_of: &dyn Fn(usize) -> String, format: Format) -> Option<String> {
    let (short, long) = (text_of(2000), text_of(16_000));
    let ratio = || time(&long, format).as_secs_f64() / time(&short, format).as_secs_f64().max(20e-6);
    // A busy machine makes one ratio large now and then, and seldom five.
    let ratios: Vec<f64> = (0..5).map(|_| ratio()).take_while(|ratio| *ratio > 20.0).collect();
    let is_slow = ratios.len() == 5;
    is_slow.then(|| format!("{:?} {format:?}: {ratios:.0?} times as long", short.chars().take(40).collect::<String>()))
}

#[test]
fn hostile_texts_are_read_in_linear_time() {
    let mut slow = Vec::new();
    for piece in HOSTILE {
        let text_of = |size: usize| piece.repeat(size / piece.len());
        slow.extend(is_slow(&text_of, Format::Plain));
        for head in HEADS {
            slow.extend(is_slow(&|size| head.to_owned() + &text_of(size), Format::Markdown));
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn openers_with_closers_far_behind_are_read_in_linear_time() {
    let mut slow = Vec::new();
    let pairs = [
        ("[", "]"),
        ("{++", "++}"),
        ("{~~", "~~}"),
        ("{~~a~>", "~~}"),
        ("[[", "]]"),
        ("<!--", "-->"),
        ("(", ")"),
        ("\"", "\""),
        ("“", "”"),
        ("*", "*"),
        ("**", "**"),
        ("_", "_"),
        ("`", "`"),
        ("[a](", ")"),
        ("![", "]"),
        ("{a=\"", "\""),
        ("{a=\"", "\"}"),
        ("{#a ", "}"),
        ("[@a;", "]"),
        ("@{", "}"),
        ("<a ", ">"),
        ("> ", "\na"),
        ("- ", "\na"),
        ("a\n", "==="),
        ("| ", "\n|-|\n"),
    ];
    for (open, close) in pairs {
        let text_of = |size: usize| open.repeat(size / open.len()) + &close.repeat(size / close.len());
        slow.extend(is_slow(&text_of, Format::Markdown));
        slow.extend(is_slow(&text_of, Format::Plain));
    }
    assert!(slow.is_empty(), "{slow:#?}");
}
