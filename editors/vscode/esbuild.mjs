// Bundles the extension into one file; with --tests, the tests instead.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';

const tests = process.argv.includes('--tests');
const common = { bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' };

if (tests) {
  const entryPoints = readdirSync('test').filter((file) => file.endsWith('.test.ts')).map((file) => `test/${file}`);
  await build({ ...common, entryPoints, outdir: 'dist/test', packages: 'external' });
} else {
  await build({
    ...common,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    minify: process.argv.includes('--minify'),
  });
}
