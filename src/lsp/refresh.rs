//! What a client has on its screen and is to ask for again when more than a text has changed.

use tower_lsp::ls_types::request::{CodeLensRefresh, InlayHintRefreshRequest, SemanticTokensRefresh};

use crate::lsp::abilities::Abilities;
use crate::lsp::client::Client;

/// Has a client that can ask again for the words it paints and the lines it
/// shows between those of a text, after what surrounds its documents has changed: whom a name means, and whether a
/// source is known, may be other now. What an edit changes a client asks for by itself.
pub(super) fn refresh(client: &Client, abilities: &Abilities) {
    if abilities.tokens_refresh {
        client.ask_and_forget::<SemanticTokensRefresh>(());
    }
    if abilities.code_lenses_refresh {
        client.ask_and_forget::<CodeLensRefresh>(());
    }
    if abilities.inlay_hints_refresh {
        client.ask_and_forget::<InlayHintRefreshRequest>(());
    }
}
