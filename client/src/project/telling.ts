import type { Entry, Quote, Telling } from '../history/history.tsx';
import { isSameMoment } from '../history/quote.ts';
import { formatDay } from '../words/format.ts';
import { laterWordOf, type useLater } from '../words/later.ts';
import type { ProjectFacts } from './facts.tsx';

type Say = Pick<ReturnType<typeof useLater>, 'language' | 'later'>;

const quotesOf = (project: ProjectFacts, { at }: Entry, say: Say): readonly Quote[] => {
  const { language, later } = say;
  const reports = project.milestoneReports.filter((report) => isSameMoment(report.at, at));
  const signatures = project.proposals.flatMap((proposal) => proposal.signatures);
  const signed = signatures.filter((signature) => isSameMoment(signature.at, at));
  const proposed = project.proposals.filter((proposal) => isSameMoment(proposal.at, at));
  const asked = project.requests.filter((request) => isSameMoment(request.at, at));
  const decided = project.requests.filter(({ decidedAt }) => isSameMoment(decidedAt, at));
  return [
    ...reports.map(({ kind, reachedOn, text }) => ({
      text: text ?? null,
      lead: later.told.milestone(
        laterWordOf('MilestoneKind', kind, language),
        formatDay(reachedOn, language, new Date()),
      ),
    })),
    ...proposed.map(({ report, kind }) => ({
      text: report,
      lead: laterWordOf('ProposalKind', kind, language),
    })),
    ...signed.flatMap(({ opinion }) => (opinion ? [{ text: opinion }] : [])),
    ...asked.map(({ reason }) => ({ text: reason })),
    ...decided.flatMap(({ remark }) => (remark ? [{ text: remark }] : [])),
  ];
};

/** What an entry of a project's history says in people's words. */
export const tellProject =
  (project: ProjectFacts, say: Say) =>
  (entry: Entry): Telling => ({ quotes: quotesOf(project, entry, say), isLate: null });
