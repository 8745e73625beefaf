//! A person whom the text calls by a title and no registry has: the row or the record that would make them known.

use std::fmt::Write as _;

use crate::analysis::{Mention, Referent};
use crate::calendar::Date;
use crate::document::{FrontMatter, Token, TokenKind};
use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Workspace};

use super::at::At;
use super::suppress::{closing_fence, line_break};

/// So many words before a name can be its title.
const LONGEST_TITLE: usize = 5;

/// Words that are no part of a title.
#[rustfmt::skip]
const OUTSIDE: [&str; 22] = [
    "a", "acting", "and", "as", "at", "by", "ex", "former", "her", "his", "in", "its", "late", "new", "on", "or", "our", "that",
    "the", "their", "then", "with",
];

/// Somebody who could be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unregistered {
    /// The bytes of the name in the document.
    pub span: Span,
    /// The name in full.
    pub name: String,
    /// The title that stands with it.
    pub title: String,
    /// The country whose title it is, by its id and its name, where the text says so.
    pub country: Option<(String, String)>,
    /// The only office of that title, by its id.
    pub office: Option<String>,
    /// The day of the text.
    pub date: Option<Date>,
    /// Where the title was seen.
    pub seen_in: String,
}

/// The person named at the bytes `span` of the briefing at `path`, if no
/// registry has one of the name and a title stands with it.
#[must_use]
pub fn unregistered(workspace: &Workspace, path: &DocPath, span: Span) -> Option<Unregistered> {
    let at = At::new(workspace, path, span.start())?;
    let selected = span.relative_to(at.start);
    let mentions = &at.passage?.mentions;
    let reach = |mention: &Mention| mention.titles.iter().fold(mention.span, |span, title| span.join(title.span));
    let touched = |mention: &&Mention| {
        let reach = reach(mention);
        reach.start() <= selected.end() && selected.start() <= reach.end()
    };
    let mention = mentions.iter().filter(touched).find(|mention| matches!(mention.referent, Referent::Person(_)))?;
    let Referent::Person(name) = &mention.referent else { return None };
    let offices: Vec<_> = mention.titles.last().map(|title| title.offices.clone()).unwrap_or_default();
    let title = mention.titles.last().map(|title| at.text(title.span)).or_else(|| title_before(&at, mention))?;
    let (country, title) = without_country(&at, title);
    let office = match offices.as_slice() {
        [only] => at.gazetteer().office(*only).map(|office| office.id.to_string()),
        _ => None,
    };
    Some(Unregistered {
        span: at.placed(mention.span),
        name: name.clone(),
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        country,
        office,
        date: at.premises().date,
        seen_in: path.file_name().to_owned(),
    })
}

/// The words right before a name that end with the last word of some title.
fn title_before<'w>(at: &At<'w>, mention: &Mention) -> Option<&'w str> {
    let tokens = at.block.tokens.get(..mention.tokens.start)?;
    let is_title_word = |token: &Token| {
        token.kind == TokenKind::Word && !OUTSIDE.contains(&token.of(&at.block.text).to_lowercase().as_str())
    };
    // A title is written with capitals or without, and a sentence may begin with another word before it.
    let capital = tokens.last()?.case.is_capital();
    let words = tokens.iter().rev().take(LONGEST_TITLE);
    let words = words.take_while(|token| is_title_word(token) && token.case.is_capital() == capital);
    let words: Vec<&Token> = words.collect();
    let (last, first) = (words.first()?, words.last()?);
    let gap = at.block.text.get(last.span.end()..mention.span.start())?;
    let rank = last.of(&at.block.text);
    let is_rank = |title: &str| title.rsplit([' ', '-']).next().is_some_and(|word| word.eq_ignore_ascii_case(rank));
    let known = at.gazetteer().offices().any(|(_, office)| office.titles.iter().any(|title| is_rank(&title.text)));
    // Where a sentence begins with other words than the title, only its own words count.
    let start = words.iter().rev().find(|token| begins_title(at, token)).map_or(first.span, |token| token.span);
    (known && gap.chars().all(char::is_whitespace)).then(|| at.text(start.join(last.span)))
}

/// Whether a word may begin a title: not one that something is done with.
fn begins_title(at: &At<'_>, token: &Token) -> bool {
    let word = token.of(&at.block.text);
    !word.ends_with("ed") && !matches!(word, "said" | "says" | "told" | "met" | "and" | "saw" | "when" | "while")
}

/// The country before a title, and the rest.
fn without_country<'t>(at: &At<'_>, title: &'t str) -> (Option<(String, String)>, &'t str) {
    let Some((first, rest)) = title.split_once(char::is_whitespace) else { return (None, title) };
    let name = first.strip_suffix("'s").or_else(|| first.strip_suffix("’s")).unwrap_or(first);
    let called = |place: &crate::gazetteer::Place| place.kind.has_offices() && place.names().any(|known| known == name);
    let place = at.gazetteer().places().find(|(_, place)| called(place)).map(|(_, place)| place);
    match place {
        Some(place) => (Some((place.id.to_string(), place.name.to_string())), rest.trim_start()),
        None => (None, title),
    }
}

impl Unregistered {
    /// The rows of a registry that make the person known, in TOML: the
    /// office, where no registry has it, and the person with the day on which
    /// the title was seen, which is all that the text bears out.
    #[must_use]
    pub fn rows(&self) -> String {
        let office = self.office.clone().unwrap_or_else(|| {
            let of = self.country.as_ref().map_or("desk", |(id, _)| id);
            format!("{of}.{}", slug(&self.title))
        });
        let mut rows = String::new();
        if self.office.is_none() {
            let country = self.country.as_ref().map(|(id, _)| format!("country = {}\n", quoted(&id.to_uppercase())));
            rows.push_str("[[office]]\n");
            let _ = write!(rows, "id = {}\n{}", quoted(&office), country.unwrap_or_default());
            let _ = write!(rows, "titles = [{}]\n\n", quoted(&self.title));
        }
        let short = self.name.rsplit(' ').next().unwrap_or(&self.name);
        let _ = write!(rows, "[[person]]\nid = {}\nname = {}\n", quoted(&slug(&self.name)), quoted(&self.name));
        let _ = write!(rows, "short = {}\n\n[[person.term]]\noffice = {}\n", quoted(short), quoted(&office));
        if let Some(date) = self.date {
            let _ = write!(rows, "basis = \"attested\"\nattested = [{date}]\nas-of = {date}\n");
        }
        let _ = writeln!(rows, "source = {}", quoted(&format!("title as used in {}", self.seen_in)));
        rows
    }

    /// The head of a registry that begins with these rows.
    #[must_use]
    pub fn head(&self) -> String {
        let date = self.date.map(|date| format!("as-of = {date}\n")).unwrap_or_default();
        format!("[registry]\nid = \"desk\"\n{date}")
    }

    /// The edit of the briefing at `path` that records the person under
    /// `people` in its front matter; none if that is too broken to add to.
    #[must_use]
    pub fn record(&self, workspace: &Workspace, path: &DocPath) -> Option<Edit> {
        let document = workspace.briefing(path)?.document();
        let text = document.blocks().first().map_or("", |placed| &placed.block.text);
        let line_break = line_break(text);
        let of = self.country.as_ref().map(|(_, name)| format!(", of: {}", quoted(name))).unwrap_or_default();
        let (id, name, title) = (slug(&self.name), quoted(&self.name), quoted(&self.title));
        let entry = format!("{id}: {{name: {name}, title: {title}{of}}}");
        let Some(front_matter) = document.front_matter() else {
            let lines = ["---", "people:", &format!("  {entry}"), "---", "", ""];
            return Some(Edit { span: Span::at(0), replacement: lines.join(line_break) });
        };
        let edit = match front_matter.keys.iter().find(|key| key.within.is_none() && key.name.value == "people") {
            None => Edit {
                span: Span::at(closing_fence(text)?),
                replacement: format!("people:{line_break}  {entry}{line_break}"),
            },
            Some(people) => {
                let first = front_matter.people.first().map(|person| person.span.start());
                match (first, people.value.of(text).starts_with('{')) {
                    (Some(first), true) => Edit { span: Span::at(first), replacement: format!("{entry}, ") },
                    (Some(first), false) => {
                        let before = text.get(..first)?;
                        let indent = first - before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
                        let replacement = format!("{entry}{line_break}{}", " ".repeat(indent));
                        Edit { span: Span::at(first), replacement }
                    }
                    (None, _) => return None,
                }
            }
        };
        let mut after = text.to_owned();
        after.replace_range(edit.span.range(), &edit.replacement);
        let (now, problems) = FrontMatter::read(&after);
        let is_added = now.people.len() == front_matter.people.len() + 1 && problems.is_empty();
        is_added.then_some(edit)
    }
}

/// What `dateline.toml` has to say so that `registry`, a file beside it, is
/// read: the place in `settings`, the text as it is, and what goes there.
#[must_use]
pub fn naming(settings: &str, registry: &str) -> Edit {
    let line = format!("files = [{}]\n", quoted(registry));
    let header = settings
        .match_indices("[gazetteer]")
        .find(|(at, _)| settings.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with('\n')));
    if let Some((at, header)) = header {
        let end = at + header.len();
        let line_end = settings.get(end..).and_then(|rest| rest.find('\n')).map(|length| end + length + 1);
        return match line_end {
            Some(at) => Edit { span: Span::at(at), replacement: line },
            None => Edit { span: Span::at(settings.len()), replacement: format!("\n{line}") },
        };
    }
    let gap = if settings.is_empty() {
        ""
    } else if settings.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    Edit { span: Span::at(settings.len()), replacement: format!("{gap}[gazetteer]\n{line}") }
}

/// `text` between quotation marks, for TOML and YAML alike.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Small letters and hyphens: `odile-branca`.
fn slug(text: &str) -> String {
    let folded = crate::gazetteer::folded(text);
    folded.replace(' ', "-")
}
