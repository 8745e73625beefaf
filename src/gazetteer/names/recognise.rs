//! Every name in a run of tokens.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{Block, Token, TokenKind};
use crate::gazetteer::{Entity, Gazetteer, NameForm, NameMatch, Official};

use super::title::{drop_common_noun, ends_longer_title, is_part_of_longer};

impl Gazetteer {
    /// Every name in a run of tokens, in order, with token ranges from the
    /// start of `tokens`. Of names that begin with the same word the longest
    /// counts, and the search goes on behind it; only a title may overlap
    /// the name of the country before it. Linear in the text.
    ///
    /// A short name that may only follow a title (`He`) is given only where it
    /// does, and a title of common words in small letters only before a name.
    #[must_use]
    pub fn recognise(&self, text: &str, tokens: &[Token]) -> Vec<NameMatch<'_>> {
        let base = self.base_names();
        let local = self.local_names();
        let mut matches: Vec<NameMatch<'_>> = Vec::new();
        let longest = |at: usize| {
            let rest = tokens.get(at..).unwrap_or_default();
            let own =
                local.and_then(|local| local.longest(text, rest).map(|(length, node)| (length, local.ends(node))));
            prefer(base.longest(text, rest).map(|(length, node)| (length, base.ends(node))), own)
        };
        let may_open =
            |token: &Token| base.may_open(text, token) || local.is_some_and(|local| local.may_open(text, token));
        let mut at = 0;
        while let Some(skipped) = tokens.get(at..).and_then(|rest| rest.iter().position(may_open)) {
            at += skipped;
            let Some((mut length, mut entities)) = longest(at) else {
                at += 1;
                continue;
            };
            // "King Salman bin Abdulaziz", where "King Salman" is a name too.
            if length > 1
                && entities.iter().all(|entity| entity.is_full_name())
                && let Some(title) = tokens.get(at..=at).and_then(|word| base.longest(text, word))
                && base.ends(title.1).iter().any(|entity| matches!(entity, Entity::Office { .. }))
                && longest(at + 1).is_some_and(|(other, _)| other >= length)
            {
                (length, entities) = (1, Cow::Borrowed(base.ends(title.1)));
            }
            if let Some(name) = self.admit(text, tokens, &matches, at..at + length, entities) {
                let person = name.officials().next().map(|_| at);
                drop_common_noun(text, tokens, &mut matches, person);
                self.narrow_last(text, tokens, &mut matches, &name);
                matches.push(name);
            }
            at += length;
        }
        drop_common_noun(text, tokens, &mut matches, None);
        matches
    }

    /// Every name in the prose of a block, with token ranges of the block.
    /// No name runs from one paragraph, item or cell into the next.
    #[must_use]
    pub fn recognise_block(&self, block: &Block) -> Vec<NameMatch<'_>> {
        let mut matches = Vec::new();
        for leaf in &block.leaves {
            let Some(tokens) = block.tokens.get(leaf.tokens.clone()) else { continue };
            let found = self.recognise(&block.text, tokens);
            matches.extend(found.into_iter().map(|mut name| {
                name.tokens = name.tokens.start + leaf.tokens.start..name.tokens.end + leaf.tokens.start;
                name
            }));
        }
        matches
    }

    /// The match for a name at `range`, if it may stand there.
    fn admit<'g>(
        &'g self,
        text: &str,
        tokens: &[Token],
        before: &[NameMatch<'g>],
        range: Range<usize>,
        entities: Cow<'g, [Entity]>,
    ) -> Option<NameMatch<'g>> {
        let needs_title = |entity: &Entity| self.needs_title(*entity);
        let entities = if entities.iter().any(needs_title) && !follows_title(text, tokens, before, range.start) {
            Cow::Owned(entities.iter().filter(|entity| !needs_title(entity)).copied().collect())
        } else {
            entities
        };
        if entities.is_empty() {
            return None;
        }
        let name = NameMatch { tokens: range, entities, country: None };
        let follows_match = before.last().is_some_and(|last| last.tokens.end == name.tokens.start);
        if name.is_title()
            && (!follows_match && ends_longer_title(text, tokens, &name.tokens)
                || is_part_of_longer(text, tokens, &name.tokens))
        {
            return None;
        }
        self.with_country(text, tokens, before, name)
    }

    /// Whether the entity is a short name that counts only behind a title.
    fn needs_title(&self, entity: Entity) -> bool {
        let Entity::Official { id, form: NameForm::Short } = entity else { return false };
        self.official(id).is_some_and(Official::needs_title)
    }
}

/// Whether a title or a form of address ends right before token `at`.
fn follows_title(text: &str, tokens: &[Token], before: &[NameMatch<'_>], at: usize) -> bool {
    if before.last().is_some_and(|last| last.tokens.end == at && last.is_title()) {
        return true;
    }
    let Some(token) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return false };
    token.kind == TokenKind::Word
        && matches!(token.span.of(text), "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms." | "Dr" | "Dr.")
}

/// The longer of two names; of two as long, what the document itself says
/// stands before what the gazetteer says, and a full name of its own alone.
fn prefer<'g>(
    global: Option<(usize, &'g [Entity])>,
    own: Option<(usize, &'g [Entity])>,
) -> Option<(usize, Cow<'g, [Entity]>)> {
    let (Some((length, entities)), Some((own_length, own_entities))) = (global, own) else {
        return global.or(own).map(|(length, entities)| (length, Cow::Borrowed(entities)));
    };
    if length != own_length {
        let longer = if length > own_length { (length, entities) } else { (own_length, own_entities) };
        return Some((longer.0, Cow::Borrowed(longer.1)));
    }
    let full = own_entities.iter().any(|entity| entity.is_full_name());
    let others = entities.iter().filter(|entity| !(full && matches!(entity, Entity::Official { .. })));
    let mut both = own_entities.to_vec();
    both.extend(others.filter(|entity| !own_entities.contains(entity)));
    Some((length, Cow::Owned(both)))
}
