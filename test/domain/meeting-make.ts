import { text, type World } from './world.ts';

/** Units invited to the tests' meetings; the first is of the lead unit, audit has nothing to do with it. */
export const INVITED = ['finance', 'planning', 'land', 'commerce'] as const;

/** What the office sends to call a meeting. */
export const proposal = (world: World, more: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'COORDINATION',
  title: text('专项协调会'),
  place: text('第一会议室'),
  startsAt: new Date(world.time.now.getTime() + 3_600_000),
  presidingPost: 'EXECUTIVE_CHAIR',
  invited: INVITED.map(world.unit),
  ...more,
});

/** An item without a case. */
export const topic = (title: string, plannedMinutes = 10) => ({
  kind: 'TOPIC',
  title: text(title),
  plannedMinutes,
});

/** An item about an issue. */
export const aboutIssue = (issue: string, title = '管线迁改') => ({
  kind: 'ISSUE',
  title: text(title),
  issue,
  plannedMinutes: 10,
});

const STAGES = ['PROPOSED', 'APPROVED', 'NOTIFIED', 'IN_SESSION'] as const;
export type MeetingStage = (typeof STAGES)[number];

/** A meeting brought to a stage; the first of the office's people is in control. */
export const makeMeeting = async (
  world: World,
  stage: MeetingStage,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const { act } = world;
  const { id } = await act('office', 'proposeMeeting', null, proposal(world, more));
  const isWanted = (one: MeetingStage) => STAGES.indexOf(one) <= STAGES.indexOf(stage);
  if (isWanted('APPROVED')) await act('executive', 'approveMeeting', id);
  if (isWanted('NOTIFIED')) await act('office', 'notifyMeeting', id);
  if (isWanted('IN_SESSION')) await act('office', 'openMeeting', id);
  return id;
};

/** The items of a meeting in their order. */
export const itemsOf = (world: World, meetingId: string) =>
  world.database.agendaItem.findMany({
    where: { meetingId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });

/** The item of a title. */
export const itemOf = async (world: World, meetingId: string, title: string) => {
  const found = (await itemsOf(world, meetingId)).find(
    (item) => Reflect.get(Object(item.title), 'zh') === title,
  );
  if (!found) throw new Error(`no item ${title}`);
  return found;
};
