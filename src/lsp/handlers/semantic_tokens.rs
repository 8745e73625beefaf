//! Words to paint: of a whole document, of a part of it, or what has changed of them.

mod delta;

use std::sync::Arc;

use tower_lsp::ls_types::{
    Range, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensFullDeltaResult, SemanticTokensLegend, SemanticTokensRangeResult, SemanticTokensResult,
};

use crate::features::semantic_tokens::TokenKind;
use crate::lsp::painting::Painting;
use crate::lsp::session::Snapshot;

use self::delta::edits;

/// The names of kinds and modifiers, in the order of their numbers: those of
/// the protocol where one fits, so that every theme has a colour for them.
pub(in crate::lsp) fn legend() -> SemanticTokensLegend {
    const MODIFIERS: [SemanticTokenModifier; 9] = [
        SemanticTokenModifier::new("attributed"),
        SemanticTokenModifier::new("cited"),
        SemanticTokenModifier::new("assessment"),
        SemanticTokenModifier::new("known"),
        SemanticTokenModifier::new("witnessed"),
        SemanticTokenModifier::new("unattributed"),
        SemanticTokenModifier::new("source"),
        SemanticTokenModifier::DECLARATION,
        SemanticTokenModifier::DEFINITION,
    ];
    SemanticTokensLegend { token_types: TokenKind::ALL.map(name).into(), token_modifiers: MODIFIERS.into() }
}

fn name(kind: TokenKind) -> SemanticTokenType {
    match kind {
        TokenKind::Source => SemanticTokenType::new("source"),
        TokenKind::Cue => SemanticTokenType::KEYWORD,
        TokenKind::Content => SemanticTokenType::new("content"),
        TokenKind::Quotation => SemanticTokenType::STRING,
        TokenKind::Claim => SemanticTokenType::new("claim"),
        TokenKind::Official => SemanticTokenType::new("official"),
        TokenKind::Person => SemanticTokenType::new("person"),
        TokenKind::Place => SemanticTokenType::new("place"),
        TokenKind::Date => SemanticTokenType::NUMBER,
        TokenKind::Citation => SemanticTokenType::VARIABLE,
        TokenKind::Annotation => SemanticTokenType::DECORATOR,
        TokenKind::Suppression => SemanticTokenType::COMMENT,
    }
}

/// All of the document.
pub(in crate::lsp) fn full(snapshot: &Snapshot) -> Option<SemanticTokensResult> {
    let painting = Arc::new(paint(snapshot)?);
    Some(given(snapshot, painting).into())
}

/// What is other than in the result `before`; all of it where that is no longer known.
pub(in crate::lsp) fn delta(snapshot: &Snapshot, before: &str) -> Option<SemanticTokensFullDeltaResult> {
    let painting = Arc::new(paint(snapshot)?);
    let Some(before) = snapshot.painted(before) else { return Some(given(snapshot, painting).into()) };
    let edits = edits(&before.tokens, &painting.tokens);
    Some(SemanticTokensDelta { result_id: snapshot.keep_painted(painting), edits }.into())
}

/// Those that have a byte of `range`.
pub(in crate::lsp) fn range(snapshot: &Snapshot, range: Range) -> Option<SemanticTokensRangeResult> {
    let view = snapshot.view()?;
    let data = Painting::of_part(&view.briefing, view.encoding, view.places().span(range));
    Some(SemanticTokens { result_id: None, data }.into())
}

fn paint(snapshot: &Snapshot) -> Option<Painting> {
    let view = snapshot.view()?;
    let before = snapshot.last_painted().unwrap_or_default();
    Some(Painting::of(&view.briefing, view.encoding, &before))
}

fn given(snapshot: &Snapshot, painting: Arc<Painting>) -> SemanticTokens {
    let data = painting.tokens.clone();
    // Only who asks for changes has a use for the number.
    let result_id = snapshot.abilities().tokens_by_delta.then(|| snapshot.keep_painted(painting)).flatten();
    SemanticTokens { result_id, data }
}

#[cfg(test)]
mod tests {
    use super::legend;
    use crate::features::semantic_tokens::{Modifiers, TokenKind};

    #[test]
    fn every_number_has_its_name() {
        let legend = legend();
        assert!(TokenKind::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert_eq!(legend.token_types.len(), TokenKind::ALL.len());
        let name = |modifier: Modifiers| legend.token_modifiers[modifier.bits().trailing_zeros() as usize].as_str();
        assert_eq!(name(Modifiers::ATTRIBUTED), "attributed");
        assert_eq!(name(Modifiers::UNATTRIBUTED), "unattributed");
        assert_eq!(name(Modifiers::SOURCE), "source");
        assert_eq!(name(Modifiers::DEFINITION), "definition");
    }
}
