//! Words to paint: of a whole document, of a part of it, or what has changed of them.

mod delta;

use std::sync::Arc;

use tower_lsp::ls_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensFullDeltaResult, SemanticTokensLegend, SemanticTokensRangeResult, SemanticTokensResult,
};

use crate::features::semantic_tokens::{TokenKind, tokens};
use crate::lsp::convert::{Walk, narrow};
use crate::lsp::session::{Snapshot, View};
use crate::text::Span;

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
    let data: Arc<[SemanticToken]> = told(&snapshot.view()?, None).into();
    Some(given(snapshot, &data).into())
}

/// What is other than in the result `before`; all of it where that is no longer known.
pub(in crate::lsp) fn delta(snapshot: &Snapshot, before: &str) -> Option<SemanticTokensFullDeltaResult> {
    let data: Arc<[SemanticToken]> = told(&snapshot.view()?, None).into();
    let Some(before) = snapshot.painted(before) else { return Some(given(snapshot, &data).into()) };
    let result_id = snapshot.keep_painted(&data);
    Some(SemanticTokensDelta { result_id, edits: edits(&before, &data) }.into())
}

/// Those that have a byte of `range`.
pub(in crate::lsp) fn range(snapshot: &Snapshot, range: Range) -> Option<SemanticTokensRangeResult> {
    let view = snapshot.view()?;
    let wanted = view.places().span(range);
    Some(SemanticTokens { result_id: None, data: told(&view, Some(wanted)) }.into())
}

fn given(snapshot: &Snapshot, data: &Arc<[SemanticToken]>) -> SemanticTokens {
    // Only who asks for changes has a use for the number.
    let result_id = snapshot.abilities().tokens_by_delta.then(|| snapshot.keep_painted(data)).flatten();
    SemanticTokens { result_id, data: data.to_vec() }
}

/// The tokens as the protocol writes them, each from the start of the one before.
fn told(view: &View, wanted: Option<Span>) -> Vec<SemanticToken> {
    let briefing = &view.briefing;
    let is_wanted = |span: Span| wanted.is_none_or(|wanted| wanted.overlaps(span));
    let mut told = Vec::new();
    let mut before = (0, 0);
    for (placed, passage) in briefing.document().blocks().iter().zip(briefing.reading().passages()) {
        if !is_wanted(placed.span()) {
            continue;
        }
        let mut walk = Walk::new(&placed.block.text, view.encoding);
        for token in tokens(&placed.block, passage) {
            if !is_wanted(token.span.shifted(placed.start)) {
                continue;
            }
            let (line, column) = walk.to(token.span.start());
            let length = walk.to(token.span.end()).1.saturating_sub(column);
            let line = line.saturating_add(narrow(placed.first_line));
            let is_same_line = line == before.0;
            told.push(SemanticToken {
                delta_line: line - before.0,
                delta_start: if is_same_line { column - before.1 } else { column },
                length,
                token_type: narrow(token.kind as usize),
                token_modifiers_bitset: token.modifiers.bits(),
            });
            before = (line, column);
        }
    }
    told
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
