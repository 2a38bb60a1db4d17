import { Shape, type Tone } from '../ui/light.tsx';
import { daysBetween, formatClause, formatDay } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useWords, Written } from '../words/words.tsx';
import type { Assignment, IssueFacts } from './facts.tsx';
import { Phone } from './phone.tsx';

type Person = NonNullable<Assignment['contact']>;
type Step = IssueFacts['steps'][number];

const PersonLine = ({
  role,
  person,
  canShow,
}: {
  readonly role: string;
  readonly person: Person | null | undefined;
  readonly canShow: boolean;
}) =>
  person ? (
    <li>
      <span>{role}</span>
      <span>
        <b>
          <Written text={person.name} />
        </b>
        <Written text={person.title} />
      </span>
      <span>
        {person.maskedPhone && (
          <Phone person={person} masked={person.maskedPhone} canShow={canShow} />
        )}
      </span>
    </li>
  ) : null;

/** The three named people. */
export const People = ({
  assignment,
  canShow = false,
}: {
  readonly assignment: Assignment;
  /** Whether phones may be shown whole. */
  readonly canShow?: boolean;
}) => {
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
        <PersonLine role={words.issue.accountable} person={accountableHead} canShow={canShow} />
        <PersonLine role={words.issue.inCharge} person={personInCharge} canShow={canShow} />
        <PersonLine role={words.issue.contact} person={contact} canShow={canShow} />
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
  span = null,
}: {
  readonly steps: readonly Step[];
  readonly today: string;
  /** First and last day of the work, where the time that is gone is told. */
  readonly span?: { readonly from: string; readonly until: string } | null;
}) => {
  const { words, say } = useFormWords();
  const days = span ? daysBetween(span.from, span.until) : 0;
  const gone = span && days > 0 ? Math.round((daysBetween(span.from, today) / days) * 100) : null;
  if (steps.length === 0) return null;
  const done = steps.filter(({ state }) => state === 'DONE' || state === 'DROPPED').length;
  return (
    <>
      <h2 class="section">
        {words.issue.plan}
        <span>
          {done} / {steps.length}
        </span>
        {gone !== null && <small>{say.timeSpent(Math.min(100, Math.max(0, gone)))}</small>}
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
