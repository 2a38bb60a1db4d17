import { Shape, type Tone } from '../ui/light.tsx';
import { daysBetween, formatClause, formatDay } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import type { Assignment, IssueFacts } from './facts.tsx';

type Person = NonNullable<Assignment['contact']>;
type Step = IssueFacts['steps'][number];

const PersonLine = ({
  role,
  person,
}: {
  readonly role: string;
  readonly person: Person | null | undefined;
}) =>
  person ? (
    <li>
      <span>{role}</span>
      <span>
        <b>
          <Written text={person.name} />
        </b>
        <Written text={person.title} />{' '}
        {person.maskedPhone && <span class="muted">{person.maskedPhone}</span>}
      </span>
    </li>
  ) : null;

/** The three named people. */
export const People = ({ assignment }: { readonly assignment: Assignment }) => {
  const { language, words } = useWords();
  const { accountableHead, personInCharge, contact } = assignment;
  if (!accountableHead && !personInCharge && !contact) return null;
  return (
    <>
      <h2 class="section">
        {words.issue.people}
        <small>{formatClause('6.5', language)}</small>
      </h2>
      <ul class="people">
        <PersonLine role={words.issue.accountable} person={accountableHead} />
        <PersonLine role={words.issue.inCharge} person={personInCharge} />
        <PersonLine role={words.issue.contact} person={contact} />
      </ul>
    </>
  );
};

const toneOfStep = ({ state, dueOn }: Step, today: string): Tone => {
  if (state === 'DONE' || state === 'DROPPED') return 'done';
  if (dueOn < today) return 'late';
  return state === 'CURRENT' && daysBetween(today, dueOn) <= 3 ? 'near' : 'none';
};

const StepTime = ({ step, today }: { readonly step: Step; readonly today: string }) => {
  const { language, words } = useWords();
  const say = words.issue;
  const now = new Date(`${today}T00:00:00Z`);
  if (step.state === 'DROPPED') return <time>{say.stepDropped}</time>;
  if (step.state === 'DONE')
    return <time>{say.stepDone(formatDay(step.doneOn ?? step.dueOn, language, now))}</time>;
  const day = formatDay(step.dueOn, language, now);
  const left = daysBetween(today, step.dueOn);
  if (left < 0) return <time>{say.stepLate(day, -left)}</time>;
  if (step.state !== 'CURRENT') return <time>{day}</time>;
  return <time>{left === 0 ? say.stepToday(day) : say.stepLeft(day, left)}</time>;
};

/** The work plan, step by step. */
export const Plan = ({
  steps,
  today,
}: {
  readonly steps: readonly Step[];
  readonly today: string;
}) => {
  const { words } = useWords();
  if (steps.length === 0) return null;
  const done = steps.filter(({ state }) => state === 'DONE' || state === 'DROPPED').length;
  return (
    <>
      <h2 class="section">
        {words.issue.plan}
        <span>
          {done} / {steps.length}
        </span>
      </h2>
      <ol class="steps">
        {steps.map((step) => {
          const tone = toneOfStep(step, today);
          return (
            <li key={step.no} class={`tone-${tone}`}>
              <Shape tone={tone} />
              <span>
                {step.state === 'CURRENT' ? (
                  <b>
                    <Written text={step.text} />
                  </b>
                ) : (
                  <Written text={step.text} />
                )}
              </span>
              <StepTime step={step} today={today} />
            </li>
          );
        })}
      </ol>
    </>
  );
};
