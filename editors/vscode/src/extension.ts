// Starts Dateline's language server for the documents that are its to read; what it finds and offers is the server's.
import { commands, Uri, window, workspace } from 'vscode';
import type { ExtensionContext, LogOutputChannel, TextDocument } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import { documentSelector, type Filter, type MarkdownAndPlainText } from './documents';
import { findServer } from './server';

let session: Session | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const log = window.createOutputChannel('Dateline', { log: true });
  const active = (session = new Session(log));
  const marks = workspace.createFileSystemWatcher('**/dateline.toml', false, true, false);
  context.subscriptions.push(
    log,
    marks,
    commands.registerCommand('dateline.restartServer', () => active.restart()),
    commands.registerCommand('dateline.showLog', () => log.show()),
    workspace.onDidOpenTextDocument((document) => active.opened(document)),
    workspace.onDidChangeWorkspaceFolders(() => active.lookAgain()),
    marks.onDidCreate(() => active.lookAgain()),
    marks.onDidDelete(() => active.lookAgain()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('dateline.server.path')) void active.restart();
      else if (change.affectsConfiguration('dateline.markdownAndPlainText')) void active.lookAgain();
    }),
  );
  await active.lookAgain();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

/** The one running server, if there is anything for it to read. */
class Session {
  private client: LanguageClient | undefined;
  private selector: Filter[] = [];
  private complaint = '';
  /** Starts and stops follow one another: each waits for the one before. */
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly log: LogOutputChannel) {}

  /** Starts the server when a document that it reads is opened and it is not running yet. */
  opened(document: TextDocument): void {
    if (!this.client && this.serves(document)) void this.inTurn(() => this.start());
  }

  /** Finds out anew which documents to serve, and starts over if that has changed. */
  lookAgain(): Promise<void> {
    return this.inTurn(async () => {
      const selector = documentSelector(setting<MarkdownAndPlainText>('markdownAndPlainText', 'marked'), await markedFolders());
      if (JSON.stringify(selector) === JSON.stringify(this.selector)) return;
      this.selector = selector;
      await this.end();
      await this.start();
    });
  }

  /** Starts over, and says again what is wrong if anything is. */
  restart(): Promise<void> {
    // A server that never answers its first request would hold up everybody after it.
    if (this.client?.state === State.Starting) this.client.serverProcess?.kill();
    return this.inTurn(async () => {
      this.complaint = '';
      await this.end();
      await this.start();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.end());
  }

  private inTurn(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step).catch((error: unknown) => this.log.error(String(error)));
    return this.turn;
  }

  private serves(document: TextDocument): boolean {
    return this.selector.some(
      ({ language, scheme, pattern }) =>
        document.languageId === language &&
        (!scheme || document.uri.scheme === scheme) &&
        (!pattern || document.uri.toString().startsWith(`${pattern.baseUri}/`)),
    );
  }

  /** A marked folder is a workspace of briefings even before one of them is opened. */
  private wanted(): boolean {
    return this.selector.some(({ pattern }) => pattern) || workspace.textDocuments.some((document) => this.serves(document));
  }

  private async start(): Promise<void> {
    if (this.client || !this.wanted()) return;
    const found = findServer({
      setting: setting('server.path', ''),
      workspaceFolder: workspace.workspaceFolders?.[0]?.uri.fsPath,
      searchPath: process.env['PATH'] ?? '',
      platform: process.platform,
    });
    if ('missing' in found) return this.complain(found.missing);
    this.log.info(`starting ${found.program} server`);
    const client = new LanguageClient(
      'dateline',
      'Dateline',
      { command: found.program, args: ['server'] },
      {
        documentSelector: this.selector,
        outputChannel: this.log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        // Hovers quote documents, and documents are not trusted.
        markdown: { isTrusted: false, supportHtml: false },
      },
    );
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      this.complain(`${found.program} did not start: ${String(error)}`);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.warn(`the server did not stop in good order: ${String(error)}`);
    }
  }

  /** Says once what is wrong, with a way to mend it. */
  private complain(message: string): void {
    this.log.error(message);
    if (message === this.complaint) return;
    this.complaint = message;
    const answers = { 'Open Settings': openSettings, 'How to Install': openReadme, 'Show Log': () => this.log.show() };
    void window.showErrorMessage(message, ...Object.keys(answers)).then((answer) => {
      if (answer) answers[answer as keyof typeof answers]();
    });
  }
}

function setting<T>(name: string, otherwise: T): T {
  return workspace.getConfiguration('dateline').get<T>(name, otherwise);
}

/** The folders of the workspace that hold a `dateline.toml`, in a fixed order. */
async function markedFolders(): Promise<string[]> {
  const marks = await workspace.findFiles('**/dateline.toml', '**/{node_modules,target,.git}/**', 100);
  return marks.map((mark) => Uri.joinPath(mark, '..').toString()).sort();
}

function openSettings(): void {
  void commands.executeCommand('workbench.action.openSettings', 'dateline.server.path');
}

function openReadme(): void {
  void commands.executeCommand('extension.open', 'dateline.dateline');
}
