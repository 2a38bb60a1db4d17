import { Light, type Tone } from '../ui/light.tsx';
import { chooseText, formatDay, formatMoney, formatNumber, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import type { RoomCurrent, RoomMaterial } from './facts.ts';
import { firstWords } from './first-words.ts';
import { useRoomWords } from './words.ts';

const TONES: Readonly<Record<string, Tone>> = {
  TIMES_ON_AGENDA: 'near',
  DAYS_LATE: 'late',
  URGENT: 'late',
  NEAR: 'near',
};

/** Why it is on the agenda, each in shape, colour and words. */
export const Tags = ({
  current,
}: {
  readonly current: Pick<RoomCurrent, 'material' | 'timesOnAgenda'>;
}) => {
  const { say } = useRoomWords();
  const { material, timesOnAgenda } = current;
  const known = material?.tags ?? [];
  const isCounted = timesOnAgenda < 2 || known.some(({ kind }) => kind === 'TIMES_ON_AGENDA');
  const tags = isCounted ? known : [{ kind: 'TIMES_ON_AGENDA', number: timesOnAgenda }, ...known];
  if (tags.length === 0) return null;
  return (
    <p class="room-tags">
      {tags.map(({ kind, number }) => (
        <Light key={kind} tone={TONES[kind] ?? 'none'}>
          {say.tags[kind]?.(number ?? 0)}
        </Light>
      ))}
    </p>
  );
};

type Fact = RoomMaterial['facts'][number];

/** The figure of a fact and its measure: 5.2 亿元, 62 天. */
const useFigure = () => {
  const { language, say } = useRoomWords();
  return ({ kind, number, text, unit, on }: Fact, now: number): readonly [string, string] => {
    switch (kind) {
      case 'INVESTMENT': {
        const words = formatMoney(String(number ?? 0), language).split(' ');
        return language === 'zh'
          ? [words[0] ?? '', words[1] ?? '']
          : [words.slice(1).join('\u00a0'), words[0] ?? ''];
      }
      case 'DAYS_OPEN':
        return [formatNumber(number ?? 0, language), say.days(number ?? 0)];
      default:
        return on
          ? [formatDay(on, language, new Date(now)), '']
          : [plain(unit ?? text, language), ''];
    }
  };
};

/** Up to four facts, large. */
export const Facts = ({
  material,
  now,
}: {
  readonly material: RoomMaterial;
  readonly now: number;
}) => {
  const { say } = useRoomWords();
  const figureOf = useFigure();
  if (material.facts.length === 0) return null;
  return (
    <dl class="room-facts">
      {material.facts.slice(0, 4).map((fact) => {
        const [figure, measure] = figureOf(fact, now);
        const isName = fact.number === null && fact.on === null;
        return (
          <div key={fact.kind}>
            <dt>{say.facts[fact.kind]}</dt>
            <dd class={isName ? 'name' : undefined}>
              {figure}
              {measure && <small>{measure}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
};

/** Steps whose text says what is not on the screen already. */
const TELLING = [
  'RETURNED',
  'ASSIGNED',
  'REPORTED',
  'URGENT_REPORT',
  'ANSWERED',
  'CLAIMED',
  'SENT_BACK',
];

/** Letters of a step's text that a line of the picture has room for. */
const LETTERS = { zh: 12, en: 30 } as const;

const Said = ({ text }: { readonly text: RoomMaterial['history'][number]['text'] }) => {
  const { language } = useRoomWords();
  const said = chooseText(text, language);
  const words = firstWords(said.text, LETTERS[said.lang]);
  if (!words) return null;
  return (
    <span class="room-step-said" lang={said.lang === 'zh' ? 'zh-CN' : 'en'}>
      {' '}
      {words}
    </span>
  );
};

/** How it came here, the latest steps. */
export const Course = ({
  material,
  now,
}: {
  readonly material: RoomMaterial;
  readonly now: number;
}) => {
  const { language, say } = useRoomWords();
  const steps = material.history.slice(-3);
  if (steps.length === 0) return null;
  return (
    <ol class="room-course">
      {steps.map(({ on, who, what, text }, index) => (
        // The same may be done twice in a day, and steps are never told in another order.
        <li key={`${index} ${on} ${what}`}>
          {formatDay(on, language, new Date(now))} <b>{who ? plain(who, language) : say.office}</b>{' '}
          {say.steps[what] ?? <Written text={text} />}
          {TELLING.includes(what) && <Said text={text} />}
        </li>
      ))}
    </ol>
  );
};
