import type { Room, RoomDecision, RoomItem } from '../room/facts.ts';
import type { Written } from '../words/format.ts';

/** When the sample is looked at. */
export const NOW = Date.parse('2026-11-24T09:42:17+08:00');

const said = (zh: string): Written => ({ zh });

const item = (position: number, title: string, state: string, facts: Partial<RoomItem>) => ({
  id: String(position),
  position,
  title: said(title),
  state,
  plannedMinutes: 10,
  usedSeconds: 0,
  runningSince: null,
  isClosed: false,
  ...facts,
});

const ago = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();

const RUNNING = item(2, '10kV 外线迁改路由', 'CURRENT', {
  plannedMinutes: 12,
  runningSince: ago(564),
});

const ITEMS = [
  item(1, '上次决定落实情况', 'DONE', { plannedMinutes: 8, usedSeconds: 430 }),
  RUNNING,
  item(3, '燃气管线改移费用', 'PLANNED', {}),
  item(4, '征地补偿款拨付', 'PLANNED', { plannedMinutes: 15 }),
  item(5, '明年一季度开工计划', 'PLANNED', {}),
];

const PLANNING = { id: 'planning', name: said('市规划委通州分局') };
const LAND = { id: 'land', name: said('通州国土分局') };

const decision = (
  no: number,
  state: string,
  unit: string,
  text: string,
  dueOn: string,
): RoomDecision => ({
  id: String(no),
  itemId: RUNNING.id,
  no,
  state,
  text: said(text),
  responsible: [{ id: unit, name: said(unit) }],
  assisting: [],
  dueOn,
  clause: '6.3',
  inForceAt: ago(600),
  acknowledgedCount: state === 'ACKNOWLEDGED' ? 1 : 0,
  unitCount: 1,
  acknowledged: [],
  dissents: [],
});

const DRAFT: RoomDecision = {
  ...decision(3, 'DRAFT', '', '确认唯一路由，书面答复园区。', '2026-12-09'),
  responsible: [PLANNING],
  assisting: [LAND],
  inForceAt: null,
};

const NOTHING = { number: null, text: null, unit: null, on: null };

const step = (on: string, who: string, text: string) => ({
  on,
  who: said(who),
  what: text,
  text: said(text),
});

/** A meeting of invented people, in the middle of its second item. */
export const ROOM: Room = {
  id: 'sample',
  number: '2026-05',
  title: said('运河源片区专项协调会'),
  state: 'IN_SESSION',
  place: said('区政府第一会议室'),
  startsAt: '2026-11-24T09:55:00+08:00',
  presidingPost: 'EXECUTIVE_CHAIR',
  presiderName: said('高立新'),
  isBlank: false,
  screenMode: 'FOLLOW',
  presentCount: 11,
  invitedCount: 12,
  excused: [said('区审计局')],
  plannedMinutes: 55,
  items: ITEMS,
  current: {
    item: RUNNING,
    total: ITEMS.length,
    timesOnAgenda: 2,
    title: said('10kV 外线迁改路由需两部门共同确认'),
    projectName: said('运河源文化产业园一期'),
    unitName: said('宋庄镇'),
    issueNumber: '2026-027',
    material: {
      facts: [
        { ...NOTHING, kind: 'DAYS_OPEN', number: 62 },
        { ...NOTHING, kind: 'INVESTMENT', number: 520_000_000 },
        { ...NOTHING, kind: 'WHOSE_TURN', unit: said('区规划分局') },
        { ...NOTHING, kind: 'LAST_REPORT', on: '2026-11-09' },
      ],
      tags: [{ kind: 'DAYS_LATE', number: 45 }],
      history: [
        step('2026-09-23', '宋庄镇', '上报'),
        step('2026-10-28', '规划分局', '要求补管线图'),
        step('2026-11-09', '宋庄镇', '再次上报'),
      ],
    },
    views: [
      { unitName: PLANNING.name, text: said('走通胡路南侧，不压规划绿线') },
      { unitName: LAND.name, text: said('走通胡路北侧，不占基本农田') },
    ],
  },
  draft: DRAFT,
  decisions: [
    decision(1, 'ACKNOWLEDGED', '园区管委会', '补报变电站选址意见', '2026-11-26'),
    decision(2, 'IN_FORCE', '区建委', '每周报告雨污分流改造', '2026-12-01'),
  ],
  next: { title: said('燃气管线改移费用'), callUnits: [said('区建委')] },
  attendance: ['区建委', '区财政局', '市规划委通州分局', '通州国土分局'].map((name, index) => ({
    id: name,
    unitName: said(name),
    role: 'MEMBER',
    presence: index === 3 ? 'LEAVE' : 'EXPECTED',
    attendeeName: index === 1 ? said('方延平') : null,
    isSubstitute: false,
  })),
};

const INTO_FORCE: RoomDecision = { ...DRAFT, state: 'IN_FORCE', inForceAt: ago(5), unitCount: 2 };

const over = { ...RUNNING, runningSince: ago(800) };

/** Its states, each by what differs. */
export const ROOMS: Readonly<Record<string, Room>> = {
  item: ROOM,
  over: { ...ROOM, current: ROOM.current && { ...ROOM.current, item: over } },
  inForce: { ...ROOM, draft: null, decisions: [...ROOM.decisions, INTO_FORCE] },
  waiting: { ...ROOM, state: 'NOTIFIED', current: null, draft: null, decisions: [] },
  between: { ...ROOM, current: null, draft: null },
  blank: { ...ROOM, isBlank: true },
};
