import type { IssueCardFragment } from '../gql/graphql.ts';
import type { CardFacts } from '../ui/card.tsx';
import { toneOf } from '../ui/light.tsx';
import type { StepMark } from '../ui/plan-bar.tsx';
import { Title } from '../ui/title.tsx';
import { chooseText, formatDay, type Language, plain } from '../words/format.ts';
import { dueWord, issueLight } from '../words/light.ts';
import { dictionaryOf, Written } from '../words/words.tsx';
import type { Mark } from './use-marks.ts';

type Step = { readonly state: string; readonly dueOn: string };

/** How each step of a plan stands on a day. */
export const stepMarks = (steps: readonly Step[], today: string): readonly StepMark[] =>
  steps.map(({ state, dueOn }) => {
    if (state === 'DONE' || state === 'DROPPED') return 'done';
    if (dueOn < today) return 'late';
    return state === 'CURRENT' ? 'current' : 'todo';
  });

/** The unit that has the issue now. */
export const UnitName = ({
  issue,
  language,
}: {
  readonly issue: IssueCardFragment;
  readonly language: Language;
}) => {
  const unit = unitOf(issue);
  return unit ? <Written text={unit.shortName} /> : dictionaryOf(language).toChair;
};

/** The unit whose turn it is; null where it is the executive chair's. */
const unitOf = ({ state, ownerUnit, leadUnit }: IssueCardFragment) => {
  if (state === 'VERIFIED') return null;
  return state === 'RAISED' || state === 'RETURNED' ? ownerUnit : (leadUnit ?? ownerUnit);
};

const unitText = (issue: IssueCardFragment, language: Language): string => {
  const unit = unitOf(issue);
  return unit ? plain(unit.shortName, language) : dictionaryOf(language).toChair;
};

/** The date that a card names: of the meeting that will decide, else by when something is due. */
const dateOf = ({ state, agendaOn, light }: IssueCardFragment, language: Language, now: Date) => {
  if (state === 'VERIFIED' && agendaOn !== null)
    return {
      word: dictionaryOf(language).onAgenda,
      day: formatDay(agendaOn, language, now),
      iso: agendaOn,
    };
  return light.dueOn === null
    ? null
    : {
        word: dueWord(light, language),
        day: formatDay(light.dueOn, language, now),
        iso: light.dueOn,
      };
};

/** An issue as a card shows it, in words of one language. */
export const cardFactsOf = (
  issue: IssueCardFragment,
  language: Language,
  today: string,
  mark: Mark | undefined,
  isOpen: boolean,
): CardFacts => {
  const words = dictionaryOf(language);
  const now = new Date(`${today}T00:00:00Z`);
  const title = chooseText(issue.title, language);
  const light = issueLight(issue, today, language);
  const date = dateOf(issue, language, now);
  return {
    id: issue.id,
    href: `/issues/${issue.number}`,
    tone: toneOf(issue.light.tone),
    light,
    urgent: issue.urgent ? { sign: words.urgent, name: words.urgentName } : null,
    date,
    title: (
      <span lang={title.lang === language ? undefined : title.lang}>
        <Title text={title.text} lang={title.lang} />
      </span>
    ),
    name: words.cardName(
      title.text,
      light,
      unitText(issue, language),
      date ? `${date.word} ${date.day}` : '',
    ),
    unit: <UnitName issue={issue} language={language} />,
    project: <Written text={issue.projectName} />,
    steps: stepMarks(issue.steps, today),
    by: mark ?? null,
    isOpen,
  };
};
