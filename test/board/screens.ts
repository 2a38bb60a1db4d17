import type { Page } from 'playwright-core';
import { enter } from './browser.ts';
import { addScreen, openScreen } from './screen-link.ts';

/** What a screen may need besides its page. */
export type Stage = {
  /** Pulls the cable of the person's network; only where `isCut` is said. */
  readonly cut: () => void;
  readonly language: 'zh' | 'en';
};

/** One screen in one state, as every automatic look at the board meets it. */
export type Screen = {
  /** Also the name of its picture. */
  readonly name: string;
  /** Who looks: a user of the demo; null is somebody who has not signed in. */
  readonly who: string | null;
  readonly path: string;
  /** Default desktop, 1920 × 1080; a phone is 390 × 844 and touched. */
  readonly width?: 'phone';
  /** What tells that it is there. */
  readonly shows: string;
  /** What is done before it is looked at. Whatever it leaves in the record disturbs no other screen. */
  readonly prepare?: (page: Page, stage: Stage) => Promise<void>;
  /** Its network has a cable that can be pulled. */
  readonly isCut?: true;
};

const open = async (page: Page, action: string) => {
  await page.locator(`button[data-action=${action}]`).click();
  await page.locator(`form[data-action=${action}] button[type=submit]`).waitFor();
};

const sendEmpty = async (page: Page, action: string) => {
  await open(page, action);
  await page.locator(`form[data-action=${action}] button[type=submit]`).click();
  await page.locator('form .problems').waitFor();
};

/** The answer of a service that has no office yet: the form of the very first person. */
const asBeforeTheOffice = async (page: Page) => {
  await page.route('**/auth/setup', (route) =>
    route.fulfill({
      status: 400,
      json: { code: 'BAD_USER_INPUT', message: '', issues: [{ path: ['unit'], message: '' }] },
    }),
  );
  await page.reload();
  await page.locator('#unitName').waitFor();
  await page.unroute('**/auth/setup');
};

/** Somebody else of the office amends the file first; what is typed here is nobody's word. */
const clash = async (page: Page, { language }: Stage) => {
  // Both languages are looked at side by side: each has a file of its own.
  const path = `/projects/${language === 'zh' ? 'P04' : 'P03'}?action=amendProject`;
  await page.goto(path);
  const send = (one: Page) => one.locator('form[data-action=amendProject] [type=submit]').click();
  const browser = page.context().browser();
  if (!browser) throw new Error('a page without a browser');
  const context = await browser.newContext({ baseURL: new URL(page.url()).origin });
  const other = await enter(context, 'office2');
  await page.locator('#field-address').fill('700-800');
  await other.goto(path);
  const address = other.locator('#field-address');
  await address.fill(
    (await address.inputValue()) === '通胡大街 3 号' ? '通胡大街' : '通胡大街 3 号',
  );
  await send(other);
  await other.locator('.timeline .fresh').waitFor();
  await context.close();
  await send(page);
  await page.locator('.conflict-sides').waitFor();
};

/** All screens, by person. A new screen is one more line here. */
export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', who: null, path: '/', shows: '#username' },
  {
    name: 'sign-in-wrong',
    who: null,
    path: '/',
    shows: '#username',
    prepare: async (page) => {
      await page.locator('form button[type=submit]').click();
      await page.locator('.problems').waitFor();
    },
  },
  { name: 'first-run', who: null, path: '/setup#x', shows: 'main', prepare: asBeforeTheOffice },
  { name: 'first-run-no-link', who: null, path: '/setup', shows: '[role=alert]' },
  { name: 'phone-sign-in', who: null, path: '/', shows: '#username', width: 'phone' },

  { name: 'board', who: 'office', path: '/', shows: '[data-lane=progress] article' },
  { name: 'board-unit', who: 'office', path: '/?by=unit', shows: '.units article' },
  { name: 'board-due', who: 'office', path: '/?by=due', shows: '[data-lane=late] article' },
  { name: 'board-empty', who: 'office', path: '/?q=zzz', shows: '.no-match' },
  { name: 'issue', who: 'office', path: '/issues/2026-031', shows: '.timeline > li' },
  {
    name: 'issue-record',
    who: 'office',
    path: '/issues/2026-027?action=assignIssue',
    shows: 'form[data-action=assignIssue] .behalf',
    prepare: (page) => page.locator('#field-responsible-0').click(),
  },
  {
    name: 'project-form',
    who: 'office',
    path: '/projects/P05?action=amendProject',
    shows: '#field-investment-own',
  },
  {
    name: 'move',
    who: 'office',
    path: '/',
    shows: '[data-lane=verify] article',
    prepare: async (page) => {
      await page.locator('[data-lane=verify] article a').first().focus();
      await page.keyboard.press('m');
      await page.locator('dialog .move-target').first().waitFor();
    },
  },
  {
    name: 'conflict',
    who: 'office',
    path: '/projects',
    shows: '.projects tr',
    prepare: clash,
  },
  { name: 'issue-missing', who: 'office', path: '/issues/2020-999', shows: '.panel .empty' },
  { name: 'desk-office', who: 'office', path: '/desk', shows: '.task[data-row]' },
  { name: 'projects', who: 'office', path: '/projects', shows: '.projects tr' },
  { name: 'project', who: 'office', path: '/projects/P01', shows: '.milestones li' },

  { name: 'meetings', who: 'office', path: '/meetings', shows: '[data-meetings=past] li' },
  {
    name: 'meeting-propose',
    who: 'office',
    path: '/meetings?action=proposeMeeting',
    shows: 'form[data-action=proposeMeeting] .units-field label',
  },
  { name: 'meeting-before', who: 'office', path: '/meetings/2026-06', shows: '.suggestions li' },
  { name: 'meeting-after', who: 'office', path: '/meetings/2026-04', shows: '.decision' },
  {
    name: 'minutes',
    who: 'office',
    path: '/meetings/2026-04/minutes',
    shows: '.sentence',
    prepare: (page) => page.locator('[data-kind=DECISION] .sentence').first().click(),
  },
  { name: 'agenda', who: 'office', path: '/meetings/2026-04/agenda', shows: '.agenda-sheet li' },
  { name: 'decisions', who: 'office', path: '/decisions', shows: '.decision' },
  {
    name: 'meeting-control',
    who: 'office',
    path: '/meetings/2026-05',
    shows: '.control-picture .room-picture',
  },
  {
    name: 'meeting-control-adding',
    who: 'office',
    path: '/meetings/2026-05',
    shows: '.control-people li',
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.locator('.control-add input').first().waitFor();
      await page.locator('.control-menu button').first().click();
      await page.locator('.control-who').first().click();
    },
  },
  {
    name: 'meeting-control-screens',
    who: 'office',
    path: '/meetings/2026-05',
    shows: '.control-people li',
    prepare: async (page) => {
      await addScreen(page, '2026-05');
      await page.locator('[data-steer=screens]').click();
      await page.locator('dialog [data-screen]').first().waitFor();
    },
  },
  {
    name: 'meeting-control-theirs',
    who: 'office2',
    path: '/meetings/2026-05',
    shows: '.control-takeover',
  },
  {
    name: 'meeting-following',
    who: 'finance',
    path: '/meetings/2026-05',
    shows: '.following .room-picture',
  },

  { name: 'screen-no-link', who: null, path: '/screen', shows: '[data-room=message]' },
  {
    name: 'screen',
    who: 'office',
    path: '/meetings/2026-05',
    shows: 'main',
    prepare: (page, { language }) => openScreen(page, '2026-05', language),
  },
  {
    name: 'phone-meeting',
    who: 'finance',
    path: '/meetings/2026-05',
    shows: '.meeting-now .room-bar',
    width: 'phone',
  },
  {
    name: 'phone-meeting-before',
    who: 'office',
    path: '/meetings/2026-06',
    shows: '.meeting-agenda',
    width: 'phone',
  },
  {
    name: 'phone-meeting-after',
    who: 'finance',
    path: '/meetings/2026-04',
    shows: '.meeting-decision',
    width: 'phone',
  },

  { name: 'desk', who: 'finance', path: '/desk', shows: '.task' },
  { name: 'desk-reports', who: 'construction', path: '/desk/reports', shows: '.report-place form' },
  {
    name: 'issue-form',
    who: 'finance',
    path: '/issues/2026-031',
    shows: '.timeline > li',
    prepare: (page) => sendEmpty(page, 'reportProgress'),
  },
  { name: 'phone-board', who: 'finance', path: '/', shows: '.lane-tabs', width: 'phone' },
  { name: 'phone-desk', who: 'finance', path: '/desk', shows: '.phone-task', width: 'phone' },
  {
    name: 'phone-issue',
    who: 'finance',
    path: '/issues/2026-031',
    shows: '.timeline > li',
    width: 'phone',
  },
  {
    name: 'phone-projects',
    who: 'office',
    path: '/projects',
    shows: '.project-list tr',
    width: 'phone',
  },
  {
    name: 'phone-project',
    who: 'office',
    path: '/projects/P01',
    shows: '.phone-projects .milestones li',
    width: 'phone',
  },
  { name: 'phone-more', who: 'finance', path: '/more', shows: '.phone-rows', width: 'phone' },
  {
    name: 'phone-report',
    who: 'finance',
    path: '/issues/2026-031?action=reportProgress&page=2',
    shows: '.flow-ask textarea',
    width: 'phone',
  },
  {
    name: 'phone-report-steps',
    who: 'finance',
    path: '/issues/2026-031?action=reportProgress&page=3',
    shows: '.options .option',
    width: 'phone',
  },
  {
    name: 'phone-report-check',
    who: 'finance',
    path: '/issues/2026-031?action=reportProgress&page=4',
    shows: '.flow-check',
    width: 'phone',
  },
  {
    name: 'phone-accept',
    who: 'construction.head',
    path: '/issues/2026-071?action=acceptIssue&page=2',
    shows: '.options .option',
    width: 'phone',
  },

  {
    name: 'decide',
    who: 'executive',
    path: '/',
    shows: '[data-lane=decide] article',
    prepare: async (page) => {
      await page.locator('[data-lane=decide] article').first().getByRole('link').click();
      await sendEmpty(page, 'assignIssue');
    },
  },
  {
    name: 'board-stale',
    who: 'executive',
    path: '/',
    shows: '[data-lane=progress] article',
    isCut: true,
    prepare: async (page, { cut }) => {
      cut();
      await page.locator('.alarm').waitFor();
    },
  },
];
