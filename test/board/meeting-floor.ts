import type { Service } from '../support/service.ts';
import { type Office, openOffice } from './meeting-office.ts';
import { type Named, takeSeat } from './meeting-seat.ts';

/** A meeting with people around a table, and who keeps its record. */
export type Floor = {
  readonly office: Office;
  readonly meeting: Named;
  /** As in its address. */
  readonly number: string;
  readonly items: readonly Named[];
  /** Address of a screen in the room, and its id. */
  readonly screen: { readonly path: string; readonly id: string };
} & AsyncDisposable;

const AGENDA = [
  { kind: 'FOLLOW_UP', title: { zh: '上次决定落实情况' }, plannedMinutes: 8 },
  { kind: 'ISSUE', number: '2026-068', title: { zh: '配建幼儿园用地置换' }, plannedMinutes: 15 },
  { kind: 'TOPIC', title: { zh: '明年一季度开工计划' }, plannedMinutes: 12 },
  { kind: 'TOPIC', title: { zh: '人事事项' }, plannedMinutes: 10, isClosed: true },
];

type Facts = {
  readonly node: {
    readonly number: string;
    readonly screens: readonly { readonly id: string; readonly path: string }[];
  };
};

/** Proposes, approves and notifies a meeting of the units, and hangs a screen into its room. */
export const callMeeting = async (service: Service, units: readonly string[]): Promise<Floor> => {
  const office = await openOffice(service, 'office');
  await using executive = await openOffice(service, 'executive');
  const meeting = await office.propose(AGENDA, units);
  await executive.act('approveMeeting', meeting);
  await office.act('notifyMeeting', meeting);
  await office.addScreen(meeting, '主屏');
  await using clerk = await takeSeat(service, 'office');
  const { node } = await clerk.ask<Facts>(
    'query ($id: ID!) { node(id: $id) { ... on Meeting { number screens { id path } } } }',
    { id: meeting.id },
  );
  const [screen] = node.screens;
  if (!screen) throw new Error('a room without a screen');
  return {
    office,
    meeting,
    number: node.number,
    items: await office.items(meeting),
    screen,
    [Symbol.asyncDispose]: () => office[Symbol.asyncDispose](),
  };
};
