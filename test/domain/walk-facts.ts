import { toDay } from '../../server/kernel/calendar.ts';
import type { Fact } from './duties.ts';
import { castOf, lineOf, lookAt, type Move, type Seen } from './walk-look.ts';
import type { World } from './world.ts';

/** What a move that was allowed adds to the list of what happened. */
export const factsAbout = async (
  world: World,
  issue: Seen,
  { action, role, id: on, input }: Move,
): Promise<Fact[]> => {
  const day = world.today();
  const cast = castOf(issue);
  const fact = { on: day, action, by: role === 'EXECUTIVE_CHAIR' ? role : cast[role] };
  const target = input['targetOn'];
  const date = typeof target === 'string' ? { date: target } : {};
  const leadOf = (ids: unknown): string =>
    String(Array.isArray(ids) && ids[0] === world.unit('audit') ? 'audit' : 'finance');
  switch (action) {
    case 'returnIssue':
      return [{ ...fact, date: String(input['mendBy']) }];
    case 'assignIssue':
    case 'reassignIssue':
      return [{ ...fact, ...date, lead: leadOf(input['responsible']) }];
    case 'reportProgress':
      // A head reports for the unit like its clerk.
      return [{ ...fact, by: role === 'LEAD_HEAD' ? cast.LEAD : fact.by }];
    case 'askAssistance': {
      const asked = (await lookAt(world, issue.id)).inquiries.at(-1);
      return [{ ...fact, date: String(input['dueOn']), about: asked?.id ?? '' }];
    }
    case 'answerAssistance':
      return [{ ...fact, about: String(input['inquiry']) }];
    case 'requestExtension':
    case 'requestReassignment': {
      const known = new Set(issue.requests.map((one) => one.id));
      const asked = (await lookAt(world, issue.id)).requests.find((one) => !known.has(one.id));
      return [{ ...fact, action: 'request', about: asked?.id ?? '' }];
    }
    case 'grantRequest': {
      const asked = issue.requests.find((one) => one.id === on);
      const granted = { ...fact, about: String(on) };
      if (asked?.kind === 'EXTENSION' && asked.proposedOn)
        return [granted, { ...fact, action: 'extendIssue', date: toDay(asked.proposedOn) }];
      const lead = leadOf(asked?.proposedIds);
      const kept = issue.targetOn ? toDay(issue.targetOn) : '';
      return [granted, { ...fact, action: 'reassignIssue', date: kept, lead }];
    }
    case 'acknowledgeNotice': {
      const notice = issue.notices.find((one) => one.id === on);
      return [{ ...fact, about: notice?.kind === 'ASSIGNMENT' ? 'charge' : String(on) }];
    }
    case 'checkOnSite': {
      const known = new Set(issue.notices.map((one) => one.id));
      const sent = (await lookAt(world, issue.id)).notices.find((one) => !known.has(one.id));
      return [{ ...fact, about: sent?.id ?? '' }];
    }
    case 'waiveDuty': {
      const duty = issue.duties.find((one) => one.id === on);
      if (!duty) return [];
      const about = duty.kind === 'REPORT' ? `REPORT ${duty.period}` : lineOf(duty);
      return [{ ...fact, about }];
    }
    default:
      return [{ ...fact, about: String(on) }];
  }
};
