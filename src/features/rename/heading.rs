//! Other words for a heading, and every link by words, slug or number after them.

use crate::document::LinkKind;
use crate::features::destination::Destination;
use crate::features::heading::words_span;
use crate::features::references::links_to;
use crate::text::{Edit, Span};
use crate::workspace::{
    Briefing, DocPath, Landmark, LandmarkKind, Use, Used, Workspace, find_headings, find_landmark, landmarks_of, slug,
};

use super::{Edits, Refusal};

pub(super) fn rename(workspace: &Workspace, path: &DocPath, heading: &Landmark, name: &str) -> Result<Edits, Refusal> {
    let Some(briefing) = workspace.briefing(path) else {
        return Err(Refusal("the heading is in no briefing".to_owned()));
    };
    if slug(name).is_empty() {
        return Err(Refusal("a heading has at least one letter or digit".to_owned()));
    }
    let own = Edit { span: words_span(briefing.document(), heading), replacement: name.to_owned() };
    let headings = Headings::new(briefing, heading, &own)
        .ok_or_else(|| Refusal(format!("`{name}` would not stand as one heading here")))?;
    let mut edits = Edits::from([(path.clone(), vec![own])]);
    let mut lost = None;
    links_to(workspace, path, |from, used, target| {
        let Some((fragment, span)) = target.fragment.as_deref().zip(target.fragment_span) else { return };
        let Some(goal) = headings.before(fragment) else { return };
        match headings.refit(fragment, goal, &Style::of(from, used)) {
            Some(words) if words == fragment => {}
            Some(words) => {
                let kind = used.link().map_or(LinkKind::Wiki, |(kind, _)| kind);
                let place = Destination::of(from, kind, target);
                let replacement = place.fragment(&words);
                edits.entry(from.path().clone()).or_default().push(Edit { span, replacement });
            }
            None => lost = Some(from.path().clone()),
        }
    });
    match lost {
        Some(from) => Err(Refusal(format!(
            "a link in {} could not follow: something else in {} is called `{}`",
            from.file_name(),
            path.file_name(),
            slug(name)
        ))),
        None => Ok(edits),
    }
}

/// What can be pointed to in the briefing before and after, one for one.
struct Headings {
    before: Vec<Landmark>,
    after: Vec<Landmark>,
    renamed: usize,
}

impl Headings {
    /// None if the edit leaves anything else than the one heading, renamed.
    fn new(briefing: &Briefing, heading: &Landmark, edit: &Edit) -> Option<Self> {
        let before: Vec<Landmark> = briefing.landmarks().collect();
        let renamed = before.iter().position(|one| one.name_span == heading.name_span && one.kind == heading.kind)?;
        let mut document = briefing.document().clone();
        document.edit(edit);
        let after: Vec<Landmark> = landmarks_of(&document).collect();
        let same = |(at, (one, other)): (usize, (&Landmark, &Landmark))| {
            one.kind == other.kind && (at == renamed || one.name == other.name)
        };
        let is_one = before.len() == after.len() && before.iter().zip(&after).enumerate().all(same);
        let is_named = after.get(renamed).is_some_and(|heading| !slug(&heading.name).is_empty());
        (is_one && is_named).then_some(Self { before, after, renamed })
    }

    /// The heading that `fragment` points to, as an index.
    fn before(&self, fragment: &str) -> Option<usize> {
        find_landmark(&self.before, fragment).filter(|at| self.before.get(*at).is_some_and(Landmark::is_heading))
    }

    /// What points to `goal` afterwards as `fragment` did; none if nothing does.
    fn refit(&self, fragment: &str, goal: usize, style: &Style) -> Option<String> {
        let leads = |words: &String| find_landmark(&self.after, words) == Some(goal);
        let named = find_headings(&self.before, fragment);
        let is_chain = named.last().copied().flatten() == Some(goal);
        let n_parts = named.len();
        let parts = fragment.split('#').zip(named).enumerate().map(|(at, (part, found))| {
            let found = if is_chain { found } else { Some(goal).filter(|_| at + 1 == n_parts) };
            match found {
                Some(found) if found == self.renamed => self.restyled(part, found, style),
                _ => part.to_owned(),
            }
        });
        let parts: Vec<String> = parts.collect();
        let whole = parts.join("#");
        if leads(&whole) {
            return Some(whole);
        }
        let last = fragment.rsplit('#').next().unwrap_or(fragment);
        let numbered = self.restyled(last, goal, style);
        let mut nested = parts;
        nested.pop();
        nested.push(numbered.clone());
        [nested.join("#"), numbered, self.numbered_slug(goal)].into_iter().find(leads)
    }

    /// The heading `at` as it is called afterwards, written as `part` has it: its words or
    /// its slug, with its number where headings above it are called the same.
    fn restyled(&self, part: &str, at: usize, style: &Style) -> String {
        let (Some(before), Some(after)) = (self.before.get(at), self.after.get(at)) else { return part.to_owned() };
        let is_plain = slug(part) == slug(&before.name);
        let base = if is_plain { part } else { part.rsplit_once('-').map_or(part, |(base, _)| base) };
        let is_words = base == before.name && (base != slug(&before.name) || style.prefers_words)
            || base != slug(&before.name) && base.contains(|letter: char| letter.is_uppercase() || letter == ' ');
        if is_words && style.takes(&after.name) {
            match self.number(at) {
                0 => after.name.clone(),
                number => format!("{}-{number}", after.name),
            }
        } else {
            self.numbered_slug(at)
        }
    }

    fn numbered_slug(&self, at: usize) -> String {
        let own = self.after.get(at).map(|heading| slug(&heading.name)).unwrap_or_default();
        match self.number(at) {
            0 => own,
            number => format!("{own}-{number}"),
        }
    }

    /// How many headings above `at` have its slug afterwards.
    fn number(&self, at: usize) -> usize {
        let own = self.after.get(at).map(|heading| slug(&heading.name));
        let above = self.after.iter().take(at).filter(|heading| matches!(heading.kind, LandmarkKind::Heading(_)));
        above.filter(|heading| Some(slug(&heading.name)) == own).count()
    }
}

/// Which words can stand where a fragment is written.
struct Style {
    prefers_words: bool,
    /// Whether only words without any mark can.
    is_strict: bool,
    /// Whether none with a space can.
    is_one_word: bool,
}

impl Style {
    fn of(from: &Briefing, used: &Use) -> Self {
        let front = from.document().front_matter().map_or(Span::at(0), |front_matter| front_matter.span);
        Self {
            prefers_words: matches!(used.what, Used::Link(LinkKind::Wiki, _)),
            is_strict: front.covers(used.span),
            is_one_word: matches!(used.what, Used::Basis(_)),
        }
    }

    fn takes(&self, name: &str) -> bool {
        let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.');
        let bars = |marks: &[char]| name.contains(marks);
        let is_barred = bars(&['#', '|', '[', ']', '^', '\\'])
            || self.is_strict && !name.chars().all(plain)
            || self.is_one_word && bars(&[' ', '"', '{', '}']);
        !is_barred
    }
}
