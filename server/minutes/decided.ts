import { toDay } from '../kernel/calendar.ts';
import { clauseWords, EFFECT_CLAUSES } from '../kernel/clauses.ts';
import type { Words } from '../kernel/text.ts';
import type { Named } from './attendance.ts';
import type {
  Paragraph,
  ParagraphKind,
  RecordedDecision,
  RecordedMeeting,
  Told,
} from './subject.ts';
import { bare, dayWords, listed, PARTS, POST_WORDS, SENTENCES, sentence } from './wording.ts';

/** Units and people that the record names, by id. */
export type Names = ReadonlyMap<string, Named>;

/** A paragraph as the record has it. */
export const paragraph = (
  id: string,
  kind: ParagraphKind,
  text: Words,
  told: Told | null,
): Paragraph => ({
  id,
  kind,
  text,
  told,
  isEdited: false,
});

/** The post that presides, with the name of who does in it. */
export const chairOf = (
  { presidingPost }: RecordedMeeting,
  personId: string | null,
  names: Names,
): Words => {
  const post = POST_WORDS[presidingPost] ?? { zh: presidingPost, en: presidingPost };
  const person = personId === null ? undefined : names.get(personId);
  if (!person) return post;
  const name = bare(person.name);
  return { zh: `${post.zh}${name.zh}`, en: `${post.en} ${name.en}` };
};

const nameOf = (names: Names, id: string): unknown =>
  names.get(id)?.shortName ?? names.get(id)?.name;

/** Who presided as it was decided, where that is not who presided in the end. */
const deciderOf = (
  { deciderId }: RecordedDecision,
  meeting: RecordedMeeting,
  names: Names,
): Words | null =>
  deciderId && deciderId !== meeting.presiderId ? chairOf(meeting, deciderId, names) : null;

/** What stands behind a decision: what it is about, who answers for it, until when, by which clause. */
const partsOf = (decision: RecordedDecision, meeting: RecordedMeeting, names: Names): Words => {
  const { issue, project, responsibleIds, assistingIds, dueOn, effect, replaces } = decision;
  const own = project ?? issue?.project;
  const responsible = responsibleIds.map((id, index) =>
    index === 0 && responsibleIds.length > 1
      ? sentence(SENTENCES.lead, { unit: nameOf(names, id) })
      : nameOf(names, id),
  );
  const due = dueOn ?? (effect === 'ASSIGN' || effect === 'REASSIGN' ? issue?.targetOn : null);
  const clause = EFFECT_CLAUSES[effect as keyof typeof EFFECT_CLAUSES];
  const parts: readonly (readonly [Words, Words | null])[] = [
    [PARTS.project, own ? bare(own.name) : null],
    [PARTS.issue, issue ? titled(issue) : null],
    [PARTS.responsible, responsible.length > 0 ? listed(responsible) : null],
    [
      PARTS.assisting,
      assistingIds.length > 0 ? listed(assistingIds.map((id) => nameOf(names, id))) : null,
    ],
    [PARTS.due, due ? dayWords(toDay(due)) : null],
    [PARTS.decider, deciderOf(decision, meeting, names)],
    [PARTS.replaces, replaces ? replacedOf(decision, replaces) : null],
    [PARTS.clause, clause ? clauseWords(clause) : null],
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

/**
 * A decision, and the dissents from it. Of a leader's remark only that it was made: what it says is
 * for the units that it names.
 */
export const decided = (
  decision: RecordedDecision,
  meeting: RecordedMeeting,
  names: Names,
): Paragraph[] => {
  const { id, no, source, text, dissents } = decision;
  const isRemark = source !== 'MEETING';
  const words = isRemark ? SENTENCES.remark : SENTENCES.decision;
  const values = isRemark
    ? { no, decider: chairOf(meeting, decision.deciderId, names) }
    : { no, text: bare(text), parts: partsOf(decision, meeting, names) };
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
