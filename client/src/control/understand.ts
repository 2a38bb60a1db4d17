import { type FoundDay, findDays } from './understand-dates.ts';
import { type FoundUnit, findUnits, type NamedUnit } from './understand-units.ts';

export type { NamedUnit } from './understand-units.ts';

/** What a line that somebody types says; the clerk sees it and can change it (4.8). */
export type Understood = {
  /** The lead unit first. */
  readonly responsible: readonly string[];
  readonly assisting: readonly string[];
  readonly dueOn: string | null;
  /** What it may bring about, where a word of the line tells. */
  readonly effect: string | null;
  /** Parts of the line that say no more than a unit or a day which is named beside it anyway. */
  readonly said: readonly Said[];
};

/** Characters of a line that can be left out where the units, or the day, stand beside it. */
type Said = {
  readonly at: number;
  readonly end: number;
  readonly units: readonly string[];
  readonly day: string | null;
};

type Group = { readonly at: number; readonly end: number; readonly ids: readonly string[] };

const ASSIST_AFTER =
  /^\s*(?:等单位|等部门)?\s*(?:要?(?:协办|予以配合|给予配合|配合|协助|协同)|(?:to\s+)?assists?(?:\s+(?:with\s+it|in\s+it))?|in support)/i;
const ASSIST_BEFORE =
  /(?:会同|协同|联合|商请|assisted by|together with|supported by|with)\s*(?:the\s+)?$/i;
const LEAD_AFTER =
  /^\s*(?:(?:牵头|承办|主办|负责)(?:办理|落实)?|(?:is|are) responsible(?: for)?(?: to)?|leads?|to lead)/i;
const SUBJECT_BEFORE =
  /(?:^|[，,；;。、：:.]\s*|交由|责成|责令|要求|督促|安排|指定|改派给|改派|改由|听取|会后|由|(?<![申报])请|(?<![提移转递上呈成])交|let|ask|by|and|hear)\s*(?:the\s+)?$/i;
const SUBJECT_WORD =
  /(?:交由|责成|责令|要求|督促|安排|指定|改派给|改派|改由|听取|由|(?<!申)请|(?<![提移转递上呈成])交)\s*$/;
const SUBJECT_AFTER = /^\s*(?:to\s+|should\s+|shall\s+|will\s+)/i;
const BETWEEN = /^\s*(?:、|，|,|和|与|及|以及|并|and|&|,\s*and)?\s*(?:the\s+)?$/i;

const DAY_BEFORE =
  /(?:务必于|应于|须于|于|在|至|到|by|before|until|no later than|on)\s*(?:the\s+)?$/i;
const DAY_AFTER = /^\s*(?:之前|以前|前|底前)/;

/** Units that stand together: 财政、审计. */
const groupsOf = (line: string, found: readonly FoundUnit[]): readonly Group[] => {
  const groups: Group[] = [];
  for (const { at, end, id } of found) {
    const last = groups.at(-1);
    if (last && BETWEEN.test(line.slice(last.end, at)))
      groups.splice(-1, 1, { at: last.at, end, ids: [...last.ids, id] });
    else groups.push({ at, end, ids: [id] });
  }
  return groups;
};

type Part = 'assisting' | 'lead' | 'subject' | 'object';
type Role = { readonly group: Group; readonly part: Part; readonly said: Said };

const lengthOf = (pattern: RegExp, text: string) => pattern.exec(text)?.[0].length ?? 0;

const roleOf = (line: string, group: Group, days: readonly FoundDay[]): Role => {
  const before = line.slice(0, group.at);
  const after = line.slice(group.end);
  const said = (part: Part, back: number, on: number): Role => ({
    group,
    part,
    said: { at: group.at - back, end: group.end + on, units: group.ids, day: null },
  });
  const asked = lengthOf(SUBJECT_WORD, before);
  if (ASSIST_AFTER.test(after)) return said('assisting', asked, lengthOf(ASSIST_AFTER, after));
  if (ASSIST_BEFORE.test(before)) return said('assisting', lengthOf(ASSIST_BEFORE, before), 0);
  if (LEAD_AFTER.test(after)) return said('lead', asked, lengthOf(LEAD_AFTER, after));
  // 12月9日前规划分局确认: after a day a clause begins anew.
  const isAfterDay = days.some(({ end }) =>
    /^\s*(?:之前|以前|前)?[，,]?\s*$/.test(line.slice(end, group.at)),
  );
  if (SUBJECT_BEFORE.test(before) || isAfterDay)
    return said('subject', asked, lengthOf(SUBJECT_AFTER, after));
  return said('object', 0, 0);
};

const saidDay = (line: string, { at, end, day }: FoundDay): Said => ({
  at: at - lengthOf(DAY_BEFORE, line.slice(0, at)),
  end: end + lengthOf(DAY_AFTER, line.slice(end)),
  units: [],
  day,
});

const EFFECTS: readonly (readonly [RegExp, string])[] = [
  [/不予协调|不再协调|\bdeclin/i, 'DECLINE'],
  [/改派|改由|\breassign/i, 'REASSIGN'],
  [/列入重大|列为重大|\blist as (?:a )?major/i, 'LIST'],
  [/延期至|延长至|延至|期限(?:定为|改为|调整为)|\bextend|\bset the date/i, 'SET_DATE'],
  [/^听取|作(?:专题)?汇报|专题汇报|\breports? (?:on|to)\b|\bhear\b/i, 'REPORT'],
  [/^(?:会议)?(?:原则)?(?:同意|议定|通过)|\bagreed\b|\bresolved\b/i, 'RESOLVE'],
];

const unique = (ids: readonly string[]) => [...new Set(ids)];

/** Reads a line as it is typed. Pure: `today` is the day in Shanghai. */
export const understand = (
  line: string,
  { units, today }: { readonly units: readonly NamedUnit[]; readonly today: string },
): Understood => {
  const days = findDays(line, today);
  const roles = groupsOf(line, findUnits(line, units)).map((group) => roleOf(line, group, days));
  const idsOf = (...parts: readonly Part[]) =>
    roles.filter(({ part }) => parts.includes(part)).flatMap(({ group }) => group.ids);
  const named = unique([...idsOf('lead'), ...idsOf('subject')]);
  // Where nobody is told to do it, whoever is named at all may be meant.
  const responsible = named.length > 0 ? named : unique(idsOf('object')).slice(0, 1);
  const assisting = unique(idsOf('assisting')).filter((id) => !responsible.includes(id));
  const due = days.at(-1) ?? null;
  return {
    responsible,
    assisting,
    dueOn: due?.day ?? null,
    effect: EFFECTS.find(([pattern]) => pattern.test(line.trim()))?.[1] ?? null,
    said: [
      ...roles.filter(({ part }) => part !== 'object').map(({ said }) => said),
      ...(due ? [saidDay(line, due)] : []),
    ].toSorted((a, b) => a.at - b.at),
  };
};

const tidy = (text: string): string =>
  text
    .replaceAll(/[，,、；;\s]*([，,；;。.])(?=[，,、；;。.\s]*)/g, '$1')
    .replaceAll(/([，,；;。])[，,、；;。]+/g, '$1')
    .replace(/^[，,、；;。.：:\s]+/, '')
    .replace(/[，,、；;：:\s]+$/, '')
    .replaceAll(/\s{2,}/g, ' ')
    .trim();

/** What is left to be written where these units and this day stand beside it: 确认唯一路由，书面答复园区。 */
export const restOf = (
  line: string,
  { said }: Understood,
  beside: { readonly units: readonly string[]; readonly dueOn: string | null },
): string => {
  const left = said
    .filter(({ units, day }) =>
      day ? day === beside.dueOn : units.every((id) => beside.units.includes(id)),
    )
    .toReversed()
    .reduce((text, { at, end }) => text.slice(0, at) + text.slice(end), line);
  const rest = tidy(left);
  // A line that names nothing else stays as it is: an empty decision says nothing.
  return /[\p{L}\p{N}]/u.test(rest) ? rest : line.trim();
};
