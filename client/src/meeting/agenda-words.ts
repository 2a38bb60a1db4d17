import type { Widen } from '../words/widen.ts';

// Words of the agenda and of what is suggested for it.

const zh = {
  agenda: '议程',
  agendaHint: '拖动或用 ↑ ↓ 调整次序',
  agendaNone: '还没有议程。可从下面的建议里加，或自拟一项。',
  agendaNoneOther: '议程还没有编好。',
  agendaPrint: '打印议程',
  moveItem: (title: string, place: number, all: number) =>
    `${title}，第 ${place} 项，共 ${all} 项，用上下键调整次序`,
  moved: (title: string, place: number) => `${title}，移到第 ${place} 项`,
  plannedOf: (title: string) => `${title}，计划分钟`,
  unitMinutes: '分钟',
  closed: '不上屏',
  closedOf: (title: string) => `${title}，不上屏`,
  closedHint: '讨论这一项时，会场屏幕遮屏',
  suggestions: '建议列入',
  suggestionsHint: '点一下加入议程',
  suggestionsNone: '没有别的建议。',
  add: '加入',
  addOf: (title: string) => `加入议程：${title}`,
  days: (n: number) => `${n} 天`,
  reasons: {
    OVERDUE: '逾期',
    UNDECIDED: '待审定',
    URGENT: '紧急',
    NOT_DISCUSSED: '久未上会',
    CARRIED_OVER: '上次未议',
    FOLLOW_UP: '决定落实',
  },
  own: '自拟',
  ownKinds: { TOPIC: '议题', ISSUE: '问题', PROJECT: '项目', FOLLOW_UP: '决定落实' },
  ownTitle: '议题',
  ownWhich: '选一项',
  notSaved: (why: string) => `没有保存：${why}`,
} as const;

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const en: Widen<typeof zh> = {
  agenda: 'Agenda',
  agendaHint: 'Drag, or ↑ ↓ on a handle, to change the order',
  agendaNone: 'Nothing on the agenda yet. Add from the suggestions below, or a topic of your own.',
  agendaNoneOther: 'The agenda is not ready yet.',
  agendaPrint: 'Print the agenda',
  moveItem: (title, place, all) => `${title}, item ${place} of ${all}, arrow keys change the order`,
  moved: (title, place) => `${title}, now item ${place}`,
  plannedOf: (title) => `${title}, planned minutes`,
  unitMinutes: 'min',
  closed: 'Off screen',
  closedOf: (title) => `${title}, off screen`,
  closedHint: 'The screens in the room go blank while it is discussed',
  suggestions: 'Suggested',
  suggestionsHint: 'one tap adds it',
  suggestionsNone: 'No further suggestions.',
  add: 'Add',
  addOf: (title) => `Add to the agenda: ${title}`,
  days: (n) => plural(n, 'day'),
  reasons: {
    OVERDUE: 'Overdue',
    UNDECIDED: 'To be decided',
    URGENT: 'Urgent',
    NOT_DISCUSSED: 'Not discussed for long',
    CARRIED_OVER: 'Carried over',
    FOLLOW_UP: 'Decision to follow up',
  },
  own: 'Add your own',
  ownKinds: { TOPIC: 'Topic', ISSUE: 'Issue', PROJECT: 'Project', FOLLOW_UP: 'Decision' },
  ownTitle: 'Topic',
  ownWhich: 'Choose one',
  notSaved: (why) => `Not saved: ${why}`,
};

/** Words of the agenda by language. */
export const AGENDA = { zh, en };
