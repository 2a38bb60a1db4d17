// Takes the pictures of docs/ from a demo district of its own: `node test/board/pictures.ts`.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { newDataFolder, startService } from '../support/service.ts';
import { cardOf, launch, openSeat, type Seat, signIn } from './browser.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');

const folder = newDataFolder();
await using held = new AsyncDisposableStack();
held.defer(() => rm(path.dirname(folder), { recursive: true, force: true }));
const service = await startService({ DEMO: '1', DATA_DIR: folder });
held.defer(async () => {
  process.kill(service.pid(), 'SIGTERM');
  await service.ended;
});
await service.ready();
const browser = await launch();
held.defer(() => browser.close());

const take = ({ page }: Seat, name: string) =>
  page.screenshot({ path: path.join(DOCS, `${name}.png`) });

const seatOf = async (username: string, language: 'zh' | 'en', theme: 'light' | 'dark') => {
  const seat = await openSeat(browser, service.url, { language });
  await signIn(seat.page, username);
  await seat.page.evaluate((value) => {
    document.documentElement.dataset['theme'] = value;
  }, theme);
  return seat;
};

/** The office verifies one issue while somebody watches: the picture is of what the other sees. */
const office = await seatOf('office', 'zh', 'light');
const watched = [
  ['board', 'zh', 'light', '大件运输通行证办理周期过长'],
  ['board-en', 'en', 'light', '施工临时用水接驳点位未确定'],
  ['board-dark', 'zh', 'dark', '装修阶段消防设计变更需重新审查'],
] as const;
for (const [name, language, theme, title] of watched) {
  const seat = await seatOf('executive', language, theme);
  await cardOf(office.page, title).getByRole('link').click();
  await office.page.locator('button[data-action=verifyIssue]').click();
  await office.page.locator('form[data-action=verifyIssue] button[type=submit]').click();
  await seat.page.locator('[data-id] .card-by').waitFor();
  await seat.page.waitForTimeout(500);
  await take(seat, name);
  await office.page.locator('.timeline .fresh').waitFor();
  await office.page.keyboard.press('Escape');
  await seat.context.close();
}
const finance = await seatOf('finance', 'zh', 'light');
await finance.page.goto('/issues/2026-031');
await finance.page.locator('button[data-action=reportProgress]').click();
await finance.page.locator('form[data-action=reportProgress] button[type=submit]').click();
await finance.page.locator('form .problems').waitFor();
await take(finance, 'board-issue');
await office.page.goto('/desk');
await office.page.locator('.task').first().waitFor();
await take(office, 'board-desk');
const visitor = await openSeat(browser, service.url);
await visitor.page.goto('/');
await visitor.page.locator('#username').waitFor();
await take(visitor, 'board-sign-in');
process.stdout.write(`${DOCS}\n`);
