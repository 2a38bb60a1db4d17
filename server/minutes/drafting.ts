import { toDay } from '../kernel/calendar.ts';
import type { Clause } from '../kernel/clauses.ts';
import type { Words } from '../kernel/text.ts';
import { attendance, type Named, presentCount } from './attendance.ts';
import {
  type MinutesSubject,
  type Paragraph,
  type ParagraphKind,
  type RecordedDecision,
  type RecordedMeeting,
  type Told,
  toldKey,
} from './subject.ts';
import {
  bare,
  chineseNumber,
  dayWords,
  listed,
  momentWords,
  PARTS,
  POST_WORDS,
  SENTENCES,
  sentence,
} from './wording.ts';

/** Units and people that the record names, by id. */
export type Names = ReadonlyMap<string, Named>;

/** The clause that a decision stands on, by what it brings about. */
const CLAUSE_OF: Readonly<Record<string, Clause>> = {
  TASK: '4.9',
  REPORT: '4.9',
  ASSIGN: '6.3',
  REASSIGN: '6.3',
  SET_DATE: '6.3',
  DECLINE: '3.2',
  LIST: '6.3',
  DELIST: '6.3',
  DETERMINE: '3.1',
  REVERT: '3.1',
  RESOLVE: '3.4',
};

/** Decisions that stand, whatever has become of them since. */
const STANDING = ['IN_FORCE', 'ACKNOWLEDGED', 'REPORTED', 'DONE', 'SUPERSEDED'];

const paragraph = (id: string, kind: ParagraphKind, text: Words, told: Told | null): Paragraph => ({
  id,
  kind,
  text,
  told,
  isEdited: false,
});

const nameOf = (names: Names, id: string): unknown =>
  names.get(id)?.shortName ?? names.get(id)?.name;

const presiderOf = ({ presidingPost, presiderId }: RecordedMeeting, names: Names): Words => {
  const post = POST_WORDS[presidingPost] ?? { zh: presidingPost, en: presidingPost };
  const person = presiderId === null ? undefined : names.get(presiderId);
  if (!person) return post;
  const name = bare(person.name);
  return { zh: `${post.zh}${name.zh}`, en: `${post.en} ${name.en}` };
};

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
    presider: presiderOf(meeting, names),
    place: bare(place),
    title: bare(title),
    came: count > 0 ? sentence(SENTENCES.came, { count }) : { zh: '', en: '' },
    agenda: titlesOf(meeting),
  });
  return paragraph('opening', 'OPENING', text, { action: 'openMeeting', type: 'Meeting', id });
};

/** What stands behind a decision: what it is about, who answers for it, until when, by which clause. */
const partsOf = (decision: RecordedDecision, names: Names): Words => {
  const { issue, project, responsibleIds, assistingIds, dueOn, effect, replaces } = decision;
  const own = project ?? issue?.project;
  const responsible = responsibleIds.map((id, index) =>
    index === 0 && responsibleIds.length > 1
      ? sentence(SENTENCES.lead, { unit: nameOf(names, id) })
      : nameOf(names, id),
  );
  const due = dueOn ?? (effect === 'ASSIGN' || effect === 'REASSIGN' ? issue?.targetOn : null);
  const clause = CLAUSE_OF[effect];
  const parts: readonly (readonly [Words, Words | null])[] = [
    [PARTS.project, own ? bare(own.name) : null],
    [PARTS.issue, issue ? titled(issue) : null],
    [PARTS.responsible, responsible.length > 0 ? listed(responsible) : null],
    [
      PARTS.assisting,
      assistingIds.length > 0 ? listed(assistingIds.map((id) => nameOf(names, id))) : null,
    ],
    [PARTS.due, due ? dayWords(toDay(due)) : null],
    [PARTS.replaces, replaces ? replacedOf(decision, replaces) : null],
    [PARTS.clause, clause ? { zh: clause, en: clause } : null],
  ];
  const told = parts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  return {
    zh: told
      .map(({ label, value }) => `${label.zh}：${value.zh}`)
      .join('；')
      .concat('。'),
    en: told
      .map(({ label, value }) => `${label.en}: ${value.en}`)
      .join('; ')
      .concat('.'),
  };
};

const titled = ({ number, title }: { readonly number: string; readonly title: unknown }): Words => {
  const { zh, en } = bare(title);
  return { zh: `${number} ${zh}`, en: `${number} ${en}` };
};

const replacedOf = (
  { meetingId }: RecordedDecision,
  { no, number, meetingId: otherId, meeting }: NonNullable<RecordedDecision['replaces']>,
): Words => {
  const own = no === null ? { zh: String(number), en: String(number) } : numbered(no);
  const place = meeting && otherId !== meetingId ? `${meeting.number} ` : '';
  return { zh: `${place}${own.zh}`, en: `${place}${own.en}` };
};

const numbered = (no: number): Words => ({ zh: `决定${no}`, en: `decision ${no}` });

const toldOf = (decision: RecordedDecision, names: Names, presider: Words): Paragraph[] => {
  const { id, no, source, text, dissents } = decision;
  const isRemark = source !== 'MEETING';
  const words = isRemark ? SENTENCES.remark : SENTENCES.decision;
  const values = { no, presider, text: bare(text), parts: partsOf(decision, names) };
  return [
    paragraph(`decision-${no}`, isRemark ? 'REMARK' : 'DECISION', sentence(words, values), {
      action: 'putDecisionInForce',
      type: 'Decision',
      id,
    }),
    ...dissents.map((dissent, index) =>
      paragraph(
        `dissent-${no}-${index + 1}`,
        'DISSENT',
        sentence(SENTENCES.dissent, {
          no,
          unit: nameOf(names, dissent.unitId),
          text: bare(dissent.text),
        }),
        { action: 'recordDissent', type: 'Decision', id, row: dissent.id },
      ),
    ),
  ];
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
  const presider = presiderOf(meeting, names);
  const standing = meeting.decisions.filter(({ state }) => STANDING.includes(state));
  const cameUp = meeting.items.filter(
    (item) =>
      ['CURRENT', 'DONE'].includes(item.state) || standing.some(({ itemId }) => itemId === item.id),
  );
  const told = cameUp.flatMap(({ id, title, position }, index) => {
    const decided = standing.filter(({ itemId }) => itemId === id);
    const start = { action: 'startItem', type: 'AgendaItem', id };
    const heard = paragraph(`heard-${position}`, 'REMARK', SENTENCES.heard, {
      ...start,
      action: 'finishItem',
    });
    return [
      heading(index + 1, `item-${position}`, title, start),
      ...(decided.length > 0
        ? decided.flatMap((decision) => toldOf(decision, names, presider))
        : [heard]),
    ];
  });
  const others = standing.filter(({ itemId }) => !cameUp.some(({ id }) => id === itemId));
  return [...told, ...others.flatMap((decision) => toldOf(decision, names, presider))];
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
      [meeting.presiderId, ...meeting.invitations.map(({ attendeeId }) => attendeeId)].filter(
        (id) => id !== null,
      ),
    ),
  ],
});
