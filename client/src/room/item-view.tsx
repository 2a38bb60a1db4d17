import { BrokenTitle } from '../phone/broken-title.tsx';
import { formatClause, formatTime, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { DecisionSentence } from './decision-sentence.tsx';
import { decisionInFront, type Room, type RoomCurrent, type RoomDecision } from './facts.ts';
import { Course, Facts, Tags } from './material.tsx';
import { useFit } from './use-fit.ts';
import { useNow } from './use-now.ts';
import { useRoomWords } from './words.ts';

const Views = ({ views }: Pick<RoomCurrent, 'views'>) => {
  const { language } = useRoomWords();
  if (views.length === 0) return null;
  return (
    <ul class="room-views" data-count={views.length}>
      {views.map(({ unitName, text }) => (
        <li key={plain(unitName, language)}>
          <b>{plain(unitName, language)}</b>
          <p>
            <Written text={text} />
          </p>
        </li>
      ))}
    </ul>
  );
};

const STAGES: Readonly<Record<string, 'drafting' | 'readBack'>> = {
  DRAFT: 'drafting',
  READ_BACK: 'readBack',
};

/** A decision in its box: written letter by letter, read back, or just in force. */
const InFront = ({ decision, now }: { readonly decision: RoomDecision; readonly now: number }) => {
  const { language, say } = useRoomWords();
  const stage = STAGES[decision.state] ?? 'inForce';
  const at = stage === 'inForce' ? decision.inForceAt : null;
  return (
    <section class="room-decision" data-stage={stage}>
      <h3>
        {say[stage]}
        {say.gap}
        {say.decision(decision.no)}
        <span>
          {at && `${formatTime(new Date(at), language)}${say.gap}`}
          {formatClause(decision.clause, language)}
        </span>
      </h3>
      <p>
        <DecisionSentence decision={decision} now={now} />
        {stage === 'drafting' && <i class="room-caret" aria-hidden="true" />}
      </p>
    </section>
  );
};

/** What is being dealt with: facts, what each unit thinks, what is being decided. */
export const ItemView = ({
  room,
  current,
  clock,
}: {
  readonly room: Room;
  readonly current: RoomCurrent;
  readonly clock: () => number;
}) => {
  const { say } = useRoomWords();
  const box = useFit(10);
  const now = useNow(clock);
  const { item, total, title, projectName, unitName, issueNumber, material, views } = current;
  const decision = decisionInFront(room, now);
  return (
    <div class="room-item" ref={box}>
      <p class="room-kicker">
        <b>{say.item(item.position, total)}</b>
        {projectName && (
          <span>
            <Written text={projectName} />
          </span>
        )}
        {unitName && (
          <span>
            <Written text={unitName} />
          </span>
        )}
        {issueNumber && <span>{say.issue(issueNumber)}</span>}
      </p>
      <h2 class="room-title">
        <BrokenTitle text={title} />
      </h2>
      <Tags current={current} />
      {material && <Facts material={material} now={now} />}
      <Views views={views} />
      {decision && <InFront decision={decision} now={now} />}
      {material && <Course material={material} now={now} />}
    </div>
  );
};
