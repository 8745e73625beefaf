import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, test } from 'node:test';
import { OnigScanner, OnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate';

// The tests are run from the extension's folder.
const resolve = createRequire(path.resolve('package.json')).resolve;

const grammars: Record<string, string> = {
  'text.briefing': path.resolve('syntaxes/briefing.tmLanguage.json'),
  'text.html.markdown': resolve('tm-grammars/grammars/markdown.json'),
  'text.html.derivative': resolve('tm-grammars/grammars/html-derivative.json'),
  'text.html.basic': resolve('tm-grammars/grammars/html.json'),
  'source.yaml': resolve('tm-grammars/grammars/yaml.json'),
};

let briefing: IGrammar;

before(async () => {
  await loadWASM(readFileSync(resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = grammars[scope];
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
  });
  const grammar = await registry.loadGrammar('text.briefing');
  assert.ok(grammar);
  briefing = grammar;
});

/** The pieces of the text that carry the scope, joined where they touch. */
function scoped(text: string, scope: string): string[] {
  const found: string[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = briefing.tokenizeLine(line, stack);
    stack = ruleStack;
    let end = -1;
    for (const token of tokens) {
      if (!token.scopes.some((name) => name === scope || name.startsWith(`${scope}.`))) continue;
      const piece = line.slice(token.startIndex, Math.min(token.endIndex, line.length));
      if (token.startIndex === end) found[found.length - 1] += piece;
      else found.push(piece);
      end = token.endIndex;
    }
  }
  return found;
}

test('an annotation block shows its claim, its standing and its keys', () => {
  const text = 'A breach is unlikely.{#breach .assessment likelihood=unlikely basis="survey-2024 sitrep-2#^level"}';
  assert.deepEqual(scoped(text, 'meta.annotation.briefing'), [text.slice(text.indexOf('{'))]);
  assert.deepEqual(scoped(text, 'entity.name.type.claim.briefing'), ['#breach']);
  assert.deepEqual(scoped(text, 'storage.modifier.standing.briefing'), ['.assessment']);
  assert.deepEqual(scoped(text, 'entity.other.attribute-name.briefing'), ['likelihood', 'basis']);
  assert.deepEqual(scoped(text, 'string.unquoted.briefing'), ['unlikely']);
  assert.deepEqual(scoped(text, 'string.quoted.double.briefing'), ['"survey-2024 sitrep-2#^level"']);
});

test('other braces are ordinary text', () => {
  for (const text of ['the set {1,2,3}', 'a {note to self} here', 'an empty {} pair', 'half {#open']) {
    assert.deepEqual(scoped(text, 'meta.annotation.briefing'), [], text);
  }
});

test('an annotation in a comment is one too', () => {
  assert.deepEqual(scoped('It holds.<!--{.known}-->', 'storage.modifier.standing.briefing'), ['.known']);
});

test('citations show their keys, and nothing else is taken for one', () => {
  assert.deepEqual(scoped('he said [see @a, para. 2; @doc:b.2, p. 3].', 'variable.other.citation.briefing'), ['a', 'doc:b.2']);
  assert.deepEqual(scoped('he said [-@key].', 'meta.citation.briefing'), ['[-@key]']);
  for (const text of ['[me@example.org]', 'write to a@b.example', '[@key](target.md)', 'thanks, @SecTreasury']) {
    assert.deepEqual(scoped(text, 'meta.citation.briefing'), [], text);
  }
});

test('wikilinks show document, anchor and label', () => {
  const text = 'see [[2026-10-02-dredging#^ban|the order]] and [[sitrep-2]]';
  assert.deepEqual(scoped(text, 'markup.underline.link.briefing'), ['2026-10-02-dredging', 'sitrep-2']);
  assert.deepEqual(scoped(text, 'variable.other.anchor.briefing'), ['^ban']);
  assert.deepEqual(scoped(text, 'string.other.link.title.briefing'), ['the order']);
});

test('a block id stands at the end of its line', () => {
  assert.deepEqual(scoped('The gauge is neutral ground. ^gauge', 'entity.name.type.block.briefing'), ['^gauge']);
  assert.deepEqual(scoped('two ^carets here', 'entity.name.type.block.briefing'), []);
});

test('a suppression shows directive, rules and reason', () => {
  const text = '<!-- dateline-ignore-next agentless-attribution, vague-group: agreed -->';
  assert.deepEqual(scoped(text, 'keyword.control.directive.briefing'), ['dateline-ignore-next']);
  assert.deepEqual(scoped(text, 'constant.other.rule.briefing'), ['agentless-attribution, vague-group']);
  assert.deepEqual(scoped(text, 'string.unquoted.reason.briefing'), ['agreed']);
  assert.deepEqual(scoped('%% dateline-ignore-line vague-time', 'constant.other.rule.briefing'), ['vague-time']);
});

test('revisions show what goes and what comes', () => {
  assert.deepEqual(scoped('it {~~stood at~>fell to~~} 3 metres', 'markup.deleted.briefing'), ['stood at']);
  assert.deepEqual(scoped('it {~~stood at~>fell to~~} 3 metres', 'markup.inserted.briefing'), ['fell to']);
  assert.deepEqual(scoped('now {++added++} and {--gone--}', 'markup.inserted.briefing'), ['{++added++}']);
});

test('front matter stays YAML, and code stays code', () => {
  const text = '---\nsources:\n  a: {title: T}\n---\n\nText [@a].\n\n```\n{#not .one} [@a]\n```\n\nAlso `{#not}` here.';
  assert.deepEqual(scoped(text, 'meta.citation.briefing'), ['[@a]']);
  assert.deepEqual(scoped(text, 'meta.annotation.briefing'), []);
  assert.deepEqual(scoped(text, 'entity.name.tag.yaml'), ['sources', 'a', 'title']);
});
