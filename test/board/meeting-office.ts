import type { Service } from '../support/service.ts';
import { followMeeting, type Room } from './meeting-phone.ts';
import { type Named, type Seat, takeSeat } from './meeting-seat.ts';
import { inDays, momentIn } from './time.ts';

/** What is spoken on the floor. */
type Spoken = {
  readonly effect: string;
  readonly text: string;
  readonly units: readonly string[];
  readonly assisting?: readonly string[];
  readonly inDays?: number;
  readonly replaces?: Named;
};

/** An item of the agenda to be; an issue by its number. */
type Planned = {
  readonly kind: string;
  readonly title: { readonly zh: string };
  readonly plannedMinutes: number;
  readonly number?: string;
};

type Told = {
  readonly kind: string;
  readonly event: { readonly action: string } | null;
  readonly decision: { readonly id: string } | null;
};

/** A clerk of the office, with what is done at the table. */
export type Office = Pick<Seat, 'act' | 'refused'> & {
  readonly propose: (agenda: readonly Planned[], members: readonly string[]) => Promise<Named>;
  /** Adds a screen and answers with its link. */
  readonly addScreen: (meeting: Named, name: string) => Promise<string>;
  readonly items: (meeting: Named) => Promise<readonly Named[]>;
  /** From the spoken word to the duty: drafted, read back, in force; the last answer may be lost on the line. */
  readonly decide: (
    item: Named,
    spoken: Spoken,
    faults?: { readonly isAnswerLost?: boolean },
  ) => Promise<Named>;
  /** Breaks all that is open on its line. */
  readonly cut: () => void;
  readonly room: (meeting: Named) => Promise<Room>;
  readonly minutes: (meeting: Named) => Promise<Named>;
  readonly paragraphs: (minutes: Named) => Promise<readonly Told[]>;
  readonly events: (
    meeting: Named,
    action: string,
  ) => Promise<readonly { readonly subject: string }[]>;
  readonly leadOf: (number: string) => Promise<string | null>;
  readonly personId: () => Promise<string>;
} & AsyncDisposable;

/** Seats a clerk of the office, or a chair. */
export const openOffice = async (service: Service, username: string): Promise<Office> => {
  const seat = await takeSeat(service, username);
  const { act, ask, relay } = seat;

  const unitIds = async (codes: readonly string[]): Promise<readonly string[]> => {
    const { units } = await ask<{ units: { nodes: readonly { id: string; code: string }[] } }>(
      '{ units(first: 100) { nodes { id code } } }',
    );
    return codes.map((code) => units.nodes.find((unit) => unit.code === code)?.id ?? code);
  };
  const issueId = async (number: string): Promise<string> => {
    const { issue } = await ask<{ issue: { id: string } }>(
      'query ($number: String!) { issue(number: $number) { id } }',
      { number },
    );
    return issue.id;
  };

  return {
    act,
    refused: seat.refused,
    propose: async (agenda, members) => {
      const items = [];
      for (const { number, ...item } of agenda)
        items.push({ ...item, ...(number ? { issue: await issueId(number) } : {}) });
      return act('proposeMeeting', null, {
        kind: 'ISSUE_BRIEFING',
        title: { zh: '十二月专题汇报会', en: 'Issue briefing of December' },
        place: { zh: '区政府第一会议室' },
        startsAt: momentIn(3_600_000),
        presidingPost: 'EXECUTIVE_CHAIR',
        invited: await unitIds(members),
        agenda: items,
      });
    },
    addScreen: async (meeting, zh) => {
      await act('addScreen', meeting, { name: { zh } });
      const { node } = await ask<{
        node: { screens: readonly { path: string | null; name: { zh: string } }[] };
      }>('query ($id: ID!) { node(id: $id) { ... on Meeting { screens { path name { zh } } } } }', {
        id: meeting.id,
      });
      return node.screens.find(({ name }) => name.zh === zh)?.path ?? '';
    },
    items: async (meeting) => {
      const { node } = await ask<{ node: { items: readonly { id: string }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Meeting { items { id } } } }',
        { id: meeting.id },
      );
      return node.items.map(({ id }) => ({ type: 'AgendaItem', id }));
    },
    decide: async (item, spoken, faults = {}) => {
      const decision = await act('draftDecision', null, {
        item: item.id,
        effect: spoken.effect,
        text: { zh: spoken.text },
        responsible: await unitIds(spoken.units),
        ...(spoken.assisting ? { assisting: await unitIds(spoken.assisting) } : {}),
        ...(spoken.inDays ? { dueOn: inDays(spoken.inDays) } : {}),
        ...(spoken.replaces ? { replaces: spoken.replaces.id } : {}),
        isShown: true,
      });
      await act('readBackDecision', decision);
      await act('putDecisionInForce', decision, {}, { isAnswerLost: faults.isAnswerLost ?? false });
      return decision;
    },
    cut: () => relay.kill(),
    room: async (meeting) => {
      const fresh = followMeeting(seat, meeting);
      const room = await fresh.room();
      fresh.stop();
      return room;
    },
    minutes: async (meeting) => {
      const { node } = await ask<{ node: { minutes: readonly { id: string }[] } }>(
        'query ($id: ID!) { node(id: $id) { ... on Meeting { minutes { id } } } }',
        { id: meeting.id },
      );
      return { type: 'Minutes', id: node.minutes.at(-1)?.id ?? '' };
    },
    paragraphs: async (minutes) => {
      const { node } = await ask<{ node: { paragraphs: readonly Told[] } }>(
        `query ($id: ID!) { node(id: $id) { ... on Minutes {
          paragraphs { kind event { action } decision { id } }
        } } }`,
        { id: minutes.id },
      );
      return node.paragraphs;
    },
    events: async (meeting, action) => {
      const { events } = await ask<{
        events: { nodes: readonly { subjectId: string }[] };
      }>(
        `query ($filter: EventFilter!) { events(first: 100, filter: $filter) {
          nodes { subjectId }
        } }`,
        { filter: { root: meeting.id, actions: [action] } },
      );
      return events.nodes.map(({ subjectId }) => ({ subject: subjectId }));
    },
    leadOf: async (number) => {
      const { issue } = await ask<{ issue: { leadUnit: { code: string } | null } }>(
        'query ($number: String!) { issue(number: $number) { leadUnit { code } } }',
        { number },
      );
      return issue.leadUnit?.code ?? null;
    },
    personId: async () => {
      const { viewer } = await ask<{ viewer: { person: { id: string } } }>(
        '{ viewer { person { id } } }',
      );
      return viewer.person.id;
    },
    [Symbol.asyncDispose]: () => seat[Symbol.asyncDispose](),
  };
};
