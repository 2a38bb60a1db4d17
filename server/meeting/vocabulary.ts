import type { Words } from '../kernel/text.ts';

/** What meetings there are (6.7). */
export const MEETING_KINDS = {
  JOINT_CONFERENCE: { zh: '联席会议', en: 'Joint conference' },
  PROGRESS_BRIEFING: { zh: '项目进展汇报会', en: 'Progress briefing' },
  ISSUE_BRIEFING: { zh: '问题专题汇报会', en: 'Issue briefing' },
  COORDINATION: { zh: '专项协调会', en: 'Coordination session' },
} as const satisfies Record<string, Words>;
export type MeetingKind = keyof typeof MEETING_KINDS;

/** Who can preside. */
export const PRESIDING_POSTS = {
  CHAIR: { zh: '联席会议主席', en: 'The chair' },
  EXECUTIVE_CHAIR: { zh: '执行主席', en: 'The executive chair' },
} as const satisfies Record<string, Words>;

/** Whether somebody invited is there. */
export const PRESENCES = {
  EXPECTED: { zh: '未到', en: 'Expected' },
  PRESENT: { zh: '到会', en: 'Present' },
  SUBSTITUTE: { zh: '代会', en: 'A substitute is present' },
  LEAVE: { zh: '请假', en: 'On leave' },
  ABSENT: { zh: '缺席', en: 'Absent' },
} as const satisfies Record<string, Words>;
export type PresenceName = keyof typeof PRESENCES;

/** What the screens in the room show. */
export const SCREEN_MODES = {
  FOLLOW: { zh: '跟随会议', en: 'Follow the meeting' },
  HOLD: { zh: '停在这一项', en: 'Hold the item' },
  BLANK: { zh: '熄屏', en: 'Blank' },
} as const satisfies Record<string, Words>;

/** As what one is invited. */
export const INVITATION_ROLES = {
  MEMBER: { zh: '出席', en: 'Member' },
  GUEST: { zh: '列席', en: 'Guest' },
} as const satisfies Record<string, Words>;

/** The names of a vocabulary, as inputs take them. */
export const namesOf = <Name extends string>(words: Readonly<Record<Name, Words>>) =>
  Object.keys(words) as Name[];
