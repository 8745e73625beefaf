//! A country right before a title says whose title it is.

use std::borrow::Cow;

use crate::document::{Token, TokenKind};
use crate::gazetteer::{Entity, Gazetteer, NameMatch, PlaceId};

impl Gazetteer {
    /// The match of a title, stretched over the name, demonym or possessive
    /// of a country right before it (`U.S.`, `Chinese`, `China's`), and with
    /// the offices of that country alone. Any other match comes back as it was.
    pub(super) fn with_country<'g>(
        &'g self,
        tokens: &[Token],
        before: &[NameMatch<'g>],
        mut name: NameMatch<'g>,
    ) -> NameMatch<'g> {
        if name.offices().next().is_none() {
            return name;
        }
        let Some(last) = before.last() else { return name };
        let between = tokens.get(last.tokens.end..name.tokens.start).unwrap_or_default();
        let adjacent = match between {
            [] => true,
            [clitic] => clitic.kind == TokenKind::Clitic,
            _ => false,
        };
        if !adjacent {
            return name;
        }
        let Some(country) = last.places().map(|(id, _)| id).find(|id| self.has_offices(*id)) else { return name };
        name.country = Some(country);
        name.tokens.start = last.tokens.start;
        let own: Vec<Entity> = name.entities.iter().filter(|entity| self.is_of(**entity, country)).copied().collect();
        if !own.is_empty() {
            name.entities = Cow::Owned(own);
        }
        name
    }

    fn has_offices(&self, place: PlaceId) -> bool {
        self.place(place).is_some_and(|place| place.kind.has_offices())
    }

    fn is_of(&self, entity: Entity, country: PlaceId) -> bool {
        match entity {
            Entity::Office { id, .. } => self.office(id).is_some_and(|office| office.country == Some(country)),
            _ => false,
        }
    }
}
