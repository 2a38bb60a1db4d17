import { chineseNumber, type Words } from '../kernel/text.ts';
import { attendance, presentCount } from './attendance.ts';
import { chairOf, decided, type Names, paragraph } from './decided.ts';
import {
  type MinutesSubject,
  type Paragraph,
  type RecordedMeeting,
  type Told,
  toldKey,
} from './subject.ts';
import { bare, momentWords, SENTENCES, sentence } from './wording.ts';

/** Decisions that are told: whatever has become of them since, they were taken. */
const TOLD = ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED', 'DONE', 'SUPERSEDED'];

const titlesOf = ({ items }: RecordedMeeting): Words => {
  const titles = items.filter(({ state }) => state !== 'WITHDRAWN').map(({ title }) => bare(title));
  return {
    zh: titles.map(({ zh }) => zh).join('；'),
    en: titles.map(({ en }) => en).join('; '),
  };
};

const opening = (meeting: RecordedMeeting, names: Names): Paragraph => {
  const { title, place, openedAt, startsAt, items, id } = meeting;
  const count = presentCount(meeting);
  const words = items.length > 0 ? SENTENCES.opening : SENTENCES.openingWithoutAgenda;
  const text = sentence(words, {
    date: momentWords(openedAt ?? startsAt),
    presider: chairOf(meeting, meeting.presiderId, names),
    place: bare(place),
    title: bare(title),
    came: count > 0 ? sentence(SENTENCES.came, { count }) : { zh: '', en: '' },
    agenda: titlesOf(meeting),
  });
  return paragraph('opening', 'OPENING', text, { action: 'openMeeting', type: 'Meeting', id });
};

const heading = (no: number, id: string, title: unknown, told: Told): Paragraph => {
  const { zh, en } = bare(title);
  const text = {
    zh: sentence(SENTENCES.heading, { no: chineseNumber(no), title: zh }).zh,
    en: sentence(SENTENCES.heading, { no, title: en }).en,
  };
  return paragraph(id, 'HEADING', text, told);
};

/** The items that came up, each with what was decided; a decision of no item stands at the end. */
const discussed = (meeting: RecordedMeeting, names: Names): Paragraph[] => {
  const standing = meeting.decisions.filter(({ state }) => TOLD.includes(state));
  const cameUp = meeting.items.filter(
    (item) =>
      ['CURRENT', 'DONE'].includes(item.state) || standing.some(({ itemId }) => itemId === item.id),
  );
  const told = cameUp.flatMap(({ id, title, position }, index) => {
    const own = standing.filter(({ itemId }) => itemId === id);
    const start = { action: 'startItem', type: 'AgendaItem', id };
    const heard = paragraph(`heard-${position}`, 'REMARK', SENTENCES.heard, {
      ...start,
      action: 'finishItem',
    });
    return [
      heading(index + 1, `item-${position}`, title, start),
      ...(own.length > 0 ? own.flatMap((decision) => decided(decision, meeting, names)) : [heard]),
    ];
  });
  const others = standing.filter(({ itemId }) => !cameUp.some(({ id }) => id === itemId));
  return [...told, ...others.flatMap((decision) => decided(decision, meeting, names))];
};

const deferred = ({ id: meetingId, items }: RecordedMeeting, before: number): Paragraph[] => {
  const open = items.filter(({ state }) => state === 'DEFERRED');
  if (open.length === 0) return [];
  const told = { action: 'closeMeeting', type: 'Meeting', id: meetingId };
  return [
    heading(before + 1, 'deferred', SENTENCES.headingDeferred, told),
    ...open.map(({ id, title, position, deferReason }) =>
      paragraph(
        `deferred-${position}`,
        'DEFERRED',
        sentence(deferReason ? SENTENCES.deferredWhy : SENTENCES.deferred, {
          title: bare(title),
          reason: bare(deferReason),
        }),
        { action: 'deferItem', type: 'AgendaItem', id },
      ),
    ),
  ];
};

/** The draft of a meeting's minutes: every paragraph from what is on record, and leading to its event. */
export const drafted = (meeting: RecordedMeeting, names: Names): Paragraph[] => {
  const body = discussed(meeting, names);
  const headings = body.filter(({ kind }) => kind === 'HEADING').length;
  const told = { action: 'closeMeeting', type: 'Meeting', id: meeting.id };
  return [
    opening(meeting, names),
    ...body,
    ...deferred(meeting, headings),
    ...attendance(meeting, names).map(({ id, kind, text }) => paragraph(id, kind, text, told)),
  ];
};

const isSameEvent = (one: Told | null, other: Told | null): boolean =>
  (one && toldKey(one)) === (other && toldKey(other));

/** Drafted anew: words that somebody wrote stay where the paragraph tells of the same event. */
export const keptEdits = (fresh: readonly Paragraph[], old: readonly Paragraph[]): Paragraph[] =>
  fresh.map((one) => {
    const own = old.find(({ id, isEdited }) => isEdited && id === one.id);
    return own && isSameEvent(own.told, one.told) ? own : one;
  });

/** Units and people that a draft will name. */
export const namedIn = ({ meeting }: MinutesSubject) => ({
  units: [
    ...new Set([
      ...meeting.decisions.flatMap(({ responsibleIds, assistingIds, dissents }) => [
        ...responsibleIds,
        ...assistingIds,
        ...dissents.map(({ unitId }) => unitId),
      ]),
    ]),
  ],
  people: [
    ...new Set(
      [
        meeting.presiderId,
        ...meeting.decisions.map(({ deciderId }) => deciderId),
        ...meeting.invitations.map(({ attendeeId }) => attendeeId),
      ].filter((id) => id !== null),
    ),
  ],
});
