//! The language server: what is offered, and which function of which layer answers.

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{InitializeParams, InitializeResult, ServerInfo};

use crate::lsp::client::Client;

/// The server, one for each client.
pub(super) struct Server {
    client: Client,
}

impl Server {
    /// A server for `client`.
    pub(super) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let server_info =
            ServerInfo { name: "dateline".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        let _ = &self.client;
        Ok(InitializeResult { server_info: Some(server_info), ..InitializeResult::default() })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}
