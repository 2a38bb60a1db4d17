import { agendaLifecycle } from './agenda/lifecycle.ts';
import { agendaPolicy } from './agenda/policy.ts';
import { type AgendaSubject, agendaInclude, ITEM_STATES } from './agenda/subject.ts';
import { agendaWords } from './agenda/words.ts';
import { decisionLifecycle } from './decision/lifecycle.ts';
import { decisionPolicy } from './decision/policy.ts';
import { type DecisionSubject, decisionInclude } from './decision/subject.ts';
import { DECISION_STATES } from './decision/vocabulary.ts';
import { decisionWords } from './decision/words.ts';
import { dutyLifecycle } from './duty/lifecycle.ts';
import { dutyPolicy } from './duty/policy.ts';
import { type DutySubject, dutyInclude } from './duty/subject.ts';
import { DUTY_STATES } from './duty/vocabulary.ts';
import { dutyWords } from './duty/words.ts';
import { enterpriseLifecycle, enterprisePolicy } from './enterprise/lifecycle.ts';
import { type EnterpriseSubject, enterpriseInclude } from './enterprise/subject.ts';
import { enterpriseWords } from './enterprise/words.ts';
import { issueLifecycle } from './issue/lifecycle.ts';
import { issuePolicy } from './issue/policy.ts';
import { ISSUE_STATES, type IssueSubject, issueInclude } from './issue/subject.ts';
import { issueWords } from './issue/words.ts';
import type { Noun, Ref } from './kernel/lifecycle.ts';
import { meetingLifecycle } from './meeting/lifecycle.ts';
import { meetingPolicy } from './meeting/policy.ts';
import { MEETING_STATES, type MeetingSubject, meetingInclude } from './meeting/subject.ts';
import { meetingWords } from './meeting/words.ts';
import { minutesLifecycle } from './minutes/lifecycle.ts';
import { minutesPolicy } from './minutes/policy.ts';
import { MINUTES_STATES, type MinutesSubject, minutesInclude } from './minutes/subject.ts';
import { minutesWords } from './minutes/words.ts';
import { noticeLifecycle } from './notice/lifecycle.ts';
import { noticePolicy } from './notice/policy.ts';
import { NOTICE_STATES, type NoticeSubject, noticeInclude } from './notice/subject.ts';
import { noticeWords } from './notice/words.ts';
import { personLifecycle, personPolicy } from './person/lifecycle.ts';
import { type PersonSubject, personInclude } from './person/subject.ts';
import { personWords } from './person/words.ts';
import { projectLifecycle } from './project/lifecycle.ts';
import { projectPolicy } from './project/policy.ts';
import { PHASES, type ProjectSubject, projectInclude, TIERS } from './project/subject.ts';
import { projectWords } from './project/words.ts';
import { requestLifecycle } from './request/lifecycle.ts';
import { requestPolicy } from './request/policy.ts';
import { REQUEST_STATES, type RequestSubject, requestInclude } from './request/subject.ts';
import { requestWords } from './request/words.ts';
import { unitLifecycle, unitPolicy } from './unit/lifecycle.ts';
import { type UnitSubject, unitInclude } from './unit/subject.ts';
import { unitWords } from './unit/words.ts';

/** What hangs on a case is told on that case's timeline. */
const caseOf = (subject: {
  readonly id: string;
  readonly issueId: string | null;
  readonly projectId: string | null;
  readonly meetingId?: string | null;
  readonly decisionId?: string | null;
}): Ref => {
  if (subject.issueId) return { type: 'Issue', id: subject.issueId };
  if (subject.projectId) return { type: 'Project', id: subject.projectId };
  if (subject.meetingId) return { type: 'Meeting', id: subject.meetingId };
  if (subject.decisionId) return { type: 'Decision', id: subject.decisionId };
  throw new Error(`${subject.id} belongs to no case`);
};

/** Every noun of the product: the one place that knows them all. */
export const NOUNS: readonly Noun[] = [
  {
    type: 'Unit',
    model: 'Unit',
    lifecycle: unitLifecycle,
    include: unitInclude,
    machines: {},
    personal: [],
    policy: unitPolicy,
    words: unitWords,
    root: ({ id }: UnitSubject) => ({ type: 'Unit', id }),
  },
  {
    type: 'Person',
    model: 'Person',
    lifecycle: personLifecycle,
    include: personInclude,
    machines: {},
    personal: ['name', 'phone'],
    policy: personPolicy,
    words: personWords,
    root: ({ id }: PersonSubject) => ({ type: 'Person', id }),
  },
  {
    type: 'Enterprise',
    model: 'Enterprise',
    lifecycle: enterpriseLifecycle,
    include: enterpriseInclude,
    machines: {},
    personal: [],
    policy: enterprisePolicy,
    words: enterpriseWords,
    root: ({ id }: EnterpriseSubject) => ({ type: 'Enterprise', id }),
  },
  {
    type: 'Project',
    model: 'Project',
    lifecycle: projectLifecycle,
    include: projectInclude,
    machines: {
      tier: { states: TIERS, final: [] },
      phase: { states: PHASES, final: ['COMPLETED', 'LOST'] },
    },
    personal: [],
    policy: projectPolicy,
    words: projectWords,
    root: ({ id }: ProjectSubject) => ({ type: 'Project', id }),
  },
  {
    type: 'Issue',
    model: 'Issue',
    lifecycle: issueLifecycle,
    include: issueInclude,
    machines: { state: { states: ISSUE_STATES, final: ['CLOSED'] } },
    personal: [],
    policy: issuePolicy,
    words: issueWords,
    root: ({ id }: IssueSubject) => ({ type: 'Issue', id }),
  },
  {
    type: 'Request',
    model: 'Request',
    lifecycle: requestLifecycle,
    include: requestInclude,
    machines: {
      state: { states: REQUEST_STATES, final: ['GRANTED', 'REFUSED', 'WITHDRAWN', 'LAPSED'] },
    },
    personal: [],
    policy: requestPolicy,
    words: requestWords,
    root: (request: RequestSubject) => caseOf(request),
  },
  {
    type: 'Meeting',
    model: 'Meeting',
    lifecycle: meetingLifecycle,
    include: meetingInclude,
    machines: {
      state: { states: MEETING_STATES, final: ['MINUTES_ISSUED', 'REJECTED', 'CANCELLED'] },
    },
    personal: [],
    policy: meetingPolicy,
    words: meetingWords,
    root: ({ id }: MeetingSubject) => ({ type: 'Meeting', id }),
  },
  {
    type: 'AgendaItem',
    model: 'AgendaItem',
    lifecycle: agendaLifecycle,
    include: agendaInclude,
    machines: { state: { states: ITEM_STATES, final: ['WITHDRAWN'] } },
    personal: [],
    policy: agendaPolicy,
    words: agendaWords,
    root: ({ meetingId }: AgendaSubject) => ({ type: 'Meeting', id: meetingId }),
  },
  {
    type: 'Duty',
    model: 'Duty',
    lifecycle: dutyLifecycle,
    include: dutyInclude,
    // Opened and ended by the effects of other actions.
    machines: {
      state: {
        states: DUTY_STATES,
        final: ['DONE', 'DONE_LATE', 'MISSED', 'WAIVED', 'CANCELLED'],
        byEffect: ['PENDING', 'DONE', 'DONE_LATE', 'MISSED', 'CANCELLED'],
      },
    },
    personal: [],
    policy: dutyPolicy,
    words: dutyWords,
    root: (duty: DutySubject) => caseOf(duty),
  },
  {
    type: 'Notice',
    model: 'Notice',
    lifecycle: noticeLifecycle,
    include: noticeInclude,
    machines: {
      state: {
        states: NOTICE_STATES,
        final: ['ACKNOWLEDGED', 'CANCELLED'],
        byEffect: ['SENT', 'CANCELLED'],
      },
    },
    personal: [],
    policy: noticePolicy,
    words: noticeWords,
    root: (notice: NoticeSubject) => caseOf(notice),
  },
  {
    type: 'Decision',
    model: 'Decision',
    lifecycle: decisionLifecycle,
    include: decisionInclude,
    machines: { state: { states: DECISION_STATES, final: ['STRUCK'] } },
    personal: [],
    policy: decisionPolicy,
    words: decisionWords,
    root: ({ id, meetingId }: DecisionSubject) =>
      meetingId ? { type: 'Meeting', id: meetingId } : { type: 'Decision', id },
  },
  {
    type: 'Minutes',
    model: 'Minutes',
    lifecycle: minutesLifecycle,
    include: minutesInclude,
    machines: { state: { states: MINUTES_STATES, final: ['ISSUED'] } },
    personal: [],
    policy: minutesPolicy,
    words: minutesWords,
    root: ({ meetingId }: MinutesSubject) => ({ type: 'Meeting', id: meetingId }),
  },
];
