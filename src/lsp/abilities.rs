//! What a client says it can do, and so what it is offered and asked.

use tower_lsp::ls_types::{
    CallHierarchyServerCapability, ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability,
    CodeLensOptions, CompletionOptions, DeclarationCapability, DocumentLinkOptions, FileOperationFilter,
    FileOperationPattern, FileOperationRegistrationOptions, HoverProviderCapability, ImplementationProviderCapability,
    InitializeParams, InlayHintOptions, InlayHintServerCapabilities, MarkupKind, OneOf, PositionEncodingKind,
    RenameOptions, ResourceOperationKind, SemanticTokensFullOptions, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities, TextDocumentClientCapabilities, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TokenFormat, TypeDefinitionProviderCapability,
    WorkDoneProgressOptions, WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use crate::lsp::convert::agree_on_encoding;
use crate::lsp::handlers::code_action::FIX_ALL;
use crate::lsp::handlers::completion::TRIGGERS;
use crate::lsp::handlers::semantic_tokens::legend;
use crate::lsp::wire::takes_snippets;
use crate::text::Encoding;

/// What a client can do. One that says nothing can do nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one announcement of the client's, and independent")]
pub(super) struct Abilities {
    /// The unit of columns.
    pub(super) encoding: Encoding,
    /// Shows Markdown in a hover.
    pub(super) markdown_hover: bool,
    /// Takes links with the range they start from as definitions.
    pub(super) definition_links: bool,
    /// Asks for the rows of registries.
    pub(super) type_definition: bool,
    /// Takes links with the range they start from as these.
    pub(super) type_definition_links: bool,
    /// Offers what can be written.
    pub(super) completion: bool,
    /// Shows Markdown about what is offered.
    pub(super) markdown_documentation: bool,
    /// Shows a few words behind what is offered.
    pub(super) label_details: bool,
    /// Lets its writer choose whether the rest of a word gives way.
    pub(super) insert_replace: bool,
    /// Takes what is offered with blanks to go through.
    pub(super) snippet_items: bool,
    /// Marks what belongs together with the thing under the cursor.
    pub(super) highlights: bool,
    /// Paints words of a part of a document.
    pub(super) tokens_of_range: bool,
    /// Paints words of a whole document.
    pub(super) tokens_of_document: bool,
    /// Paints what has changed of them.
    pub(super) tokens_by_delta: bool,
    /// Asks for the words to paint again when it is told to.
    pub(super) tokens_refresh: bool,
    /// Shows lines of ours between those of a document.
    pub(super) code_lenses: bool,
    /// Asks for these lines again when it is told to.
    pub(super) code_lenses_refresh: bool,
    /// Shows short things of ours in the lines of a document.
    pub(super) inlay_hints: bool,
    /// Asks for these again when it is told to.
    pub(super) inlay_hints_refresh: bool,
    /// Takes symbols inside symbols.
    pub(super) nested_symbols: bool,
    /// Takes code actions that carry their edit.
    pub(super) code_action_literals: bool,
    /// Marks the code action to take where only one is taken.
    pub(super) preferred_actions: bool,
    /// Takes edits with the version of the document they are for.
    pub(super) versioned_edits: bool,
    /// Makes files that edits name.
    pub(super) creates_files: bool,
    /// Takes edits with blanks to go through.
    pub(super) snippet_edits: bool,
    /// Shows other places that have to do with a diagnostic.
    pub(super) related_information: bool,
    /// Shows a link to the page of a diagnostic's rule.
    pub(super) code_descriptions: bool,
    /// Watches files for us when it is asked to.
    pub(super) watched_files: bool,
    /// Shows how far long work of ours is.
    pub(super) progress: bool,
    /// Answers when it is asked for its settings.
    pub(super) configuration: bool,
    /// Tells us when its settings change if it is asked to.
    pub(super) watched_configuration: bool,
    /// Tells us of folders that come and go.
    pub(super) workspace_folders: bool,
    /// Asks for all that refers to a thing.
    pub(super) references: bool,
    /// Asks for links to follow.
    pub(super) document_links: bool,
    /// Gives things other names.
    pub(super) rename: bool,
    /// Asks first whether a thing can be renamed.
    pub(super) prepare_rename: bool,
    /// Asks before files move.
    pub(super) will_rename_files: bool,
    /// Tells us when files have moved.
    pub(super) did_rename_files: bool,
    /// Tells us when files were made.
    pub(super) did_create_files: bool,
    /// Tells us when files are gone.
    pub(super) did_delete_files: bool,
    /// Walks from calls to callers, and so from claims to what relies on them.
    pub(super) call_hierarchy: bool,
    /// Finds things in all documents by their names.
    pub(super) workspace_symbols: bool,
    /// Asks where a thing comes into a document.
    pub(super) declaration: bool,
    /// Takes links with the range they start from as the answer.
    pub(super) declaration_links: bool,
    /// Asks what has come of a thing.
    pub(super) implementation: bool,
    /// Takes links with the range they start from as the answer.
    pub(super) implementation_links: bool,
    /// Whether it chose among units, and so wants to hear which it is.
    chose_encoding: bool,
}

impl Default for Abilities {
    fn default() -> Self {
        Self::of(&InitializeParams::default())
    }
}

impl Abilities {
    /// Reads what the client announces.
    pub(super) fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let publish = text.and_then(|text| text.publish_diagnostics.as_ref());
        let code_action = text.and_then(|text| text.code_action.as_ref());
        let completion = text.and_then(|text| text.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let tokens = TokenRequests::of(text);
        let files = workspace.and_then(|workspace| workspace.file_operations.as_ref());
        Self {
            encoding: agree_on_encoding(capabilities).0,
            markdown_hover: shows_markdown(capabilities),
            definition_links: text.and_then(|text| text.definition.as_ref()?.link_support) == Some(true),
            type_definition: text.is_some_and(|text| text.type_definition.is_some()),
            type_definition_links: text.and_then(|text| text.type_definition.as_ref()?.link_support) == Some(true),
            completion: completion.is_some(),
            markdown_documentation: item.and_then(|item| item.documentation_format.as_ref()?.first())
                == Some(&MarkupKind::Markdown),
            label_details: item.and_then(|item| item.label_details_support) == Some(true),
            insert_replace: item.and_then(|item| item.insert_replace_support) == Some(true),
            snippet_items: item.and_then(|item| item.snippet_support) == Some(true),
            highlights: text.is_some_and(|text| text.document_highlight.is_some()),
            tokens_of_range: tokens.range,
            tokens_of_document: tokens.full,
            tokens_by_delta: tokens.delta,
            tokens_refresh: workspace.and_then(|workspace| workspace.semantic_tokens.as_ref()?.refresh_support)
                == Some(true),
            code_lenses: text.is_some_and(|text| text.code_lens.is_some()),
            code_lenses_refresh: workspace.and_then(|workspace| workspace.code_lens.as_ref()?.refresh_support)
                == Some(true),
            inlay_hints: text.is_some_and(|text| text.inlay_hint.is_some()),
            inlay_hints_refresh: workspace.and_then(|workspace| workspace.inlay_hint.as_ref()?.refresh_support)
                == Some(true),
            nested_symbols: text.and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                == Some(true),
            code_action_literals: code_action.is_some_and(|action| action.code_action_literal_support.is_some()),
            preferred_actions: code_action.and_then(|action| action.is_preferred_support) == Some(true),
            versioned_edits: workspace.and_then(|workspace| workspace.workspace_edit.as_ref()?.document_changes)
                == Some(true),
            creates_files: workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref()?.resource_operations.as_ref())
                .is_some_and(|operations| operations.contains(&ResourceOperationKind::Create)),
            snippet_edits: takes_snippets(capabilities),
            related_information: publish.and_then(|publish| publish.related_information) == Some(true),
            code_descriptions: publish.and_then(|publish| publish.code_description_support) == Some(true),
            watched_files: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref()?.dynamic_registration)
                == Some(true),
            progress: capabilities.window.as_ref().and_then(|window| window.work_done_progress) == Some(true),
            configuration: workspace.and_then(|workspace| workspace.configuration) == Some(true),
            watched_configuration: workspace
                .and_then(|workspace| workspace.did_change_configuration.as_ref()?.dynamic_registration)
                == Some(true),
            workspace_folders: workspace.and_then(|workspace| workspace.workspace_folders) == Some(true),
            references: text.is_some_and(|text| text.references.is_some()),
            document_links: text.is_some_and(|text| text.document_link.is_some()),
            rename: text.is_some_and(|text| text.rename.is_some()),
            prepare_rename: text.and_then(|text| text.rename.as_ref()?.prepare_support) == Some(true),
            will_rename_files: files.and_then(|files| files.will_rename) == Some(true),
            did_rename_files: files.and_then(|files| files.did_rename) == Some(true),
            did_create_files: files.and_then(|files| files.did_create) == Some(true),
            did_delete_files: files.and_then(|files| files.did_delete) == Some(true),
            call_hierarchy: text.is_some_and(|text| text.call_hierarchy.is_some()),
            workspace_symbols: workspace.is_some_and(|workspace| workspace.symbol.is_some()),
            declaration: text.is_some_and(|text| text.declaration.is_some()),
            declaration_links: text.and_then(|text| text.declaration.as_ref()?.link_support) == Some(true),
            implementation: text.is_some_and(|text| text.implementation.is_some()),
            implementation_links: text.and_then(|text| text.implementation.as_ref()?.link_support) == Some(true),
            chose_encoding: capabilities.general.as_ref().is_some_and(|general| general.position_encodings.is_some()),
        }
    }

    /// What such a client is offered: what we handle, and nothing it did not
    /// say it could take.
    pub(super) fn offer(&self) -> ServerCapabilities {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            ..TextDocumentSyncOptions::default()
        };
        let folders =
            WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) };
        let file_operations = self.file_operations();
        let tells_of_workspace = self.workspace_folders || file_operations.is_some();
        let workspace = WorkspaceServerCapabilities {
            workspace_folders: self.workspace_folders.then_some(folders),
            file_operations,
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR_REWRITE, FIX_ALL]),
            ..CodeActionOptions::default()
        };
        let completion = CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some(TRIGGERS.map(str::to_owned).into()),
            ..CompletionOptions::default()
        };
        ServerCapabilities {
            completion_provider: self.completion.then_some(completion),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            type_definition_provider: self.type_definition.then_some(TypeDefinitionProviderCapability::Simple(true)),
            code_lens_provider: self.code_lenses.then_some(CodeLensOptions { resolve_provider: Some(false) }),
            inlay_hint_provider: self.inlay_hints.then(|| {
                let options = InlayHintOptions { resolve_provider: Some(false), ..InlayHintOptions::default() };
                OneOf::Right(InlayHintServerCapabilities::Options(options))
            }),
            document_highlight_provider: self.highlights.then_some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            // Without literals an action could only be a command, and we have none.
            code_action_provider: self.code_action_literals.then_some(CodeActionProviderCapability::Options(actions)),
            semantic_tokens_provider: self.semantic_tokens(),
            position_encoding: self.chose_encoding.then(|| self.encoding_kind()),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            workspace: tells_of_workspace.then_some(workspace),
            references_provider: self.references.then_some(OneOf::Left(true)),
            document_link_provider: self.document_links.then(document_links),
            rename_provider: self.rename.then(|| self.rename_options()),
            call_hierarchy_provider: self.call_hierarchy.then_some(CallHierarchyServerCapability::Simple(true)),
            declaration_provider: self.declaration.then_some(DeclarationCapability::Simple(true)),
            implementation_provider: self.implementation.then_some(ImplementationProviderCapability::Simple(true)),
            workspace_symbol_provider: self.workspace_symbols.then_some(OneOf::Left(true)),
            ..ServerCapabilities::default()
        }
    }

    fn rename_options(&self) -> OneOf<bool, RenameOptions> {
        // A client that does not ask first takes the plain word alone.
        if !self.prepare_rename {
            return OneOf::Left(true);
        }
        let work_done_progress_options = WorkDoneProgressOptions::default();
        OneOf::Right(RenameOptions { prepare_provider: Some(true), work_done_progress_options })
    }

    /// What we want to hear of files, of whatever kind: a link may lead to any, and a folder has some.
    fn file_operations(&self) -> Option<WorkspaceFileOperationsServerCapabilities> {
        let any = || {
            let pattern = FileOperationPattern { glob: "**/*".to_owned(), ..FileOperationPattern::default() };
            let filters = vec![FileOperationFilter { scheme: Some("file".to_owned()), pattern }];
            FileOperationRegistrationOptions { filters }
        };
        let wanted = WorkspaceFileOperationsServerCapabilities {
            will_rename: self.will_rename_files.then(any),
            did_rename: self.did_rename_files.then(any),
            did_create: self.did_create_files.then(any),
            did_delete: self.did_delete_files.then(any),
            ..WorkspaceFileOperationsServerCapabilities::default()
        };
        (wanted != WorkspaceFileOperationsServerCapabilities::default()).then_some(wanted)
    }

    fn semantic_tokens(&self) -> Option<SemanticTokensServerCapabilities> {
        let full = if self.tokens_by_delta {
            SemanticTokensFullOptions::Delta { delta: Some(true) }
        } else {
            SemanticTokensFullOptions::Bool(true)
        };
        let options = SemanticTokensOptions {
            legend: legend(),
            range: self.tokens_of_range.then_some(true),
            full: self.tokens_of_document.then_some(full),
            ..SemanticTokensOptions::default()
        };
        (self.tokens_of_range || self.tokens_of_document).then(|| options.into())
    }

    fn encoding_kind(&self) -> PositionEncodingKind {
        match self.encoding {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }
}

/// Links say at once where they lead, and a place in a document when they are asked.
fn document_links() -> DocumentLinkOptions {
    DocumentLinkOptions { resolve_provider: Some(true), work_done_progress_options: WorkDoneProgressOptions::default() }
}

/// Which words to paint a client asks for.
#[derive(Debug, Clone, Copy, Default)]
struct TokenRequests {
    range: bool,
    full: bool,
    delta: bool,
}

impl TokenRequests {
    fn of(text: Option<&TextDocumentClientCapabilities>) -> Self {
        let Some(tokens) = text.and_then(|text| text.semantic_tokens.as_ref()) else { return Self::default() };
        // There is one way to write them; a client that names others only has none of ours.
        if !tokens.formats.is_empty() && !tokens.formats.contains(&TokenFormat::RELATIVE) {
            return Self::default();
        }
        let (full, delta) = match &tokens.requests.full {
            Some(SemanticTokensFullOptions::Bool(full)) => (*full, false),
            Some(SemanticTokensFullOptions::Delta { delta }) => (true, *delta == Some(true)),
            None => (false, false),
        };
        Self { range: tokens.requests.range == Some(true), full, delta }
    }
}

/// Whether Markdown comes first among the formats the client shows in a hover.
fn shows_markdown(capabilities: &ClientCapabilities) -> bool {
    let hover = capabilities.text_document.as_ref().and_then(|text| text.hover.as_ref());
    let formats = hover.and_then(|hover| hover.content_format.as_deref()).unwrap_or_default();
    formats.first() == Some(&MarkupKind::Markdown)
}
