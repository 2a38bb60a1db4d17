import type { RuleValues } from '../kernel/lifecycle.ts';

/** The first rules version of a new district (4.8); the office changes it by a version of its own. */
export const FIRST_RULES: RuleValues = {
  days: {
    VERIFY: 5,
    MEND: 10,
    DECIDE: 7,
    ACKNOWLEDGE: 5,
    ACCEPT: 10,
    VIEW: 5,
    CHECK: 7,
    DECIDE_REQUEST: 7,
    SIGN: 7,
    CONFIRM_MILESTONE: 5,
    APPROVE_MEETING: 3,
    SIGN_MINUTES: 3,
    ISSUE_MINUTES: 5,
    ACKNOWLEDGE_DECISION: 5,
    VERIFY_DECISION: 7,
  },
  reportEvery: 15,
  // A 15-day report is a long duty: fourteen days lie between the first day of its period and the last.
  near: { longFrom: 14, long: 3, short: 1 },
  officeExtendsDays: 0,
  documents: {
    minutesPrefix: '通产联纪',
    dispatchPrefix: '通产联交',
    bodyName: {
      zh: '通州区促进产业发展联席会议',
      en: 'Tongzhou District Joint Conference on Industrial Development',
    },
    classification: { zh: '内部资料', en: 'Internal' },
  },
  meetings: [
    {
      kind: 'PROGRESS_BRIEFING',
      from: '2026-12-01',
      everyMonths: 1,
      dayOfMonth: 18,
      time: '09:30',
      daysBefore: 14,
      title: { zh: '重大项目进展汇报会', en: 'Briefing on the progress of major projects' },
      place: { zh: '区政府第一会议室', en: 'Meeting room 1, district government' },
      presidingPost: 'EXECUTIVE_CHAIR',
      agenda: [
        {
          kind: 'FOLLOW_UP',
          title: { zh: '上次会议决定落实情况', en: 'What became of the last decisions' },
          plannedMinutes: 15,
        },
        {
          kind: 'TOPIC',
          title: { zh: '重大项目进展情况', en: 'Progress of major projects' },
          plannedMinutes: 30,
        },
        {
          kind: 'TOPIC',
          title: { zh: '需协调解决的问题', en: 'Problems that need coordination' },
          plannedMinutes: 30,
        },
      ],
    },
  ],
};
