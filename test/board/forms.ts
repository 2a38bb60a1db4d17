import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openSeat, PASSWORD, type Seat } from './browser.ts';
import type { Demo } from './demo.ts';

/** People before the forms of a file's demo, signed in without the form, which other tests prove. */
export const seatsOf = (use: Demo) => {
  const enter = async (page: Page, username: string) => {
    const answer = await page.request.post('/auth/sign-in/username', {
      data: { username, password: PASSWORD },
      headers: { origin: use.service.url },
    });
    expect(answer.status()).toBe(200);
  };
  const seatOf = async (username: string): Promise<Seat> => {
    const seat = await openSeat(use.browser, use.service.url);
    await enter(seat.page, username);
    return seat;
  };
  return { enter, seatOf };
};

/** Opens the form of an action as a link from the desk does. */
export const openForm = async (page: Page, place: string, action: string): Promise<Locator> => {
  await page.goto(`${place}?action=${action}`);
  const form = page.locator(`form[data-action=${action}]`);
  await form.locator('button[type=submit]').waitFor();
  return form;
};

/** Presses the form's own button. */
export const submit = (form: Locator) => form.locator('button[type=submit]').click();

/** The id of what has the focus; empty where it has none. */
export const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');
