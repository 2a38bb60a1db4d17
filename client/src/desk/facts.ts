import { draftKey, readDraft } from '../forms/draft.ts';
import type { DeskDutyFragment, DeskQuery } from '../gql/graphql.ts';
import { dayOf, formatDay, formatTime, plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import type { Desk } from './words.ts';

/** Something that waits for the viewer. */
export type DeskDuty = DeskDutyFragment;

/** What a duty is done by; the first action that the viewer is offered counts. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  VERIFY: ['verifyIssue'],
  MEND: ['resubmitIssue'],
  DECIDE: ['assignIssue'],
  ACKNOWLEDGE: ['acknowledgeNotice'],
  // The clerk prepares what the head accepts.
  ACCEPT: ['acceptIssue', 'prepareAcceptance'],
  REPORT: ['reportProgress'],
  SOLVE: ['claimResolved'],
  ANSWER: ['answerAssistance'],
  VIEW: ['giveView'],
  CHECK: ['confirmIssue'],
  DECIDE_REQUEST: ['grantRequest'],
  SIGN: ['signProposal'],
  CONFIRM_MILESTONE: ['confirmMilestone'],
  APPROVE_MEETING: ['approveMeeting', 'rejectMeeting'],
  SIGN_MINUTES: ['signMinutes'],
  ISSUE_MINUTES: ['issueMinutes'],
  ACKNOWLEDGE_DECISION: ['acknowledgeDecision'],
  EXECUTE: ['reportDecision'],
  VERIFY_DECISION: ['verifyDecision'],
};

/** Duties that are done on what they are about, and not on its case. */
const ON_ITS_OWN = [
  'ACKNOWLEDGE',
  'DECIDE_REQUEST',
  'SIGN_MINUTES',
  'ISSUE_MINUTES',
  'ACKNOWLEDGE_DECISION',
  'EXECUTE',
  'VERIFY_DECISION',
];

/** A meeting's notice is answered by saying who comes, which acknowledges it. */
const isInvitation = ({ kind, meeting }: DeskDuty) =>
  kind === 'ACKNOWLEDGE' && meeting !== null && ['NOTIFIED', 'ADJOURNED'].includes(meeting.state);

/** Which action a duty asks for, and on what. */
export const doingOf = (duty: DeskDuty) => {
  const { kind, about } = duty;
  if (isInvitation(duty)) return { actions: ['answerInvitation'], on: null };
  return {
    actions: ACTIONS[kind] ?? [],
    on: ON_ITS_OWN.includes(kind) ? (about ?? null) : null,
  };
};

/** When the viewer last typed in the form of a duty; null where nothing is kept. */
export const draftOf = (duty: DeskDuty, person: string): Date | null => {
  const { actions, on } = doingOf(duty);
  const subject = on ?? duty.issue?.id ?? duty.project?.id ?? duty.meeting?.id;
  if (!person || !subject) return null;
  const found = actions.flatMap((action) => readDraft(draftKey(person, subject, action)) ?? []);
  return found[0] ? new Date(found[0].at) : null;
};

/** What some kinds of duties are about, read beside the rows. */
export type Extras = Omit<DeskQuery, 'duties'> | undefined;

type Say = { readonly words: Desk; readonly today: Date; readonly extras: Extras };

const sayNotice = ({ id, about }: DeskDuty, { words, today, extras }: Say): string => {
  const notices = extras?.notices.nodes.find((one) => one.id === id)?.issue?.notices ?? [];
  const sentAt = notices.find((one) => one.id === about)?.sentAt;
  const day = sentAt ? formatDay(dayOf(new Date(sentAt)), words.language, today) : '';
  return day && words.desk.issued(day);
};

const sayInquiry = ({ id, about }: DeskDuty, { words, extras }: Say): string => {
  const inquiries = extras?.answers.nodes.find((one) => one.id === id)?.issue?.inquiries ?? [];
  const text = plain(inquiries.find((one) => one.id === about)?.text, words.language);
  return text && words.desk.asked(text);
};

const sayView = ({ id, issue }: DeskDuty, { words, extras }: Say): string => {
  const claims = extras?.checks.nodes.find((one) => one.id === id)?.issue?.claims ?? [];
  const last = claims.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  const owner = plain(issue?.ownerUnit.shortName, words.language);
  return last?.view ? words.desk.views[last.view](owner) : words.desk.noView(owner);
};

const sayRequest = ({ id, about }: DeskDuty, { words, today, extras }: Say): string => {
  const row = extras?.requests.nodes.find((one) => one.id === id);
  const request = [...(row?.issue?.requests ?? []), ...(row?.project?.requests ?? [])].find(
    (one) => one.id === about,
  );
  if (!request) return '';
  const unit = plain(request.unit?.shortName, words.language);
  const day = request.proposedOn ? formatDay(request.proposedOn, words.language, today) : '';
  return words.desk.asks[request.kind](unit, day);
};

const sayMilestone = ({ id, about }: DeskDuty, { words, today, extras }: Say): string => {
  const reports = extras?.milestones.nodes.find((one) => one.id === id)?.project?.milestoneReports;
  const report = reports?.find((one) => one.id === about);
  return report
    ? words.desk.milestone(
        laterWordOf('MilestoneKind', report.kind, words.language),
        formatDay(report.reachedOn, words.language, today),
      )
    : '';
};

const sayMeeting = ({ meeting }: DeskDuty, { words, today }: Say): string =>
  meeting
    ? [
        laterWordOf('MeetingKind', meeting.kind, words.language),
        formatDay(dayOf(new Date(meeting.startsAt)), words.language, today),
        formatTime(new Date(meeting.startsAt), words.language),
      ].join(' ')
    : '';

const sayDecision = ({ decision }: DeskDuty, { words }: Say): string => {
  const { meeting, no, number } = decision ?? {};
  if (number) return number;
  return meeting && no ? words.desk.decision(plain(meeting.title, words.language), no) : '';
};

const own = (duty: DeskDuty, say: Say): readonly string[] => {
  const { words, today } = say;
  const { issue } = duty;
  const unit = (name: 'ownerUnit' | 'leadUnit') => plain(issue?.[name]?.shortName, words.language);
  switch (duty.kind) {
    case 'VERIFY':
    case 'DECIDE':
      return [unit('ownerUnit')];
    case 'MEND':
      return [plain(issue?.returnReason, words.language)];
    case 'REPORT':
      return [duty.period ? words.desk.period(duty.period) : ''];
    case 'ACKNOWLEDGE':
      return [duty.meeting ? sayMeeting(duty, say) : sayNotice(duty, say)];
    case 'ACCEPT':
    case 'SOLVE':
      return [
        issue?.targetOn ? words.desk.target(formatDay(issue.targetOn, words.language, today)) : '',
      ];
    case 'ANSWER':
      return [unit('leadUnit'), sayInquiry(duty, say)];
    case 'VIEW':
      return [words.desk.claimed(unit('leadUnit'))];
    case 'CHECK':
      return [unit('leadUnit'), sayView(duty, say)];
    case 'DECIDE_REQUEST':
      return [sayRequest(duty, say)];
    case 'SIGN':
      return [duty.project ? words.later.project.name(duty.project.number) : ''];
    case 'CONFIRM_MILESTONE':
      return [sayMilestone(duty, say)];
    case 'APPROVE_MEETING':
    case 'SIGN_MINUTES':
    case 'ISSUE_MINUTES':
      return [sayMeeting(duty, say)];
    case 'ACKNOWLEDGE_DECISION':
    case 'EXECUTE':
    case 'VERIFY_DECISION':
      return [sayDecision(duty, say)];
    default:
      return [];
  }
};

/** What a row tells below its title, after the project's name. */
export const factsOf = (duty: DeskDuty, draft: Date | null, say: Say): readonly string[] =>
  [
    ...own(duty, say),
    draft ? say.words.desk.draft(formatTime(draft, say.words.language)) : '',
  ].filter(Boolean);

/** A duty's light in few words; the group says what it is about. */
export const dueWords = (
  { tone, days }: { readonly tone: string; readonly days: number },
  { desk }: Desk,
): string => {
  if (tone === 'LATE') return desk.lateBy(days);
  return tone === 'NEAR' ? desk.dueIn(days) : desk.left(days);
};
