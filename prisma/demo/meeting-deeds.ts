import type { Words } from '../../server/kernel/text.ts';
import { type DemoMeeting, type DemoStep, readMeetings } from './data.ts';
import { type Deed, deed, type Find, type Part, units, type With } from './deed.ts';
import { WORDING } from './meeting-wording.ts';

/** Kinds of agenda items by what the files call them. */
const ITEM_KINDS: Readonly<Record<string, string>> = {
  ISSUE: 'ISSUE',
  PROJECT: 'PROJECT',
  FOLLOW_UP: 'FOLLOW_UP',
};

const EFFECTS: Readonly<Record<string, string>> = { assign: 'ASSIGN' };

const told = (id: string): DemoMeeting => {
  const meeting = readMeetings().find((one) => one.id === id);
  if (!meeting) throw new Error(`the demo has no meeting ${id}`);
  return meeting;
};

/** What a meeting's step consists of, part by part: a later part may name what an earlier one made. */
export const meetingParts = (step: DemoStep): readonly Part[] => {
  const id = String(step.on);
  const given: With = step.with as With;
  const plain = PLAIN[step.does];
  if (plain)
    return [async (find) => [deed(step, plain, await find.meeting(id), text(given, 'text'))]];
  switch (step.does) {
    case 'propose':
      return [(find) => propose(step, id, given, find)];
    case 'notify':
      return [
        async (find) => [deed(step, 'notifyMeeting', await find.meeting(id), {})],
        (find) => answers(step, id, find),
      ];
    case 'open':
      return [
        ...told(id).agenda.map(
          ({ no }): Part =>
            (find) =>
              lateItem(step, id, no, find),
        ),
        async (find) => [
          deed(step, 'openMeeting', await find.meeting(id), {
            presider: find.person(told(id).presiding),
          }),
        ],
        (find) => presences(step, id, find),
        (find) => views(step, id, find),
      ];
    case 'start item':
      return [onItem(step, id, given, 'startItem', {})];
    case 'pause timer':
      return [onItem(step, id, given, 'pauseTimer', {})];
    case 'defer item':
      return [onItem(step, id, given, 'deferItem', text(given, 'reason'))];
    case 'draft decision':
      return [(find) => draft(step, id, { ...given, effect: 'assign' as never }, find, true)];
    case 'put decision in force':
      return [
        (find) => draft(step, id, given, find, false),
        onDecision(step, id, given, 'readBackDecision'),
        onDecision(step, id, given, 'putDecisionInForce'),
      ];
    case 'sign minutes':
      return [async (find) => [deed(step, 'signMinutes', await find.minutes(id), {})]];
    case 'issue minutes':
      return [
        async (find) => [deed(step, 'issueMinutes', await find.minutes(id), {})],
        (find) => receipts(step, id, find),
      ];
    default:
      throw new Error(`step ${step.no}: nothing is known of “${step.does}”`);
  }
};

/** Steps on decisions: the units' reports, the office's check. */
export const decisionParts = (step: DemoStep): readonly Part[] =>
  [step.on].flat().map(
    (named): Part =>
      async (find) => {
        const [meeting = '', no = ''] = named.split(':decision');
        const id = await find.decision(meeting, Number(no));
        const given: With = step.with as With;
        if (step.does === 'report') return [deed(step, 'reportDecision', id, text(given, 'text'))];
        // What the office itself had to do is checked by the executive chair.
        const isOwn = told(meeting)
          .decisions.find((one) => one.no === Number(no))
          ?.units.includes('joint-office');
        const checks = deed(step, 'verifyDecision', id, text(given, 'remark'));
        return [isOwn ? { ...checks, as: 'executive' } : checks];
      },
  );

/** When units acknowledged what a meeting decided, as its file tells. */
export const decisionReceipts = (): readonly {
  readonly at: string;
  readonly unit: string;
  readonly meeting: string;
  readonly no: number;
}[] =>
  readMeetings().flatMap(({ id, decisions }) =>
    decisions
      // An assignment is acknowledged by its notice.
      .filter(({ effect }) => effect !== 'ASSIGN')
      .flatMap(({ no, units: named, assisting, acknowledgements }) =>
        acknowledgements
          .filter(({ unit }) => [...named, ...assisting].includes(unit))
          .map(({ at, unit }) => ({ at, unit, meeting: id, no })),
      ),
  );

const PLAIN: Readonly<Record<string, string>> = {
  approve: 'approveMeeting',
  close: 'closeMeeting',
};

const text = (given: With, name: string): Readonly<Record<string, unknown>> =>
  given[name] ? { [name]: given[name] } : {};

const propose = async (
  step: DemoStep,
  id: string,
  given: With,
  find: Find,
): Promise<readonly Deed[]> => {
  const { place, agenda, attendance } = told(id);
  const known = [];
  for (const { no } of agenda) {
    const item = await itemInput(id, no, find);
    if (item) known.push(item);
  }
  const guests = attendance.flatMap(({ guestName }) => (guestName ? [{ name: guestName }] : []));
  return [
    {
      ...deed(step, 'proposeMeeting', null, {
        kind: given['kind'],
        title: given['title'],
        place,
        startsAt: given['at'],
        presidingPost: given['presiding'] === 'chair' ? 'CHAIR' : 'EXECUTIVE_CHAIR',
        invited: units(given['invited'], find),
        ...(guests.length > 0 ? { guests } : {}),
        agenda: known,
      }),
      names: id,
    },
  ];
};

/** An item as it is put on the agenda; null while its issue has not been raised. */
const itemInput = async (id: string, no: number, find: Find) => {
  const item = told(id).agenda.find((one) => one.no === no);
  if (!item) throw new Error(`${id} has no item ${no}`);
  if (item.issue && !(await find.hasIssue(item.issue))) return null;
  return {
    kind: ITEM_KINDS[item.kind] ?? 'TOPIC',
    title: item.title,
    plannedMinutes: item.plannedMinutes,
    ...(item.issue ? { issue: await find.issue(item.issue) } : {}),
    ...(item.project ? { project: await find.project(item.project) } : {}),
  };
};

/** What had not been raised when the meeting was proposed is added before it opens. */
const lateItem = async (
  step: DemoStep,
  id: string,
  no: number,
  find: Find,
): Promise<readonly Deed[]> => {
  const input = await itemInput(id, no, find);
  if (!input || (await find.hasItem(id, input.title.zh))) return [];
  const before = no > 1 ? await find.item(id, no - 1) : null;
  return [
    deed(step, 'addItem', null, {
      ...input,
      meeting: await find.meeting(id),
      ...(before ? { after: before } : {}),
    }),
  ];
};

/** Units answer the invitation: who comes for them, or why nobody does. */
const answers = async (step: DemoStep, id: string, find: Find): Promise<readonly Deed[]> => {
  const meeting = await find.meeting(id);
  return told(id).attendance.flatMap(({ unit, status, person, reason }) => {
    if (!unit) return [];
    const input =
      status === 'LEAVE'
        ? { excuse: { zh: reason ?? '公务外出' } }
        : {
            ...(person ? { attendee: find.person(person) } : {}),
            isSubstitute: status === 'SUBSTITUTE',
          };
    return [{ ...deed(step, 'answerInvitation', meeting, input), as: find.clerk(unit, step.at) }];
  });
};

const presences = async (step: DemoStep, id: string, find: Find): Promise<readonly Deed[]> => {
  const meeting = await find.meeting(id);
  const deeds: Deed[] = [];
  for (const { unit, guestName, status } of told(id).attendance) {
    if (status === 'LEAVE') continue;
    const invitation = await find.invitation(id, unit, guestName?.zh ?? null);
    deeds.push(deed(step, 'setPresence', meeting, { invitation, presence: status }));
  }
  return deeds;
};

const views = async (step: DemoStep, id: string, find: Find): Promise<readonly Deed[]> => {
  const deeds: Deed[] = [];
  for (const { item, unit, text: view } of told(id).views ?? [])
    deeds.push({
      ...deed(step, 'stateView', await find.item(id, item), { text: view }),
      as: find.clerk(unit, step.at),
    });
  return deeds;
};

const onItem =
  (
    step: DemoStep,
    id: string,
    given: With,
    action: string,
    input: Readonly<Record<string, unknown>>,
  ): Part =>
  async (find) => [deed(step, action, await find.item(id, given['item'] ?? 0), input)];

const onDecision =
  (step: DemoStep, id: string, given: With, action: string): Part =>
  async (find) => [deed(step, action, await find.decision(id, given['no'] ?? 0), {})];

/** A decision in the words spoken; one that was drafted before is only read back now. */
const draft = async (
  step: DemoStep,
  id: string,
  given: With,
  find: Find,
  isShown: boolean,
): Promise<readonly Deed[]> => {
  const no: number = given['no'] ?? 0;
  const named: readonly string[] = given['responsible'] ?? given['units'] ?? [];
  const [lead, ...others] = named;
  const file = told(id).decisions.find((one) => one.no === no)?.assisting ?? [];
  const assisting = [...others, ...((given['assisting'] ?? file) as readonly string[])];
  const dueOn = given['targetDate'] ?? given['due'];
  const wording: Words | undefined = WORDING[`${id}/${no}`];
  const written = {
    effect: EFFECTS[given['effect'] ?? ''] ?? 'TASK',
    text: wording ?? given['text'],
    ...(given['issue'] ? { issue: await find.issue(given['issue']) } : {}),
    responsible: lead ? [find.unit(lead)] : [],
    ...(assisting.length > 0 ? { assisting: units(assisting, find) } : {}),
    ...(dueOn ? { dueOn } : {}),
  };
  // What stands on the screen already is gone over once more before it is read out.
  if (await find.hasDecision(id, no))
    return [deed(step, 'editDecision', await find.decision(id, no), { ...written, isShown: true })];
  const item = await find.item(id, given['item'] ?? 0);
  return [deed(step, 'draftDecision', null, { item, ...written, isShown })];
};

/** The units acknowledge the minutes. */
const receipts = async (step: DemoStep, id: string, find: Find): Promise<readonly Deed[]> => {
  const deeds: Deed[] = [];
  for (const { unit } of told(id).attendance) {
    const notice = unit && (await find.meetingNotice(id, unit));
    if (notice)
      deeds.push({ ...deed(step, 'acknowledgeNotice', notice, {}), as: find.clerk(unit, step.at) });
  }
  return deeds;
};
