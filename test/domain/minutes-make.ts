import { makeIssue, makeProject } from './make.ts';
import { text, type World } from './world.ts';

/** A meeting held by the people of the small district, and what was said there. */

export const INVITED = ['finance', 'planning', 'land', 'audit'] as const;

type Options = {
  readonly presidingPost?: 'CHAIR' | 'EXECUTIVE_CHAIR';
  readonly title?: string;
};

/** A meeting on the morning of the world's day, notified to its units. */
export const makeMeeting = async (
  world: World,
  agenda: readonly Readonly<Record<string, unknown>>[],
  { presidingPost = 'CHAIR', title = '第五次联席会议' }: Options = {},
): Promise<string> => {
  const { act, unit, time } = world;
  const { id } = await act('office', 'proposeMeeting', null, {
    kind: 'JOINT_CONFERENCE',
    title: { zh: title, en: 'Fifth conference' },
    place: text('第一会议室'),
    startsAt: new Date(time.now.getTime() + 3_600_000),
    presidingPost,
    invited: INVITED.map((code) => unit(code)),
    guests: [{ name: text('星河公司') }],
    agenda,
  });
  await act('executive', 'approveMeeting', id);
  await act('office', 'notifyMeeting', id);
  return id;
};

/** Opens it and says who is there: two units came, one by a substitute, one is excused, one is not. */
export const open = async (world: World, meeting: string): Promise<void> => {
  const { act, database, unit } = world;
  const { presidingPost } = await database.meeting.findUniqueOrThrow({ where: { id: meeting } });
  const presider = world.person(presidingPost === 'CHAIR' ? 'chair' : 'executive');
  await act('office', 'openMeeting', meeting, { presider });
  const invitations = await database.invitation.findMany({ where: { meetingId: meeting } });
  const of = (code: string | null): string => {
    const unitId = code === null ? null : unit(code);
    const found = invitations.find((one) => one.unitId === unitId);
    if (!found) throw new Error(`${code} is not invited`);
    return found.id;
  };
  const mark = (code: string | null, presence: string, more: object = {}) =>
    act('office', 'setPresence', meeting, { invitation: of(code), presence, ...more });
  await mark('finance', 'PRESENT', { attendee: world.person('finance.head') });
  await mark('planning', 'SUBSTITUTE', { attendeeName: '李四' });
  await mark('land', 'LEAVE', { reason: text('出差') });
  await mark('audit', 'ABSENT');
  await mark(null, 'PRESENT');
};

/** The meeting's items in the order of its agenda. */
export const itemsOf = async (world: World, meeting: string): Promise<readonly string[]> => {
  const items = await world.database.agendaItem.findMany({
    where: { meetingId: meeting },
    orderBy: { position: 'asc' },
  });
  return items.map(({ id }) => id);
};

/** Drafts a decision on an item, reads it back and puts it in force. */
export const decide = async (
  world: World,
  item: string,
  input: Readonly<Record<string, unknown>>,
): Promise<string> => {
  const { act } = world;
  const { id } = await act('office', 'draftDecision', null, { item, ...input });
  await act('office', 'readBackDecision', id);
  await act('office', 'putDecisionInForce', id);
  return id;
};

export const task = (world: World, zh: string, lead = 'finance') => ({
  effect: 'TASK',
  text: text(zh),
  responsible: [world.unit(lead), world.unit('planning')],
  assisting: [world.unit('land')],
  dueOn: world.inDays(30),
});

/** A whole meeting: three items, a task, an assignment, a decision struck and replaced, one deferred. */
export const holdMeeting = async (world: World, options: Options = {}) => {
  const { act, database } = world;
  const project = await makeProject(world, 'MAJOR');
  const issue = await makeIssue(world, project, 'VERIFIED');
  const meeting = await makeMeeting(
    world,
    [
      { kind: 'TOPIC', title: text('供电方案'), plannedMinutes: 10 },
      { kind: 'ISSUE', title: text('通信管线迁改'), issue, plannedMinutes: 15 },
      { kind: 'TOPIC', title: text('冷链中心征地'), plannedMinutes: 10 },
    ],
    options,
  );
  await open(world, meeting);
  const [first = '', second = '', third = ''] = await itemsOf(world, meeting);
  await act('office', 'startItem', first);
  const power = await decide(world, first, task(world, '落实双回路供电。'));
  await act('finance', 'recordDissent', power, { text: text('资金尚未落实') });
  await act('office', 'startItem', second);
  const wrong = await decide(world, second, task(world, '由审计局会同办理', 'audit'));
  await act('office', 'strikeDecision', wrong, { reason: text('单位有误') });
  const assigned = await decide(world, second, {
    effect: 'ASSIGN',
    text: text('由财政局承办通信管线迁改'),
    issue,
    responsible: [world.unit('finance')],
    assisting: [world.unit('land')],
    dueOn: world.inDays(60),
    replaces: wrong,
  });
  await act('office', 'finishItem', second);
  await act('office', 'closeMeeting', meeting);
  const minutes = await database.minutes.findFirstOrThrow({ where: { meetingId: meeting } });
  return { meeting, minutes: minutes.id, project, issue, power, wrong, assigned, third };
};
