// The board's promise: all script that its first view loads is at most 60 kB, packed.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** In bytes, as the server packs it. */
const LIMIT = 60_000;
const DIST = path.resolve(import.meta.dirname, '../client/dist');

const page = fs.readFileSync(path.join(DIST, 'index.html'), 'utf8');
const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
const sizes = scripts.map((name) => gzipSync(fs.readFileSync(path.join(DIST, name))).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
for (const [index, name] of scripts.entries()) console.log(`${sizes[index]} ${name}`);
console.log(`${total} of ${LIMIT} bytes`);
if (scripts.length === 0) console.error('client/dist/index.html names no script');
if (total > LIMIT || scripts.length === 0) process.exitCode = 1;
