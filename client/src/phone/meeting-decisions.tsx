import { sayableOf } from '../decision/facts.ts';
import type { MeetingFacts } from '../meeting/facts.ts';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import { isStanding } from '../room/facts.ts';
import { useRoomWords } from '../room/words.ts';
import { Light } from '../ui/light.tsx';
import { formatClause, formatTime } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { useMeetingPhone } from './meeting-words.ts';

/** A decision of the meeting, as its page reads it. */
export type PhoneDecision = MeetingFacts['decisions'][number];

/** Milliseconds for which a decision counts as just made. */
const FRESH = 120_000;

/** Decisions in force, the latest first: those that name one of the units, and the others. */
export const decisionsFor = (meeting: MeetingFacts, units: readonly string[]) => {
  const inForce = meeting.decisions
    .filter(isStanding)
    .toSorted((a, b) => (b.no ?? 0) - (a.no ?? 0));
  const isOurs = (decision: PhoneDecision) =>
    decision.units.some(({ unit }) => units.includes(unit.id));
  return { ours: inForce.filter(isOurs), others: inForce.filter((one) => !isOurs(one)) };
};

/** Whether the viewer's unit is asked to acknowledge it. */
export const isAsked = ({ availableActions }: PhoneDecision): boolean =>
  availableActions.some(({ action }) => action === 'acknowledgeDecision');

/** Whether the viewer may say that their unit holds otherwise. */
export const isObjectable = ({ availableActions }: PhoneDecision): boolean =>
  availableActions.some(({ action }) => action === 'recordDissent');

/** One decision; in the colour of the system speaking while it waits for one's signature. */
export const PhoneDecisionCard = ({
  decision,
  own,
  now,
  onDissent,
}: {
  readonly decision: PhoneDecision;
  readonly own: string | null;
  readonly now: number;
  /** Opens the form of a dissent; none where that is offered elsewhere. */
  readonly onDissent: ((decision: PhoneDecision) => void) | null;
}) => {
  const { language, say } = useMeetingPhone();
  const room = useRoomWords();
  const mine = decision.units.find(({ unit }) => unit.id === own);
  const isFresh = decision.inForceAt && now - Date.parse(decision.inForceAt) < FRESH;
  return (
    <section
      class="meeting-decision"
      data-decision={decision.id}
      data-asked={isAsked(decision) ? '' : undefined}
    >
      <h3>
        {room.say.decision(decision.no)}
        <span>
          {isFresh && `${say.justNow}${room.say.gap}`}
          {formatClause(decision.clause, language)}
        </span>
      </h3>
      <p>
        <DecisionSentence decision={sayableOf(decision)} now={now} own={own} />
      </p>
      {mine?.acknowledgedAt && (
        <Light tone="done">
          {say.acknowledgedAt(formatTime(new Date(mine.acknowledgedAt), language))}
        </Light>
      )}
      {decision.dissents
        .filter(({ unit }) => unit.id === own)
        .map(({ id, text }) => (
          <p key={id} class="meeting-dissent">
            <b>{say.dissents}</b> <Written text={text} />
          </p>
        ))}
      {onDissent && isObjectable(decision) && (
        <button
          type="button"
          class="link phone-hit"
          data-action="recordDissent"
          aria-label={say.dissentTo(decision.no)}
          onClick={() => onDissent(decision)}
        >
          {say.dissent}
        </button>
      )}
    </section>
  );
};
