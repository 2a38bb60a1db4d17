import { expect, test } from 'vitest';
import { cardOf, openSeat, signIn } from './browser.ts';
import { demoForFile } from './demo.ts';
import { handsAt } from './district.ts';
import { momentIn } from './time.ts';

const use = demoForFile();

test('a verified issue moves among those on an agenda as its meeting is announced, and back, on every open board', async () => {
  const title = '会前待定的管线问题';
  const hands = await handsAt(use.service.url);
  const issue = await hands.raise(title);
  await hands.verify(issue);
  const seat = await openSeat(use.browser, use.service.url);
  const { page, context, faults } = seat;
  await signIn(page, 'executive');
  const section = page.locator('xpath=//*[@id="section-agenda"]/following::ul[1]');
  const here = section.locator('[data-id]', { hasText: title });
  await cardOf(page, title).waitFor();
  expect(await here.count()).toBe(0);

  const meetingOf = async (as: string, action: string, input: object) => {
    const type = `${action.charAt(0).toUpperCase()}${action.slice(1)}Input`;
    const answer = await hands.ask<
      Record<string, { message?: string; meeting?: { id: string; version: number } }>
    >(
      as,
      `mutation ($input: ${type}!) { ${action}(input: $input) {
        ... on Error { message } ... on MeetingPayload { meeting { id version } } } }`,
      { input },
    );
    const { meeting, message } = answer[action] ?? {};
    if (!meeting) throw new Error(`${action}: ${message}`);
    return { id: meeting.id, expectedVersion: meeting.version };
  };
  const { units } = await hands.ask<{ units: { nodes: { id: string; code: string }[] } }>(
    'office',
    '{ units(first: 100) { nodes { id code } } }',
  );
  const startsAt = momentIn(3 * 86_400_000);
  const proposed = await meetingOf('office', 'proposeMeeting', {
    kind: 'COORDINATION',
    title: { zh: '专项协调会' },
    place: { zh: '第一会议室' },
    startsAt,
    presidingPost: 'EXECUTIVE_CHAIR',
    invited: units.nodes.filter(({ code }) => code === 'finance').map(({ id }) => id),
    agenda: [{ kind: 'ISSUE', title: { zh: title }, issue, plannedMinutes: 10 }],
  });
  const approved = await meetingOf('executive', 'approveMeeting', proposed);
  const notified = await meetingOf('office', 'notifyMeeting', approved);
  await here.waitFor();
  expect(await here.locator('time').textContent()).toContain('上会');
  expect(await page.locator('#section-agenda').textContent()).toContain('已列会');

  await meetingOf('executive', 'cancelMeeting', { ...notified, reason: { zh: '改期' } });
  await here.waitFor({ state: 'detached' });
  await cardOf(page, title).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});
