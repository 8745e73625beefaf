//! The language server: what is offered, and which function of which layer answers.

use std::future::{Ready, ready};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::task::JoinHandle;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoImplementationParams, GotoImplementationResponse,
    GotoTypeDefinitionParams, GotoTypeDefinitionResponse, RegisterCapability,
};
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, CodeActionParams, CodeActionResponse, CodeLens,
    CodeLensParams, CompletionItem, CompletionParams, CompletionResponse, CreateFilesParams, DeleteFilesParams,
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentHighlight,
    DocumentHighlightParams, DocumentLink, DocumentLinkParams, DocumentSymbolParams, DocumentSymbolResponse,
    GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams, InitializeResult,
    InitializedParams, InlayHint, InlayHintParams, Location, MessageType, PrepareRenameResponse, ReferenceParams,
    Registration, RegistrationParams, RenameFilesParams, RenameParams, SemanticTokensDeltaParams,
    SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult,
    SemanticTokensResult, ServerInfo, TextDocumentPositionParams, WorkDoneProgressCancelParams, WorkspaceEdit,
    WorkspaceFolder, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use tower_lsp::{LanguageServer, LspService};

use crate::disk::file_path;
use crate::lsp::abilities::Abilities;
use crate::lsp::address::file_of;
use crate::lsp::client::Client;
use crate::lsp::handlers::{
    call_hierarchy, code_action, code_lenses, completion, declaration, definition, document_links, highlights, hover,
    implementation, inlay_hints, moves, references, rename, semantic_tokens, symbols, type_definition,
    workspace_symbols,
};
use crate::lsp::index::Index;
use crate::lsp::preferences;
use crate::lsp::publish::{self, Mailbox};
use crate::lsp::session::Session;

/// How long the workspace waits to be read for the settings it is to be read
/// with. A client that is slower has it read again if that changes anything.
const PATIENCE: Duration = Duration::from_millis(500);

/// The service that the wire carries messages to.
///
/// # Errors
///
/// When the system gives no thread.
pub(super) fn service(client: &Client) -> std::io::Result<LspService<Server>> {
    let server = Server::new(client)?;
    // The framework's trait has no place for this one.
    let service =
        LspService::build(|_| server).custom_method("window/workDoneProgress/cancel", Server::cancel_progress);
    Ok(service.finish().0)
}

/// The server, one for each client.
///
/// What a handler changes it changes before it awaits anything; what an
/// answer is worked out from it takes before it awaits anything. The wire
/// carries every handler that far in the order of the messages, and so each
/// answer is that of its own place among them.
#[derive(Debug)]
pub(super) struct Server {
    client: Client,
    session: Arc<Session>,
    mailbox: Mailbox,
    index: Index,
}

impl Server {
    fn new(client: &Client) -> std::io::Result<Self> {
        let session = Arc::new(Session::default());
        let mailbox = Mailbox::default();
        publish::start(Arc::clone(&session), client.clone(), mailbox.clone())?;
        let index = Index::start(Arc::clone(&session), client.clone(), mailbox.clone())?;
        Ok(Self { client: client.clone(), session, mailbox, index })
    }

    /// Asks for the client's settings, which hold from when they come.
    fn ask_preferences(&self) {
        let index = self.index.clone();
        preferences::ask(&self.client, move |said| index.prefer(said));
    }

    fn cancel_progress(&self, WorkDoneProgressCancelParams { token }: WorkDoneProgressCancelParams) -> Ready<()> {
        self.index.cancel(&token);
        ready(())
    }

    /// Works out an answer away from the threads that carry messages. A
    /// request that is cancelled before its turn costs nothing.
    async fn work<T: Send + 'static>(
        &self,
        what: &str,
        answer: impl FnOnce() -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let mut work = Work(tokio::task::spawn_blocking(answer));
        (&mut work.0).await.map_err(|error| {
            // The other error is that the process ends, which the client knows.
            if error.is_panic() {
                self.client.tell_of_panic(what);
            }
            Error::internal_error()
        })
    }
}

/// Work on a thread of its own, which is not begun if it is no longer waited for.
struct Work<T>(JoinHandle<T>);

impl<T> Drop for Work<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let abilities = Abilities::of(&params);
        self.session.agree(abilities);
        self.session.change_folders(folders_of(params), &[]);
        let server_info =
            ServerInfo { name: "dateline".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        let capabilities = abilities.offer();
        Ok(InitializeResult { capabilities, server_info: Some(server_info), ..InitializeResult::default() })
    }

    async fn initialized(&self, _: InitializedParams) {
        let abilities = self.session.abilities();
        if abilities.watched_files {
            self.client.ask_and_forget::<RegisterCapability>(watched_files());
        }
        if abilities.watched_configuration {
            preferences::watch(&self.client);
        }
        if !abilities.configuration {
            return self.index.begin();
        }
        self.ask_preferences();
        let index = self.index.clone();
        tokio::spawn(async move {
            tokio::time::sleep(PATIENCE).await;
            index.begin();
        });
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.session.abilities().configuration {
            self.ask_preferences();
        } else {
            self.index.prefer(params.settings);
        }
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let (path, before) = self.session.open(params.text_document);
        if self.session.open_table(&path).is_some() {
            return self.index.tables();
        }
        if let Some(before) = before {
            self.mailbox.clear(before);
        }
        self.mailbox.check(path);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        let Some(path) = self.session.edit(params) else {
            let message = format!("{} was changed and is not open", uri.as_str());
            return self.client.log(MessageType::WARNING, message);
        };
        if self.session.open_table(&path).is_some() {
            return self.index.tables();
        }
        self.mailbox.check(path);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        if let Some(document) = self.session.close(&params.text_document.uri) {
            self.index.files(file_of(document.uri()).into_iter().collect());
            // What is said of settings and tables is said of their files, open or not.
            if !document.is_table() {
                self.mailbox.clear(document);
            }
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        // What happened is a hint; what is there is what counts.
        self.index.files(params.changes.iter().filter_map(|change| file_of(&change.uri)).collect());
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let files = |folders: &[WorkspaceFolder]| folders.iter().filter_map(|folder| file_of(&folder.uri)).collect();
        let removed: Vec<PathBuf> = files(&params.event.removed);
        self.session.change_folders(files(&params.event.added), &removed);
        self.index.everything();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("hover", move || hover::hover(&snapshot, at.position)).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let at = params.text_document_position;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("completion", move || completion::completions(&snapshot, at.position)).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        let Some(uri) = completion::document_of(&item) else { return Ok(item) };
        let (snapshot, given) = (self.session.snapshot(&uri), item.clone());
        let resolved = self.work("completion", move || Some(completion::resolved(&snapshot, given))).await?;
        Ok(resolved.unwrap_or(item))
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("definition", move || definition::definition(&snapshot, at.position)).await
    }

    async fn goto_type_definition(
        &self,
        params: GotoTypeDefinitionParams,
    ) -> Result<Option<GotoTypeDefinitionResponse>> {
        let at = params.text_document_position_params;
        let (snapshot, client) = (self.session.snapshot(&at.text_document.uri), self.client.clone());
        self.work("type definition", move || type_definition::type_definition_of(&snapshot, at.position, &client)).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("highlights", move || highlights::highlights_at(&snapshot, at.position)).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("symbols", move || symbols::symbols_of(&snapshot)).await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("semantic tokens", move || semantic_tokens::full(&snapshot)).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("semantic tokens", move || semantic_tokens::delta(&snapshot, &params.previous_result_id)).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("semantic tokens", move || semantic_tokens::range(&snapshot, params.range)).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("code lenses", move || code_lenses::lenses(&snapshot)).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("inlay hints", move || inlay_hints::hints(&snapshot, params.range)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("code actions", move || code_action::actions(&snapshot, params.range, &params.context)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        let with_declaration = params.context.include_declaration;
        self.work("references", move || references::references_of(&snapshot, at.position, with_declaration)).await
    }

    async fn prepare_rename(&self, at: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("rename", move || Some(rename::prepare(&snapshot, at.position)))
            .await?
            .transpose()
            .map(Option::flatten)
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let at = params.text_document_position;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        let renamed = move || Some(rename::rename(&snapshot, at.position, &params.new_name));
        self.work("rename", renamed).await?.transpose().map(Option::flatten)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        self.work("document links", move || document_links::links(&snapshot)).await
    }

    async fn document_link_resolve(&self, link: DocumentLink) -> Result<DocumentLink> {
        let Some(uri) = document_links::document_of(&link) else { return Ok(link) };
        let (snapshot, given) = (self.session.snapshot(&uri), link.clone());
        let resolved = self.work("document link", move || Some(document_links::resolved(&snapshot, given))).await?;
        Ok(resolved.unwrap_or(link))
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        let Some(first) = moves::moves(&params).into_iter().next() else { return Ok(None) };
        let snapshot = self.session.snapshot_at(first.from);
        self.work("moving files", move || moves::edit(&snapshot, &moves::moves(&params))).await
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        let mut files = Vec::new();
        for one in moves::moves(&params) {
            let known = self.session.files_within(&one.from);
            let moved = known.iter().map(|path| moves::moved(&one, path)).chain([one.to.clone()]);
            files.extend(moved.chain(known.iter().cloned()).map(|path| file_path(&path)));
        }
        self.index.files(files);
    }

    async fn did_create_files(&self, params: CreateFilesParams) {
        let made = params.files.iter().filter_map(|file| moves::file_at(&file.uri));
        self.index.files(made.map(|path| file_path(&path)).collect());
    }

    async fn did_delete_files(&self, params: DeleteFilesParams) {
        let gone = params.files.iter().filter_map(|file| moves::file_at(&file.uri));
        let files = gone.flat_map(|path| self.session.files_within(&path).into_iter().chain([path]));
        self.index.files(files.map(|path| file_path(&path)).collect());
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        let at = params.text_document_position_params;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("call hierarchy", move || call_hierarchy::prepare(&snapshot, at.position)).await
    }

    async fn goto_declaration(&self, params: GotoDeclarationParams) -> Result<Option<GotoDeclarationResponse>> {
        let at = params.text_document_position_params;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("declaration", move || declaration::declaration(&snapshot, at.position)).await
    }

    async fn goto_implementation(
        &self,
        params: GotoImplementationParams,
    ) -> Result<Option<GotoImplementationResponse>> {
        let at = params.text_document_position_params;
        let snapshot = self.session.snapshot(&at.text_document.uri);
        self.work("implementation", move || implementation::implementation(&snapshot, at.position)).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let snapshot = self.session.snapshot_of_all();
        self.work("workspace symbols", move || Some(workspace_symbols::symbols(&snapshot, &params.query))).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        let snapshot = self.session.snapshot(&params.item.uri);
        self.work("incoming calls", move || call_hierarchy::incoming(&snapshot, &params.item)).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        let snapshot = self.session.snapshot(&params.item.uri);
        self.work("outgoing calls", move || call_hierarchy::outgoing(&snapshot, &params.item)).await
    }
}

/// The folders a client starts with, by whichever of three ways it names them.
#[expect(deprecated, reason = "clients older than workspace folders name one folder, by address or by path")]
fn folders_of(params: InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = params.workspace_folders {
        return folders.iter().filter_map(|folder| file_of(&folder.uri)).collect();
    }
    let by_address = params.root_uri.as_ref().and_then(file_of);
    by_address.or_else(|| params.root_path.map(PathBuf::from)).into_iter().collect()
}

/// Asks the client to say when briefings, settings and tables change on the disk.
fn watched_files() -> RegistrationParams {
    let patterns = ["**/*.{md,markdown,brief,txt}", "**/*.{csv,toml,yaml,yml}"];
    let watchers = patterns.map(|pattern| json!({ "globPattern": pattern }));
    let registration = Registration {
        id: "files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": watchers })),
    };
    RegistrationParams { registrations: vec![registration] }
}
