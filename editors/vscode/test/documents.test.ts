import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentSelector } from '../src/documents';

test('briefings are served whatever the setting', () => {
  for (const setting of ['never', 'marked', 'always'] as const) {
    assert.ok(documentSelector(setting, []).some((filter) => filter.language === 'briefing' && !filter.scheme && !filter.pattern));
  }
});

test('Markdown is left alone where nothing marks the folder', () => {
  assert.deepEqual(documentSelector('marked', []), [{ language: 'briefing' }]);
  assert.deepEqual(documentSelector('never', ['file:///desk']), [{ language: 'briefing' }]);
});

test('a marked folder brings its own Markdown and plain text, and no other', () => {
  const pattern = { baseUri: 'file:///desk', pattern: '**' };
  assert.deepEqual(documentSelector('marked', ['file:///desk']).slice(1), [
    { language: 'markdown', scheme: 'file', pattern },
    { language: 'plaintext', scheme: 'file', pattern },
    { language: 'toml', scheme: 'file', pattern },
    { language: 'csv', scheme: 'file', pattern },
  ]);
});

test('"always" takes files and new documents, not the views of other programs', () => {
  const filters = documentSelector('always', []).slice(1);
  assert.deepEqual(filters.map(({ language, scheme }) => `${scheme} ${language}`), [
    'file markdown',
    'untitled markdown',
    'file plaintext',
    'untitled plaintext',
  ]);
  assert.ok(filters.every(({ pattern }) => !pattern));
});
