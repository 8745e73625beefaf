// Which open documents are Dateline's to read.

/** The setting `dateline.markdownAndPlainText`. */
export type MarkdownAndPlainText = 'never' | 'marked' | 'always';

/** A filter of the protocol: every property that is there must fit the document. */
export interface Filter {
  language: string;
  scheme?: string;
  pattern?: { baseUri: string; pattern: string };
}

const shared = ['markdown', 'plaintext'];

/** What registries are written in: what is wrong in them is said as they are typed. */
const tables = ['toml', 'csv'];

/**
 * The documents to serve: briefings wherever they are, and Markdown and plain text as the setting says.
 * In marked folders registries go along. `markedFolders` are the URIs of the folders that hold a `dateline.toml`.
 */
export function documentSelector(setting: MarkdownAndPlainText, markedFolders: readonly string[]): Filter[] {
  const briefings: Filter[] = [{ language: 'briefing' }];
  switch (setting) {
    case 'never':
      return briefings;
    case 'always':
      // Other schemes are views of other programs: a diff's older side, an output channel.
      return briefings.concat(
        shared.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))),
      );
    case 'marked':
      return briefings.concat(
        markedFolders.flatMap((baseUri) =>
          [...shared, ...tables].map((language) => ({ language, scheme: 'file', pattern: { baseUri, pattern: '**' } })),
        ),
      );
  }
}
