// Lighthouse on five screens, each as the office sees it: `npm run lighthouse`. Ends with 1 where one
// falls below what is asked. It is no dependency of the project: it is installed below .cache.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { startAlone } from './alone.ts';
import { PASSWORD } from './browser.ts';

const VERSION = '12.8.2';
const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.cache/lighthouse');
const CLI = path.join(FOLDER, 'node_modules/lighthouse/cli/index.js');

/** Of 100. */
const LEAST = { accessibility: 98, 'best-practices': 90 } as const;

/** Name, path, and whether somebody is signed in. */
const SCREENS = [
  ['sign-in', '/', false],
  ['board', '/', true],
  ['issue', '/issues/2026-031', true],
  ['desk', '/desk', true],
  ['project', '/projects/P01', true],
] as const;

type Report = {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly score: number | null; readonly title: string }>
  >;
};

const run = promisify(execFile);

const install = async () => {
  const installed = path.join(FOLDER, 'node_modules/lighthouse/package.json');
  if (fs.existsSync(installed) && fs.readFileSync(installed, 'utf8').includes(`"${VERSION}"`))
    return;
  fs.mkdirSync(FOLDER, { recursive: true });
  const quiet = ['--no-save', '--no-audit', '--no-fund'];
  await run('npm', ['install', '--prefix', FOLDER, ...quiet, `lighthouse@${VERSION}`]);
};

const cookieAt = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username: 'office', password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`the office cannot sign in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
};

const look = async (name: string, address: string, cookie: string | null): Promise<boolean> => {
  const output = path.join(FOLDER, `${name}.json`);
  const headers = path.join(FOLDER, 'headers.json');
  fs.writeFileSync(headers, JSON.stringify(cookie ? { cookie } : {}), { mode: 0o600 });
  await run(
    process.execPath,
    [
      CLI,
      address,
      `--extra-headers=${headers}`,
      `--only-categories=${Object.keys(LEAST).join()}`,
      '--preset=desktop',
      '--quiet',
      '--output=json',
      `--output-path=${output}`,
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --lang=zh-CN',
    ],
    { env: { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' } },
  ).finally(() => fs.rmSync(headers, { force: true }));
  const { categories, audits }: Report = JSON.parse(fs.readFileSync(output, 'utf8'));
  const scores = Object.entries(LEAST).map(([category, least]) => {
    const score = Math.round((categories[category]?.score ?? 0) * 100);
    return { text: `${category} ${score}`, isEnough: score >= least };
  });
  const isGood = scores.every(({ isEnough }) => isEnough);
  const failed = Object.entries(audits).filter(([, { score }]) => score === 0);
  const why = isGood ? '' : failed.map(([id, { title }]) => `\n  ${id}: ${title}`).join('');
  process.stdout.write(`${name}: ${scores.map(({ text }) => text).join(', ')}${why}\n`);
  return isGood;
};

await install();
await using service = await startAlone();
const cookie = await cookieAt(service.url);
for (const [name, place, isIn] of SCREENS)
  if (!(await look(name, service.url + place, isIn ? cookie : null))) process.exitCode = 1;
