import type { Entry, Quote, Telling } from '../history/history.tsx';
import { isSameMoment } from '../history/quote.ts';
import { formatDay, formatMoment, type Language, type Written } from '../words/format.ts';
import type { useLater } from '../words/later.ts';
import { assignmentOf, type IssueFacts } from './facts.tsx';

type Later = ReturnType<typeof useLater>['later'];
type Say = { readonly language: Language; readonly later: Later };
type Teller = (issue: IssueFacts, entry: Entry, say: Say) => readonly Quote[];

const quote = (text: Written | null | undefined, lead?: string): readonly Quote[] =>
  text ? [{ text, lead }] : [];

const dayOf = (day: string, { language }: Say) => formatDay(day, language, new Date());

const reportOf = (issue: IssueFacts, { at, actor, actorUnit, principalUnit }: Entry) => {
  const units = [principalUnit?.id, actorUnit?.id];
  return issue.reports.find(
    (report) =>
      isSameMoment(report.at, at) &&
      (units.includes(report.unit.id) || report.by?.id === actor?.id),
  );
};

const reportQuotes: Teller = (issue, entry, say) => {
  const report = reportOf(issue, entry);
  if (!report) return [];
  const { told } = say.later;
  const correction = report.corrections[0];
  return [
    { text: report.text },
    ...quote(report.reason, told.reason),
    ...(report.next
      ? [
          {
            text: report.next,
            lead: [told.next, report.nextOn ? told.until(dayOf(report.nextOn, say)) : '']
              .filter(Boolean)
              .join(' '),
          },
        ]
      : []),
    ...(correction
      ? [{ lead: told.corrected(formatMoment(correction.at, say.language, new Date())) }]
      : []),
  ];
};

const viewQuotes: Teller = (issue, { at }, { later }) => {
  const claim = issue.claims.find(({ viewAt }) => isSameMoment(viewAt, at));
  if (!claim?.view) return [];
  return [{ text: claim.viewText ?? null, lead: later.told.views[claim.view] }];
};

const outcomeQuotes: Teller = (issue, { at }) =>
  quote(issue.claims.find(({ outcomeAt }) => isSameMoment(outcomeAt, at))?.outcomeText);

const askedQuotes: Teller = (issue, { at }, say) => {
  const request = issue.requests.find((one) => isSameMoment(one.at, at));
  if (!request) return [];
  const { proposedOn } = request;
  return quote(
    request.reason,
    proposedOn ? say.later.told.proposed(dayOf(proposedOn, say)) : undefined,
  );
};

const verdictQuotes: Teller = (issue, { at }, say) => {
  const request = issue.requests.find(({ decidedAt }) => isSameMoment(decidedAt, at));
  if (!request) return [];
  const { grantedOn, remark } = request;
  if (!grantedOn) return quote(remark);
  return [{ text: remark ?? null, lead: say.later.told.granted(dayOf(grantedOn, say)) }];
};

// Of what the issue keeps once, only the newest entry wrote the words that stand there now.
const newest =
  (text: (issue: IssueFacts) => Written | null | undefined): Teller =>
  (issue, entry) => {
    const last = issue.timeline.nodes.find(({ action }) => action === entry.action);
    return last?.id === entry.id ? quote(text(issue)) : [];
  };

const ASSIGNING = ['assignIssue', 'reassignIssue', 'reopenIssue'];

const taskQuotes: Teller = (issue, entry) => {
  const after = issue.timeline.nodes.filter(({ action }) => ASSIGNING.includes(action));
  const place = after.findIndex(({ id }) => id === entry.id);
  const newestFirst = issue.assignments.toSorted((a, b) => b.no - a.no);
  return quote(newestFirst[place]?.task);
};

const checkQuotes: Teller = (issue, entry) => {
  const checks = issue.timeline.nodes.filter(({ action }) => action === 'checkOnSite');
  const check = issue.siteChecks.toReversed()[checks.findIndex(({ id }) => id === entry.id)];
  return check ? [{ text: check.findings }, { text: check.conclusion }] : [];
};

const TELLERS: Readonly<Record<string, Teller>> = {
  raiseIssue: (issue) => quote(issue.blocked),
  reportProgress: reportQuotes,
  reportUrgent: reportQuotes,
  correctReport: reportQuotes,
  claimResolved: (issue, { at }) =>
    quote(issue.claims.find((claim) => isSameMoment(claim.at, at))?.text),
  giveView: viewQuotes,
  recordSilence: viewQuotes,
  confirmIssue: outcomeQuotes,
  sendBackIssue: outcomeQuotes,
  requestExtension: askedQuotes,
  requestReassignment: askedQuotes,
  grantRequest: verdictQuotes,
  refuseRequest: verdictQuotes,
  askAssistance: (issue, { at }) =>
    issue.inquiries.flatMap((one) => (isSameMoment(one.askedAt, at) ? quote(one.text) : [])),
  answerAssistance: (issue, { at }) =>
    quote(issue.inquiries.find((one) => isSameMoment(one.answeredAt, at))?.answer),
  checkOnSite: checkQuotes,
  assignIssue: taskQuotes,
  reassignIssue: taskQuotes,
  acceptIssue: newest((issue) => assignmentOf(issue)?.measures),
  verifyIssue: newest(({ verification }) => verification),
  returnIssue: newest(({ returnReason }) => returnReason),
  declineIssue: newest(({ declineReason }) => declineReason),
  closeIssue: newest(({ closeReason }) => closeReason),
};

const latenessOf = (issue: IssueFacts, entry: Entry): boolean | null => {
  if (entry.action === 'reportProgress') {
    const report = reportOf(issue, entry);
    if (report?.period) return report.isLate;
  }
  // Carries out what was granted in the same moment: the verdict has the mark.
  if (entry.action === 'extendIssue') return null;
  const settled = issue.duties.filter(({ endedAt }) => isSameMoment(endedAt, entry.at));
  if (settled.some(({ state }) => state === 'DONE_LATE')) return true;
  return settled.some(({ state }) => state === 'DONE') ? false : null;
};

/** What an entry of an issue's history says in people's words, and whether it came on time. */
export const tellIssue =
  (issue: IssueFacts, say: Say) =>
  (entry: Entry): Telling => ({
    quotes: TELLERS[entry.action]?.(issue, entry, say) ?? [],
    isLate: latenessOf(issue, entry),
  });
