import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { findServer, type Surroundings } from '../src/server';

const scratch = mkdtempSync(path.join(tmpdir(), 'dateline-vscode-'));
after(() => rmSync(scratch, { recursive: true }));

function program(folder: string, mode = 0o755): string {
  const file = path.join(scratch, folder, 'dateline');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

const first = program('first');
const second = program('second');
const notExecutable = program('plain', 0o644);
mkdirSync(path.join(scratch, 'folder', 'dateline'), { recursive: true });

function find(given: Partial<Surroundings>) {
  return findServer({ setting: '', workspaceFolder: undefined, searchPath: '', platform: 'linux', ...given });
}

const searchPath = ['relative', path.join(scratch, 'plain'), path.join(scratch, 'folder'), path.dirname(first), path.dirname(second)].join(':');

test('the first program on the PATH is taken; files that cannot be run and folders are passed over', () => {
  assert.deepEqual(find({ searchPath }), { program: first });
});

test('the setting wins over the PATH', () => {
  assert.deepEqual(find({ searchPath, setting: ` ${second} ` }), { program: second });
});

test('the setting may begin at the workspace folder or at home', () => {
  assert.deepEqual(find({ setting: '${workspaceFolder}/dateline', workspaceFolder: path.dirname(first) }), { program: first });
  const missing = find({ setting: '~/no/such/dateline' });
  assert.ok('missing' in missing && missing.missing.includes(path.join(homedir(), 'no/such/dateline')));
});

test('a setting that leads nowhere is named, not passed over', () => {
  for (const setting of [notExecutable, path.dirname(first), path.join(scratch, 'gone'), 'dateline', '${workspaceFolder}/dateline']) {
    const missing = find({ searchPath, setting });
    assert.ok('missing' in missing, setting);
    assert.match(missing.missing, /dateline\.server\.path/);
    assert.ok(missing.missing.includes(setting), missing.missing);
  }
});

test('an opened folder cannot put its own program on a relative PATH', () => {
  const missing = find({ searchPath: `.:${path.relative(process.cwd(), path.dirname(first))}::` });
  assert.ok('missing' in missing);
  assert.match(missing.missing, /not on the PATH.*dateline\.server\.path/);
});
