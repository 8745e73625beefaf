// Reads the page of `dateline graph` as a person would.
//
//   node graph.mjs PAGE PICTURES
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [file, pictures] = process.argv.slice(2);
const { chromium } = createRequire(path.resolve('editors/vscode/package.json'))('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

try {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme });
    page.setDefaultTimeout(Number(process.env.DATELINE_TEST_LIMIT_MS ?? 30_000));
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => /^(file|data):/.test(request.url()) || complaints.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('html[data-ready]');
    assert.equal(await page.title(), 'What rests on what');
    const boxes = page.locator('.node');
    assert.ok((await boxes.count()) >= 6, 'every node has a box');
    const data = JSON.parse(await page.locator('#data').textContent());
    assert.equal(await boxes.count(), data.nodes.length);
    assert.equal(await page.locator('#edges > path').count(), data.edges.length);
    // No two boxes lie on each other.
    const overlap = data.nodes.some((one, at) =>
      data.nodes.slice(at + 1).some((other) => one.x === other.x && Math.abs(one.y - other.y) < data.size.box));
    assert.equal(overlap, false);
    await page.screenshot({ path: path.join(pictures, `graph-${colorScheme}.png`) });

    const named = (words) => boxes.filter({ hasText: words });
    assert.match(await named('Cable 7').getAttribute('class'), /retracted/);
    for (const words of ['Wire report', 'Talks go on', 'A deal is near', 'Over all', '</script>']) {
      assert.match(await named(words).getAttribute('class'), /falls/, words);
    }
    // From what is withdrawn to everything that falls.
    await named('Cable 7').click();
    const panel = page.locator('#panel');
    await panel.getByText('Relied on by (5)').waitFor();
    assert.match(await panel.textContent(), /retracted 2026-11-20/);
    assert.equal(await page.locator('.node.up').count(), 5);
    await page.screenshot({ path: path.join(pictures, `graph-${colorScheme}-chosen.png`) });
    // Down again, by the list and by the keys.
    await panel.getByRole('button', { name: /A deal is near/ }).click();
    await panel.getByText('Rests on (3)').waitFor();
    await page.keyboard.press('Escape');
    await panel.getByText('How to read this').waitFor();
    await named('A deal is near').focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Talks go on/);
    // By its words.
    await page.keyboard.press('/');
    await page.keyboard.type('over all');
    await panel.getByText('1 found').waitFor();
    await page.keyboard.press('Enter');
    await panel.getByText('Rests on (4)').waitFor();
    assert.match(decodeURIComponent(new URL(page.url()).hash), /^#2026-11-21-over\.md$/);
    assert.deepEqual(complaints, []);
    await page.close();
    console.log(`ok      the graph's page, ${colorScheme}`);
  }
} finally {
  await browser.close();
}
