import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MOST = 60_000;

test('U-13 the first view needs at most 60 kB of script, compressed', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianxi-weight-'));
  const { NODE_ENV: _, ...environment } = process.env;
  const built = spawnSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--configLoader', 'native', '--outDir', folder],
    { cwd: ROOT, env: environment, encoding: 'utf8' },
  );
  expect(built.status, built.stderr).toBe(0);
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
    ([, name]) => name,
  );
  const sizes = scripts.map(
    (name) => gzipSync(fs.readFileSync(path.join(folder, name ?? ''))).length,
  );
  fs.rmSync(folder, { recursive: true });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(20_000);
  expect(total).toBeLessThanOrEqual(MOST);
});
