import type { Entry, Quote, Telling } from '../history/history.tsx';
import { isSameMoment } from '../history/quote.ts';
import { plain } from '../words/format.ts';
import type { MeetingFacts } from './facts.ts';
import type { MeetingSay } from './words.ts';

const quotesOf = (
  meeting: MeetingFacts,
  { at }: Entry,
  { language }: MeetingSay,
): readonly Quote[] => {
  const { invitations, items, decisions } = meeting;
  const answered = invitations.filter(({ acknowledgedAt }) => isSameMoment(acknowledgedAt, at));
  const views = items.flatMap((item) => item.views).filter((view) => isSameMoment(view.at, at));
  const inForce = decisions.filter(({ inForceAt }) => isSameMoment(inForceAt, at));
  const struck = decisions.filter(({ struckAt }) => isSameMoment(struckAt, at));
  return [
    ...answered.map(({ unit, attendee, attendeeName }) => ({
      lead: plain(unit?.shortName, language),
      text: attendee?.name ?? attendeeName,
    })),
    ...views.map(({ unit, text }) => ({ lead: plain(unit.shortName, language), text })),
    ...inForce.map(({ text }) => ({ text })),
    ...struck.map(({ strikeReason, text }) => ({ text: strikeReason ?? text })),
  ];
};

/** What an entry of a meeting's history says in people's words. */
export const tellMeeting =
  (meeting: MeetingFacts, say: MeetingSay) =>
  (entry: Entry): Telling => ({ quotes: quotesOf(meeting, entry, say), isLate: null });
