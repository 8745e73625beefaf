//! Facts in words: as Markdown that no text of a document can break out of, or as plain text.

mod chain;
mod claim;
mod date;
mod link;
mod markdown;
mod official;
mod page;
mod place;
mod source;

pub(super) use self::official::{since_in_words, term_in_words};
use self::page::{Page, code, plain, strong};
pub(super) use self::place::place_in_words;
pub(super) use self::source::readable;
use super::hover::{HoverContent, KeyFacts, RuleFacts};

/// `content` as Markdown. Words of documents and registries stand in it
/// escaped, in code spans or as quotations; none of them becomes a link, a
/// command or HTML.
#[must_use]
pub fn markdown(content: &HoverContent) -> String {
    markdown::print(&page_of(content))
}

/// `content` as plain text.
#[must_use]
pub fn text(content: &HoverContent) -> String {
    page_of(content).text()
}

fn page_of(content: &HoverContent) -> Page {
    match content {
        HoverContent::Official(facts) => official::official(facts),
        HoverContent::Officials(facts) => official::several(facts),
        HoverContent::Office { office, holders, as_of, metonym } => {
            official::office(office, holders, *as_of, metonym.as_deref())
        }
        HoverContent::Person(name) => person(name),
        HoverContent::Place(facts) => place::place(facts),
        HoverContent::Places(facts) => place::several(facts),
        HoverContent::Date(facts) => date::date(facts),
        HoverContent::Source(facts) => source::source(facts),
        HoverContent::Link(facts) => link::link(facts),
        HoverContent::Footnote(note) => Page::default().quote(note),
        HoverContent::Claim(facts) => claim::claim(facts),
        HoverContent::Rule(facts) => rule(facts),
        HoverContent::Key(facts) => key(facts),
    }
}

fn person(name: &str) -> Page {
    let unknown =
        "Not in the gazetteer. With an entry under `people` in the front matter, offices and titles are checked.";
    Page::default().line([strong(name)]).own(unknown)
}

fn rule(facts: &RuleFacts) -> Page {
    let Some(page) = &facts.page else {
        let page = Page::default().line([plain("No rule is called "), code(&facts.name), plain(".")]);
        return did_you_mean(page, &facts.nearest);
    };
    let severity = match facts.severity {
        Some(severity) => format!(" · {} by default", severity.name()),
        None => " · off by default".to_owned(),
    };
    Page::default().line([strong(&facts.name), plain(severity)]).own(page)
}

fn key(facts: &KeyFacts) -> Page {
    let mut page = Page::default().line([strong(&facts.name)]).own(facts.meaning);
    if !facts.values.is_empty() {
        let values: Vec<String> = facts.values.iter().map(|value| format!("`{value}`")).collect();
        page = page.own(&format!("One of {}.", values.join(", ")));
    }
    match &facts.read_as {
        Some(read_as) => page.line([plain("Read as "), strong(read_as), plain(".")]),
        None => page,
    }
}

/// Adds what may have been meant, if anything.
fn did_you_mean(page: Page, nearest: &[String]) -> Page {
    if nearest.is_empty() {
        return page;
    }
    let mut runs = vec![plain("Did you mean ")];
    for (idx, near) in nearest.iter().enumerate() {
        let between = if idx + 1 == nearest.len() { " or " } else { ", " };
        runs.extend((idx > 0).then(|| plain(between)));
        runs.push(code(near));
    }
    runs.push(plain("?"));
    page.line(runs)
}
