import { daysBetween } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import type { IssueFacts } from './facts.tsx';

const COURSE = ['raise', 'verify', 'assign', 'progress', 'claim', 'solve'] as const;

const AT: Readonly<Record<string, (typeof COURSE)[number]>> = {
  RAISED: 'raise',
  RETURNED: 'raise',
  VERIFIED: 'verify',
  ASSIGNED: 'assign',
  IN_PROGRESS: 'progress',
  RESOLUTION_CLAIMED: 'claim',
  RESOLVED: 'solve',
};

/** Where on its course the issue stands. */
export const Course = ({
  issue,
  today,
}: {
  readonly issue: IssueFacts;
  readonly today: string;
}) => {
  const { words } = useWords();
  const { course, day } = words.issue;
  const since = issue.state === 'IN_PROGRESS' && issue.assignedOn ? issue.assignedOn : null;
  return (
    <ol class="course">
      {COURSE.map((name) => {
        const isHere = AT[issue.state] === name;
        return (
          <li key={name} aria-current={isHere ? 'step' : undefined}>
            <span>
              {course[name]}
              {isHere && since && ` ${day(daysBetween(since, today))}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
};
