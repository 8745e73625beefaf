//! What the words of a block and its front matter point to, each with its place.

use std::borrow::Cow;

use crate::document::{Annotation, AnnotationItem, AnnotationTarget, Block, Link, LinkKind, LinkTarget};
use crate::text::{Edit, Span};
use crate::workspace::{DocPath, Node, Pointer, Relation, Resolution, Workspace};

use super::WorkspaceContext;
use super::undefined_citation::words_of;

/// One thing that is pointed to.
#[derive(Debug, Clone)]
pub(super) struct Pointing<'a> {
    /// The key, or what the link says, in bytes of the block.
    pub(super) span: Span,
    /// In what way.
    pub(super) relation: Relation,
    /// To what.
    pub(super) on: On<'a>,
    /// The sentence it stands in or speaks of, as an index.
    pub(super) sentence: Option<usize>,
    /// The key of the record that says so, where one does.
    pub(super) record: Option<&'a str>,
}

/// What is pointed to, as written.
#[derive(Debug, Clone)]
pub(super) enum On<'a> {
    /// A source by its key.
    Source(&'a str),
    /// A place in a briefing, or all of it.
    Link(LinkKind, Cow<'a, LinkTarget>),
}

impl<'a> WorkspaceContext<'a> {
    /// Everything that the block points to, citations before annotations
    /// before links before the front matter.
    pub(super) fn pointings(&self) -> Vec<Pointing<'a>> {
        let block = self.block;
        let mut found = Vec::new();
        for citation in block.citations.iter().filter(|citation| !citation.bare) {
            found.extend(citation.sources.iter().map(|source| Pointing {
                span: source.key,
                relation: Relation::Cites,
                on: On::Source(source.key.of(&block.text)),
                sentence: citation.sentence,
                record: None,
            }));
        }
        for annotation in &block.annotations {
            self.annotated(annotation, &mut found);
        }
        // The links of a front matter are its relations.
        let links = block.links.iter().filter(|_| block.front_matter.is_none());
        let links = links.filter(|link| !link.target.external && link.kind != LinkKind::Image);
        found.extend(links.map(|link| linked(link, Relation::LinksTo, block.sentence_at(link.span.start()))));
        if let Some(front) = &block.front_matter {
            let relations = front.relations.iter();
            found.extend(relations.map(|relation| linked(&relation.link, relation.kind.into(), None)));
            for record in &front.sources {
                found.extend(record.derived_from.iter().map(|from| Pointing {
                    span: from.span,
                    relation: Relation::DrawsOn,
                    on: On::Source(&from.value),
                    sentence: None,
                    record: Some(&record.key),
                }));
            }
        }
        found
    }

    fn annotated(&self, annotation: &'a Annotation, found: &mut Vec<Pointing<'a>>) {
        let text: &'a str = &self.block.text;
        let sentence = sentence_of(self.block, annotation);
        for item in &annotation.items {
            let AnnotationItem::Pair { key, value } = item else { continue };
            let relation = match key.of(text) {
                "src" => Relation::Cites,
                "of" => Relation::Quotes,
                "basis" => Relation::RestsOn,
                _ => continue,
            };
            found.extend(words_of(text, *value).into_iter().map(|span| {
                let word = span.of(text);
                let is_source =
                    relation != Relation::RestsOn || self.workspace.find_source(self.briefing.path(), word).is_some();
                let on = if is_source {
                    On::Source(word)
                } else if word.contains('#') {
                    On::Link(LinkKind::Wiki, Cow::Owned(LinkTarget::parse(word, span, LinkKind::Wiki)))
                } else {
                    On::Link(LinkKind::Wiki, Cow::Owned(Pointer::basis_link(word)))
                };
                Pointing { span, relation, on, sentence, record: None }
            }));
        }
    }

    /// What `pointing` means; none where that is missing or out of the workspace.
    pub(super) fn node_of(&self, pointing: &Pointing<'_>) -> Option<Node> {
        let from = self.briefing.path();
        match &pointing.on {
            On::Source(key) => Some(self.workspace.source_node(from, key)),
            On::Link(kind, target) => self.workspace.linked_to(from, *kind, target),
        }
    }

    /// Whether the sentence `at` has one of `words`, which are in lower case;
    /// a star at the end of one stands for any further letters.
    pub(super) fn sentence_says(&self, at: Option<usize>, words: &[&str]) -> bool {
        let Some(sentence) = at.and_then(|at| self.block.sentences.get(at)) else { return false };
        let tokens = self.block.tokens.get(sentence.tokens.clone()).unwrap_or_default();
        // The name of a text that is linked to is not the sentence's own word.
        let is_name = |span: Span| self.block.links.iter().any(|link| link.target.span.covers(span));
        tokens.iter().filter(|token| token.is_word() && !is_name(token.span)).any(|token| {
            let word = token.of(&self.block.text).to_lowercase();
            words.iter().any(|wanted| match wanted.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == *wanted,
            })
        })
    }
}

impl Pointing<'_> {
    /// The key, if a source is pointed to.
    pub(super) fn key(&self) -> Option<&str> {
        match self.on {
            On::Source(key) => Some(key),
            On::Link(..) => None,
        }
    }

    /// The edit that lets the link lead to the briefing at `goal`, and
    /// whether the place in it is kept. None for what is no link, or one
    /// that is written elsewhere.
    pub(super) fn retargeted(&self, workspace: &Workspace, from: &DocPath, goal: &DocPath) -> Option<(Edit, bool)> {
        let On::Link(kind, target) = &self.on else { return None };
        if target.path.is_empty() || *kind == LinkKind::Reference || !self.span.covers(target.path_span) {
            return None;
        }
        let is_kept = target
            .fragment
            .as_deref()
            .is_none_or(|fragment| workspace.outline(goal).is_some_and(|outline| outline.has(fragment)));
        let span = if is_kept { target.path_span } else { target.path_span.join(target.fragment_span?) };
        let written = ways_to(*kind, from, goal, target).into_iter().find(|written| {
            let target = LinkTarget::parse(written, Span::at(0), *kind);
            workspace.resolve(from, *kind, &target) == Resolution::Found { path: goal.clone(), fragment: None }
        })?;
        Some((Edit { span, replacement: written }, is_kept))
    }
}

/// How a link of `kind` in `from` may name `goal`, in the manner of `target` first.
fn ways_to(kind: LinkKind, from: &DocPath, goal: &DocPath, target: &LinkTarget) -> Vec<String> {
    let full = goal.relative_to(from);
    let bare = full.strip_suffix(goal.file_name()).map(|folder| format!("{folder}{}", goal.name()));
    let has_ending = DocPath::new(&target.path).is_briefing();
    let mut ways: Vec<String> = Vec::new();
    if kind == LinkKind::Wiki {
        ways.push(if has_ending { goal.file_name() } else { goal.name() }.to_owned());
    }
    ways.extend(bare.filter(|_| !has_ending));
    ways.push(full);
    if kind != LinkKind::Wiki {
        for way in &mut ways {
            *way = way.replace('%', "%25").replace(' ', "%20").replace('#', "%23");
            *way = way.replace('(', "%28").replace(')', "%29");
        }
    }
    ways
}

fn linked(link: &Link, relation: Relation, sentence: Option<usize>) -> Pointing<'_> {
    let on = On::Link(link.kind, Cow::Borrowed(&link.target));
    Pointing { span: link.target.span, relation, on, sentence, record: None }
}

/// The sentence `annotation` speaks of, as an index; none where it speaks of the whole block.
pub(super) fn sentence_of(block: &Block, annotation: &Annotation) -> Option<usize> {
    match annotation.target {
        AnnotationTarget::Sentence(sentence) => Some(sentence),
        AnnotationTarget::Bracketed(span) => block.sentence_at(span.start()),
        AnnotationTarget::Block => None,
    }
}

/// As a reader would name `node` from the briefing at `from`.
pub(super) fn named(node: &Node, from: &DocPath) -> String {
    match node {
        Node::Briefing(path) => format!("\"{}\"", path.name()),
        Node::Source(_, key) => format!("\"{key}\""),
        Node::Claim(path, id) if path == from => format!("the claim \"{id}\""),
        Node::Claim(path, id) => format!("the claim \"{id}\" of \"{}\"", path.name()),
    }
}
