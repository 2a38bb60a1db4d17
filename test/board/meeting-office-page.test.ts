import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MeetingDocument, MeetingsDocument } from '../../client/src/gql/later.ts';
import { enter, openSeat, type Seat } from './browser.ts';
import { demoForFile } from './demo.ts';
import { holdAnswers } from './hold.ts';
import { callMeeting, type Floor } from './meeting-floor.ts';

// One meeting for all of this file, as the office has it on its page: before, adjourned, and after.
const use = demoForFile();
const held = new AsyncDisposableStack();
afterAll(() => held.disposeAsync(), 60_000);
const stage = {} as { floor: Floor; address: string; page: Page };

const seatAt = async (username: string, address: string): Promise<Seat & { page: Page }> => {
  const seat = await openSeat(use.browser, use.service.url);
  held.defer(() => seat.context.close());
  const page = await enter(seat.context, username);
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  return { ...seat, page };
};

const send = async (page: Page, action: string) => {
  const form = page.locator(`form[data-action=${action}]`);
  await form.locator('button[type=submit]').click();
  await form.waitFor({ state: 'detached' });
};

beforeAll(async () => {
  stage.floor = held.use(await callMeeting(use.service, ['planning', 'land']));
  stage.address = `/meetings/${stage.floor.number}`;
  stage.page = (await seatAt('office', stage.address)).page;
}, 330_000);

test('an answer that a newer one has overtaken undoes nothing', async () => {
  const { page, floor } = stage;
  const field = page.locator('.agenda-rows .agenda-minutes input').last();
  await field.waitFor();
  const held = await holdAnswers(page, MeetingDocument);
  const amend = async (plannedMinutes: number) => {
    const item = (await floor.office.items(floor.meeting)).at(-1);
    if (!item) throw new Error('no item');
    await floor.office.act('amendItem', item, { plannedMinutes });
  };
  await amend(20);
  await expect.poll(held.count).toBe(1);
  await amend(11);
  await expect.poll(held.count).toBe(2);
  await held.letGo(1);
  await held.letGo(0);
  await page.waitForTimeout(300);
  expect(await field.inputValue()).toBe('11');
  await held.end();
}, 60_000);

test('planned minutes are typed figure by figure and told once, by Enter or on leaving', async () => {
  const { page, floor } = stage;
  const fields = page.locator('.agenda-rows .agenda-minutes input');
  await fields.first().waitFor();
  const told = async () => (await floor.office.events(floor.meeting, 'amendItem')).length;
  const before = await told();
  for (const [place, leave] of [
    () => page.keyboard.press('Enter'),
    () => fields.nth(2).focus(),
  ].entries()) {
    await fields.nth(place).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('25', { delay: 200 });
    await leave();
    await expect.poll(told, { timeout: 10_000 }).toBe(before + place + 1);
  }
  await page.reload();
  await fields.first().waitFor();
  expect(await fields.evaluateAll((all) => all.map((one) => Reflect.get(one, 'value')))).toEqual([
    '25',
    '25',
    '12',
    '11',
  ]);
  expect(await told()).toBe(before + 2);
  // What no item may have is said, and stays to be mended.
  await fields.nth(2).fill('500');
  await page.keyboard.press('Enter');
  await page.locator('.agenda-minutes [role=alert]', { hasText: '填 1 到 240 的整数' }).waitFor();
  expect(await fields.nth(2).inputValue()).toBe('500');
  await fields.nth(2).fill('12');
  await page.locator('.agenda-minutes [role=alert]').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  expect(await told()).toBe(before + 2);
}, 60_000);

test('an adjourned meeting is gone on with by its first button, which leads to the control', async () => {
  const { page, floor } = stage;
  await floor.office.act('openMeeting', floor.meeting);
  await page.locator('.control').waitFor();
  await floor.office.act('adjournMeeting', floor.meeting);
  const button = page.locator('button.primary[data-action=openMeeting]');
  await button.waitFor();
  expect(await button.innerText()).toBe('再次开会');
  await button.click();
  await send(page, 'openMeeting');
  await page.locator('.control').waitFor();
}, 60_000);

test('minutes that two people change at once show both versions, and nothing is written over unseen', async () => {
  const { page, floor, address } = stage;
  const { office, meeting, items } = floor;
  const [first] = items;
  if (!first) throw new Error('no item');
  await office.act('startItem', first);
  await office.decide(first, {
    effect: 'TASK',
    text: '书面答复园区。',
    units: ['land'],
    assisting: ['planning'],
    inDays: 20,
  });
  await office.act('closeMeeting', meeting);
  const other = (await seatAt('office', `${address}/minutes`)).page;
  await page.goto(`${address}/minutes`);
  const second = (of: Page) => of.locator('.minutes-edit textarea[lang=zh-CN]').nth(1);
  for (const one of [page, other]) await one.locator('button[data-action=editMinutes]').click();
  await second(page).fill('会议听取了上次决定的落实情况，要求加快。');
  await second(other).fill('会议听取了上次决定的落实情况，予以肯定。');
  await send(other, 'editMinutes');

  const conflict = page.locator('.conflict');
  await conflict.waitFor();
  const marks = await conflict.locator('mark').allTextContents();
  expect(marks).toEqual(['予以肯定', '要求加快']);
  const save = page.locator('form.editing button[type=submit]');
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await page.locator('.form-end .link', { hasText: '先选定' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('conflict');
  // What was kept knows what it was written on, too.
  await page.waitForTimeout(1_200);
  await page.reload();
  await page.locator('button[data-action=editMinutes]').click();
  await conflict.waitFor();
  expect(await second(page).inputValue()).toContain('要求加快');
  await conflict.getByRole('button', { name: '用我的' }).click();
  await conflict.waitFor({ state: 'detached' });
  await send(page, 'editMinutes');
  await other.locator('.sheet .sentence', { hasText: '要求加快' }).waitFor();
}, 90_000);

test('a sentence leads to its decision, which hands out a sheet to each unit', async () => {
  const { page, address } = stage;
  await page.goto(`${address}/minutes`);
  await page.locator('.minutes-paragraph[data-kind=DECISION] .sentence').first().click();
  await page.locator('.sentence-source a').click();
  await page.locator('#decision-1').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('decision-1');
  const sheets = page.locator('#decision-1 .decision-sheets a');
  expect(await sheets.count()).toBe(2);
  for (const sheet of await sheets.all()) {
    const answer = await page.request.get((await sheet.getAttribute('href')) ?? '');
    expect(answer.headers()['content-type']).toContain('wordprocessingml');
  }
}, 60_000);

test('4.4 a correction to issued minutes is drafted on the page of the meeting and gets its own number', async () => {
  const { page, floor, address } = stage;
  const executive = (await seatAt('executive', `${address}/minutes`)).page;
  const sign = async (document: string) => {
    await executive.goto(document);
    await executive.locator('button[data-action=signMinutes]').click();
    await send(executive, 'signMinutes');
  };
  const issue = async (document: string): Promise<string> => {
    await page.goto(document);
    await page.locator('button[data-action=issueMinutes]').click();
    await send(page, 'issueMinutes');
    const number = page.locator('.sheet-number', { hasText: /〔\d+〕\d+号/ });
    return (await number.textContent()) ?? '';
  };
  await sign(`${address}/minutes`);
  const first = await issue(`${address}/minutes`);

  await page.goto(address);
  await page.locator('button[data-action=draftCorrection]').click();
  const form = page.locator('form[data-action=draftCorrection]');
  await form.locator('#field-reason').fill('办理单位的名称有误');
  await form.locator('#field-paragraphs-0').fill('承办单位更正为通州国土分局。');
  await send(page, 'draftCorrection');
  const link = page.locator('.minutes-links a[href*="?of="]').first();
  await link.waitFor();
  const correction = (await link.getAttribute('href')) ?? '';
  await sign(correction);
  const second = await issue(correction);
  expect(second).not.toBe(first);
  expect(await page.locator('.sheet').innerText()).toContain('承办单位更正为通州国土分局。');
  expect((await floor.office.events(floor.meeting, 'issueMinutes')).length).toBe(2);
}, 90_000);

test('an agenda is used again: chosen in a proposal, or asked for by an ended meeting', async () => {
  const { page, address } = stage;
  const form = page.locator('form[data-action=proposeMeeting]');
  const goOn = async () => {
    await form.locator('#field-title').fill('一月专题汇报会');
    await form.locator('#field-place').fill('区政府第二会议室');
    await form.getByRole('button', { name: '全部成员单位' }).click();
    await send(page, 'proposeMeeting');
    await page.locator('.agenda-rows h3', { hasText: '明年一季度开工计划' }).waitFor();
    expect(new URL(page.url()).pathname).not.toBe(address);
  };
  await page.goto('/meetings');
  const propose = page.locator('button[data-action=proposeMeeting]');
  await propose.waitFor();
  // Whoever types faster than the list is read has chosen all the same.
  const held = await holdAnswers(page, MeetingsDocument);
  await propose.click();
  await form.locator('#field-agendaFrom').click();
  await page.keyboard.type('十二月专题');
  await page.keyboard.press('Enter');
  await form.locator('#field-title').focus();
  await expect.poll(held.count).toBeGreaterThan(0);
  await held.end();
  const chosen = () => form.locator('#field-agendaFrom').inputValue();
  await expect.poll(chosen).toContain('十二月专题汇报会');
  await goOn();

  // Another proposal stands there by now; the way leads to one's own.
  await page.goto(address);
  await page.locator('[data-action=reuseAgenda]').click();
  await form.waitFor();
  await page.locator('.meeting-start', { hasText: '沿用' }).waitFor();
  await goOn();
}, 60_000);

test('who was there is told item by item', async () => {
  const { page } = stage;
  await page.goto('/meetings');
  await page.locator('[data-meetings=past] a', { hasText: '11 月重大项目进展' }).click();
  const there = page.locator('.agenda-rows .agenda-present').first();
  await there.locator('summary').click();
  expect(await there.innerText()).toMatch(/到会 16 家\s*区发展改革委、/);
});

test('over plain HTTP an address stands there, selected, to be copied by hand', async () => {
  const seat = await openSeat(use.browser, use.service.url);
  await seat.context.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  );
  const page = await enter(seat.context, 'office');
  await page.goto('/meetings');
  await page.getByRole('button', { name: '复制日历订阅地址' }).click();
  const field = page.locator('.copied-address');
  expect(await field.inputValue()).toContain(use.service.url);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(await field.inputValue());
  expect(seat.faults).toEqual([]);
  await seat.context.close();
});
