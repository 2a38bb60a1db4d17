import type { Locator, Page } from 'playwright-core';
import { openSeat, PASSWORD, type Seat } from './browser.ts';
import type { Demo } from './demo.ts';
import { callMeeting, type Floor } from './meeting-floor.ts';

/** A meeting in session, opened by the office. */
export const openFloor = async (use: Demo, units: readonly string[]): Promise<Floor> => {
  const floor = await callMeeting(use.service, units);
  await floor.office.act('openMeeting', floor.meeting);
  return floor;
};

/** Somebody of the office before the control of a meeting. */
export const openControl = async (
  use: Demo,
  number: string,
  username: string,
  options: { readonly proxy?: string } = {},
): Promise<Seat> => {
  const seat = await openSeat(use.browser, use.service.url, options);
  await seat.page.request.post('/auth/sign-in/username', {
    data: { username, password: PASSWORD },
    headers: { origin: use.service.url },
  });
  await seat.page.goto(`/meetings/${number}`);
  await seat.page.locator('.control-agenda li').first().waitFor();
  await seat.page.locator('.line[data-line=live]').waitFor();
  return seat;
};

/** The item that is being discussed, by its place; null where there is none. */
export const currentOf = async (page: Page): Promise<number | null> => {
  const states = await page
    .locator('.control-agenda li')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-state')));
  return states.includes('CURRENT') ? states.indexOf('CURRENT') + 1 : null;
};

/** The titles of the agenda in their order. */
export const agendaOf = (page: Page): Promise<string[]> =>
  page.locator('.control-item').allInnerTexts();

/** Seconds on the timer. */
export const secondsOn = async (page: Page): Promise<number> => {
  const text = await page.locator('.control-timer').innerText();
  const [minutes = 0, seconds = 0] = (/(\d+):(\d\d)/.exec(text) ?? []).slice(1).map(Number);
  return minutes * 60 + seconds;
};

/** The row of a decision by words of it. */
export const decisionIn = (page: Page, text: string): Locator =>
  page.locator('.control-decisions [data-decision]').filter({ hasText: text });

/** A key as an input method sends it on while it composes. */
export const pressComposing = (page: Page, key: string, ctrlKey = false) =>
  page.evaluate(
    ([name, isCtrl]) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: name,
          ctrlKey: isCtrl,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    [key, ctrlKey] as const,
  );
