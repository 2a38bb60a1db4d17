import { inLanguage, type Words } from '../kernel/text.ts';
import type { ParagraphKind, RecordedMeeting } from './subject.ts';
import { bare, listed, SENTENCES, say, sentence } from './wording.ts';

/** A unit or a person as far as minutes name it. */
export type Named = { readonly name: unknown; readonly shortName?: unknown };

type Invited = RecordedMeeting['invitations'][number];

type Block = { readonly id: string; readonly kind: ParagraphKind; readonly text: Words };

const isPresent = ({ presence }: Invited): boolean =>
  presence === 'PRESENT' || presence === 'SUBSTITUTE';

/** How many units came. */
export const presentCount = ({ invitations }: RecordedMeeting): number =>
  invitations.filter((one) => one.unitId !== null && isPresent(one)).length;

/** The unit and who came for it: 财政局 张三（代）. A guest without a unit by its own name. */
const invitee = (one: Invited, people: ReadonlyMap<string, Named>): Words => {
  const place = bare(one.unit?.shortName ?? one.guestName);
  const attendee = one.attendeeName ?? (one.attendeeId ? people.get(one.attendeeId)?.name : null);
  const person = say((language) => (attendee ? ` ${inLanguage(attendee, language)}` : ''));
  const who = { zh: `${place.zh}${person.zh}`, en: `${place.en}${person.en}` };
  return one.presence === 'SUBSTITUTE' || (isPresent(one) && one.isSubstitute)
    ? sentence(SENTENCES.substitute, { who })
    : who;
};

const absentee = (one: Invited): Words => {
  const { zh, en } = bare(one.unit?.shortName ?? one.guestName);
  if (!one.absenceReason) return { zh, en };
  const reason = bare(one.absenceReason);
  return { zh: `${zh}（${reason.zh}）`, en: `${en} (${reason.en})` };
};

/** 出席, 请假, 缺席, 未登记, 列席, each where there is anybody. */
export const attendance = (
  { invitations }: RecordedMeeting,
  people: ReadonlyMap<string, Named>,
): readonly Block[] => {
  const members = invitations.filter(({ role }) => role !== 'GUEST');
  const guests = invitations.filter((one) => one.role === 'GUEST' && isPresent(one));
  const by = (presence: string) =>
    invitations.filter((one) => one.presence === presence).map(absentee);
  const blocks: readonly (readonly [string, ParagraphKind, Words, readonly Words[]])[] = [
    [
      'present',
      'PRESENT',
      SENTENCES.present,
      members.filter(isPresent).map((one) => invitee(one, people)),
    ],
    ['excused', 'EXCUSED', SENTENCES.excused, by('LEAVE')],
    ['absent', 'EXCUSED', SENTENCES.absent, by('ABSENT')],
    ['unmarked', 'EXCUSED', SENTENCES.unmarked, by('EXPECTED')],
    ['guests', 'GUESTS', SENTENCES.guests, guests.map((one) => invitee(one, people))],
  ];
  return blocks
    .filter(([, , , who]) => who.length > 0)
    .map(([id, kind, words, who]) => ({ id, kind, text: sentence(words, { who: listed(who) }) }));
};
