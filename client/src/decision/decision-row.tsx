import { Link } from 'wouter';
import { type Doable, doablesOn, recordablesOn } from '../forms/doable.ts';
import { RowButtons } from '../forms/row-buttons.tsx';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import { FileLink } from '../ui/file-link.tsx';
import { Light } from '../ui/light.tsx';
import { formatClause, formatMoment, plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import {
  anchorOf,
  type DecisionFacts,
  isOver,
  lightOf,
  numberOf,
  progressOf,
  sayableOf,
} from './facts.ts';
import { useDecisionWords } from './words.ts';
import './decision.css';

/** What the viewer may do on a decision, as one's own and for others. */
export const doablesOfDecision = (decision: DecisionFacts): readonly Doable[] => [
  ...doablesOn('Decision', decision),
  ...recordablesOn('Decision', decision),
];

/** What most people come for. */
const FRONT = ['acknowledgeDecision', 'reportDecision', 'verifyDecision', 'sendBackDecision'];

/** What is done on the floor only, by the control screen. */
const FLOOR = ['editDecision', 'readBackDecision', 'resumeDraft', 'putDecisionInForce'];

const Units = ({ decision, today }: { readonly decision: DecisionFacts; readonly today: Date }) => {
  const { language, say } = useDecisionWords();
  if (decision.units.length === 0) return null;
  const moment = (at: string) => formatMoment(at, language, today);
  return (
    <ul class="decision-units small">
      {decision.units.map(({ id, unit, role, acknowledgedAt, reportedAt, report }) => (
        <li key={id}>
          <b>{plain(unit.shortName, language)}</b>
          <span class="muted">{role === 'RESPONSIBLE' ? say.responsible : say.assisting}</span>
          <span>
            {reportedAt
              ? say.reportedAt(moment(reportedAt))
              : acknowledgedAt
                ? say.signedAt(moment(acknowledgedAt))
                : say.waits}
          </span>
          {report && (
            <span class="decision-report">
              <Written text={report} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

/** What each unit was handed, as a file. */
const Sheets = ({ decision }: { readonly decision: DecisionFacts }) => {
  const { language, say } = useDecisionWords();
  if (decision.dispatchSheets.length === 0) return null;
  return (
    <p class="decision-sheets small muted">
      {say.sheets}
      {decision.dispatchSheets.map(({ unit, path }) => {
        const name = plain(unit.shortName, language);
        return (
          <FileLink key={unit.id} class="link" path={path} label={say.sheetOf(name)}>
            {name}
          </FileLink>
        );
      })}
    </p>
  );
};

const About = ({
  decision,
  isInMeeting,
}: {
  readonly decision: DecisionFacts;
  readonly isInMeeting: boolean;
}) => {
  const words = useDecisionWords();
  const { language, say } = words;
  const { meeting, issue, project, no } = decision;
  const place = isInMeeting && no !== null ? say.noOf(no) : numberOf(decision, words);
  return (
    <p class="facts-line">
      <span>
        {laterWordOf('DecisionSource', decision.source, language)}
        {place && ' '}
        {meeting && !isInMeeting ? (
          <Link href={`/meetings/${meeting.number}`} class="link">
            {place}
          </Link>
        ) : (
          place
        )}
      </span>
      <span>{laterWordOf('DecisionEffect', decision.effect, language)}</span>
      {issue && (
        <span>
          <Link href={`/issues/${issue.number}`} class="link">
            {issue.number} <Written text={issue.title} />
          </Link>
        </span>
      )}
      {project && !issue && (
        <span>
          <Link href={`/projects/${project.number}`} class="link">
            <Written text={project.name} />
          </Link>
        </span>
      )}
      <span class="clause">{formatClause(decision.clause, language)}</span>
    </p>
  );
};

/** One decision: what it says, whose it is, by when, how far it is, and what can be done. */
export const DecisionRow = ({
  decision,
  today,
  isInMeeting = false,
  primary,
  onChoose,
}: {
  readonly decision: DecisionFacts;
  readonly today: Date;
  /** On the page of its meeting, which needs not be named. */
  readonly isInMeeting?: boolean;
  /** The id of the decision whose button is the page's primary one. */
  readonly primary?: string | null;
  readonly onChoose: (one: Doable) => void;
}) => {
  const words = useDecisionWords();
  const { language, say } = words;
  const light = lightOf(decision, words);
  const progress = progressOf(decision, words);
  const doables = doablesOfDecision(decision).filter(
    ({ action }) => !FLOOR.includes(action.action),
  );
  return (
    <li
      class={isOver(decision) ? 'decision over' : 'decision'}
      id={isInMeeting && decision.no !== null ? anchorOf(decision.no) : undefined}
      data-decision={decision.id}
      data-state={decision.state}
    >
      <Light tone={light.tone}>{light.words}</Light>
      <div>
        <h3>
          <DecisionSentence decision={sayableOf(decision)} now={today.getTime()} />
        </h3>
        <About decision={decision} isInMeeting={isInMeeting} />
        {decision.dissents.map(({ id, unit, text }) => (
          <p key={id} class="small">
            <b>{say.dissent(plain(unit.shortName, language))}</b> <Written text={text} />
          </p>
        ))}
        {decision.strikeReason && (
          <p class="small muted">
            {say.struck} <Written text={decision.strikeReason} />
          </p>
        )}
        {decision.units.length > 0 && (
          <details class="small">
            <summary class="muted">{progress || say.units}</summary>
            <Units decision={decision} today={today} />
          </details>
        )}
        <Sheets decision={decision} />
      </div>
      <RowButtons
        doables={doables}
        front={FRONT}
        about={decision.text}
        isPrimary={decision.id === primary}
        onChoose={onChoose}
      />
    </li>
  );
};
