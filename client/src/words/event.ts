import { formatClause, formatTime, type Language, plain, type Written } from './format.ts';
import { wordOf } from './vocabulary.ts';
import { dictionaryOf } from './words.tsx';

type Named = { readonly name: Written };
type Unit = { readonly shortName: Written };

/** An event as far as people want it told. */
export type EventWords = {
  readonly at: string;
  readonly action: string;
  readonly clause: string;
  readonly authority: string;
  readonly actor?: Named | null;
  readonly actorUnit?: Unit | null;
  readonly principal?: Named | null;
  readonly principalUnit?: Unit | null;
  readonly principalPost?: string | null;
};

const AUTHORITIES: Readonly<Record<string, Written>> = {
  CHAIR: { zh: '主席', en: 'Chair' },
  EXECUTIVE_CHAIR: { zh: '执行主席', en: 'Executive chair' },
  OFFICE: { zh: '办公室', en: 'Office' },
  GOVERNMENT: { zh: '区政府', en: 'District government' },
  SYSTEM: { zh: '系统', en: 'System' },
  SESSION: { zh: '会议', en: 'Meeting' },
};

/** In whose place something was done: a post of the conference, else a unit, else a person. */
export const actedAs = (event: EventWords, language: Language): string => {
  const post = AUTHORITIES[event.principalPost ?? event.authority];
  if (post) return plain(post, language);
  const unit = event.principalUnit ?? event.actorUnit;
  if (unit) return plain(unit.shortName, language);
  return plain((event.principal ?? event.actor)?.name, language) || dictionaryOf(language).system;
};

/** What was done to what the board shows: 交办. */
export const didOf = ({ action }: { readonly action: string }, language: Language): string =>
  wordOf('ActionName', action, language);

/** Milliseconds for which something happened "just now". */
const FRESH = 60_000;

/** One line for the head of a card: 执行主席 刚刚交办. */
export const whatHappened = (
  event: EventWords,
  language: Language,
  now: Date,
): { readonly what: string; readonly clause: string } => {
  const words = dictionaryOf(language);
  const [who, did] = [actedAs(event, language), didOf(event, language)];
  const isFresh = now.getTime() - Date.parse(event.at) < FRESH;
  return {
    what: isFresh
      ? words.justNow(who, did)
      : words.earlier(who, did, formatTime(new Date(event.at), language)),
    clause: formatClause(event.clause, language),
  };
};

const personOf = (
  post: string,
  unit: Unit | null | undefined,
  person: Named | null | undefined,
  language: Language,
) => {
  const place = plain(AUTHORITIES[post], language) || plain(unit?.shortName, language);
  return [place, plain(person?.name, language)].filter(Boolean).join(' ');
};

/** An event with the paper that it rests on. */
export type ActedWords = EventWords & {
  readonly evidence?: { readonly kind: string; readonly reference: string } | null;
};

/** Whether it was done in somebody else's name. */
export const isForOther = (event: EventWords): boolean =>
  Boolean(event.principalPost || event.principalUnit || event.principal);

/** In full, for the history, up to what the paper is called: 执行主席 高立新；办公室 沈一鸣代录，凭 文件. */
export const whoActed = (event: ActedWords, language: Language): string => {
  const words = dictionaryOf(language);
  const actor = personOf(
    event.principalPost || event.principalUnit ? 'OFFICE' : event.authority,
    event.actorUnit,
    event.actor,
    language,
  );
  if (!isForOther(event)) return actor || words.system;
  const principal = personOf(
    event.principalPost ?? '',
    event.principalUnit,
    event.principal,
    language,
  );
  const proof = event.evidence ? wordOf('EvidenceKind', event.evidence.kind, language) : '';
  return words.issue.onBehalf(principal, actor, proof);
};
