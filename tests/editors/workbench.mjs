// Drives VS Code's workbench as a writer would, on a copy of the seed briefings.
//
//   node workbench.mjs ADDRESS FOLDER PICTURES
//
// Everything is waited for by looking again: diagnostics may be there before anybody asks.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [address, folder, pictures] = process.argv.slice(2);
const { chromium } = createRequire(path.resolve('editors/vscode/package.json'))('playwright-core');
const limit = Number(process.env.DATELINE_TEST_LIMIT_MS ?? 30_000);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
page.setDefaultTimeout(limit);

let passed = 0;
let failed = 0;

async function test(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}\n${error.stack}`);
    await page.screenshot({ path: path.join(pictures, `vscode-failed-${failed}.png`) });
    await page.keyboard.press('Escape');
  }
}

/** Runs a command by its title in the command palette. */
async function command(title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input[type=text]');
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

async function open(file) {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input[type=text]').fill(file);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: path.basename(file) }).first().click();
  await page.locator('.tab.active', { hasText: path.basename(file) }).waitFor();
  await page.locator('.monaco-editor.focused .view-line').first().waitFor();
}

/** Puts the cursor at the first `text` of the file on disk. */
async function goTo(file, text) {
  const before = readFileSync(path.join(folder, file), 'utf8').split(text, 1)[0];
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input[type=text]').fill(`:${line}:${column + 1}`);
  await page.keyboard.press('Enter');
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column + 1}` }).waitFor();
}

/** The text that the editor shows; the workbench shows blanks as non-breaking ones. */
async function shown(locator) {
  return (await locator.innerText()).replaceAll('\u00a0', ' ');
}

const problems = page.locator('.markers-panel .monaco-list-row');

/** Waits until the list of problems has a row with each of the texts. */
async function problem(...texts) {
  await texts.reduce((rows, hasText) => rows.filter({ hasText }), problems).first().waitFor();
}

await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`);
await page.locator('.monaco-workbench .explorer-folders-view').waitFor();

await test('a .brief file is a briefing, and its slips are listed', async () => {
  await open('marrow/shelters.brief');
  await page.locator('.statusbar-item', { hasText: /^Briefing$/ }).waitFor();
  await command('View: Focus Problems');
  await problem('undefined-citation', 'civil-protecton');
  await problem('bare-anonymous-source');
  await page.screenshot({ path: path.join(pictures, 'vscode-diagnostics.png') });
});

await test('the annotations have their colours', async () => {
  await open('marrow/levee-assessment.md');
  await command('Change Language Mode');
  await page.locator('.quick-input-widget input[type=text]').fill('Briefing');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Briefing' }).first().click();
  await page.locator('.statusbar-item', { hasText: /^Briefing$/ }).waitFor();
  await goTo('marrow/levee-assessment.md', '.assessment');
  const coloured = page.locator('.view-line span > span', { hasText: /^\.?assessment$/ });
  await coloured.first().waitFor();
  const plain = page.locator('.view-line span > span', { hasText: /judge/ });
  const colour = (locator) => locator.first().evaluate((span) => getComputedStyle(span).color);
  assert.notEqual(await colour(coloured), await colour(plain));
});

await test('above a section stands how its claims stand', async () => {
  await open('2025-10-18-treasury-talks.md');
  await page.keyboard.press('Control+Home');
  const lens = page.locator('.codelens-decoration', { hasText: /\d+ claims?, / }).first();
  await lens.waitFor();
  assert.match(await shown(lens), /attributed|none attributed/);
});

await test('hover on an official tells the office on the day of the dateline', async () => {
  const file = '2025-10-18-treasury-talks.md';
  await open(file);
  await goTo(file, 'Bessent and Chinese');
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  const hover = page.locator('.monaco-hover:visible', { hasText: 'Secretary of the Treasury' });
  await hover.waitFor();
  const text = await shown(hover);
  assert.match(text, /Scott Bessent/);
  assert.match(text, /28 January 2025/);
  await page.screenshot({ path: path.join(pictures, 'vscode-hover.png') });
  await page.keyboard.press('Escape');
});

await test('a wikilink leads into the other document', async () => {
  const file = '2025-10-18-treasury-talks.md';
  await open(file);
  await goTo(file, '2025-08-11-stockholm-extension#^extension');
  await page.keyboard.press('F12');
  await page.locator('.tab.active', { hasText: '2025-08-11-stockholm-extension.md' }).waitFor();
  const lines = readFileSync(path.join(folder, '2025-08-11-stockholm-extension.md'), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('{#extension}')) + 1;
  await page.locator('.statusbar-item', { hasText: new RegExp(`^Ln ${line}, `) }).waitFor();
});

await test('a quick fix changes the text, and its diagnostic goes', async () => {
  const file = 'marrow/shelters.brief';
  await open(file);
  await goTo(file, 'civil-protecton');
  await page.keyboard.press('Control+.');
  const wanted = page.locator('.action-widget .monaco-list-row.action', { hasText: 'civil-protection' }).first();
  await wanted.waitFor();
  while (!(await wanted.getAttribute('class')).includes('focused')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.tab.active.dirty').waitFor();
  const text = await shown(page.locator('.monaco-editor.focused .view-lines'));
  assert.match(text, /said \[@civil-protection\]\./);
  await problems.filter({ hasText: 'undefined-citation' }).filter({ hasText: 'civil-protecton' }).first().waitFor({ state: 'detached' });
});

await test('the server can be started over, and reports again', async () => {
  await command('Dateline: Restart Server');
  await problem('bare-anonymous-source');
});

await browser.close();
console.log(`workbench: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
