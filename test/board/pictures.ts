// Takes the pictures of docs/ from a demo district of its own: `node test/board/pictures.ts`.
import path from 'node:path';
import { choose } from './acts.ts';
import { startAlone } from './alone.ts';
import { cardOf, launch, openSeat, type Seat, signIn } from './browser.ts';
import { openScreen } from './screen-link.ts';
import { inDays } from './time.ts';

const DOCS = path.resolve(import.meta.dirname, '../../docs');

await using service = await startAlone();
const browser = await launch();
await using held = new AsyncDisposableStack();
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

/** The executive chair assigns one issue while the office watches: the picture is what it sees. */
const executive = await seatOf('executive', 'zh', 'light');
const assign = async (title: string) => {
  const { page } = executive;
  await cardOf(page, title).getByRole('link').click();
  await page.locator('button[data-action=assignIssue]').click();
  const form = page.locator('form[data-action=assignIssue]');
  await form.locator('#field-task').fill('请统筹研究并提出意见。');
  await form.locator('#field-targetOn').fill(inDays(16));
  await choose(form.locator('[role=combobox]').first(), '规划');
  await form.locator('button[type=submit]').click();
};
const watched = [
  ['board', 'zh', 'light', '职工公寓配套指标可否在园区内统筹'],
  ['board-en', 'en', 'light', '地下空间与轨道保护区退线距离不一致'],
  ['board-dark', 'zh', 'dark', '用地预审与选址意见书办理顺序存在分歧'],
] as const;
for (const [name, language, theme, title] of watched) {
  const seat = await seatOf('office', language, theme);
  await assign(title);
  await seat.page.locator('[data-id] .card-by').waitFor();
  await seat.page.mouse.move(0, 0);
  await seat.page.waitForTimeout(500);
  await take(seat, name);
  await executive.page.locator('.timeline .fresh').waitFor();
  await executive.page.keyboard.press('Escape');
  await seat.context.close();
}
const finance = await seatOf('finance', 'zh', 'light');
await finance.page.goto('/issues/2026-031');
await finance.page.locator('button[data-action=reportProgress]').click();
await finance.page.locator('form[data-action=reportProgress] button[type=submit]').click();
await finance.page.locator('form .problems').waitFor();
await take(finance, 'board-issue');
const office = await seatOf('office', 'zh', 'light');
await office.page.goto('/desk');
await office.page.locator('.task[data-row]').first().waitFor();
await office.page.locator('.preparing').first().waitFor();
await take(office, 'board-desk');
await office.page.goto('/projects/P08');
await office.page.locator('.milestones').waitFor();
await take(office, 'board-project');
await office.page.goto('/meetings/2026-05');
await office.page.locator('.control-picture .room-picture').waitFor();
await take(office, 'meeting-control');
await office.page.goto('/meetings/2026-04/minutes');
await office.page.locator('.minutes-paragraph[data-kind=DECISION] a').first().click();
await office.page.locator('.sentence-source').waitFor();
await take(office, 'meeting-minutes');
const screen = await seatOf('office', 'zh', 'light');
await openScreen(screen.page, '2026-05', 'zh');
// What can be pressed on a screen is gone once nobody moves there.
await screen.page.waitForTimeout(4_000);
await take(screen, 'meeting-screen');
const phone = await openSeat(browser, service.url, { isPhone: true });
await signIn(phone.page, 'finance');
await phone.page.goto('/meetings/2026-05');
await phone.page.getByText('10kV').first().waitFor();
await take(phone, 'phone-meeting');
await phone.page.goto('/desk');
await phone.page.getByText('填写报告').waitFor();
await take(phone, 'phone-desk');
await phone.page.getByText('填写报告').tap();
await phone.page.locator('textarea').first().waitFor();
await take(phone, 'phone-report');
const visitor = await openSeat(browser, service.url);
await visitor.page.goto('/');
await visitor.page.locator('#username').waitFor();
await take(visitor, 'board-sign-in');
process.stdout.write(`${DOCS}\n`);
