import { formatDayLong, plain, type Written as Text } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import type { RoomUnit } from './facts.ts';
import { useRoomWords } from './words.ts';

/** What a sentence needs of a decision, written or still being written. */
export type Sayable = {
  readonly text: Text | null;
  readonly responsible: readonly RoomUnit[];
  readonly assisting: readonly RoomUnit[];
  readonly dueOn: string | null;
};

const Units = ({
  units,
  part,
  own,
}: {
  readonly units: readonly RoomUnit[];
  readonly part: 'responsible' | 'assisting';
  readonly own: string | null;
}) => {
  const { language, say } = useRoomWords();
  if (units.length === 0) return null;
  const ordered = units.toSorted((a, b) => Number(b.id === own) - Number(a.id === own));
  if (ordered.length === 1 && ordered[0]?.id === own)
    return (
      <>
        <b class="keep">{say.ownRoles[part]}</b>
        {say.comma}
      </>
    );
  return (
    <>
      {ordered.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && say.list}
          <b class="keep">{id === own ? say.own : plain(name, language)}</b>
        </span>
      ))}
      {say.roles[part]}
      {say.comma}
    </>
  );
};

/** 市规划委通州分局 承办，通州国土分局 协办，12月9日 周三 前确认唯一路由: one sentence, as it is read out. */
export const DecisionSentence = ({
  decision,
  now,
  own = null,
}: {
  readonly decision: Sayable;
  readonly now: number;
  /** The unit that reads: it is called by no name. */
  readonly own?: string | null;
}) => {
  const { language, say } = useRoomWords();
  const { responsible, assisting, dueOn, text } = decision;
  return (
    <>
      <Units units={responsible} part="responsible" own={own} />
      <wbr />
      <Units units={assisting} part="assisting" own={own} />
      <wbr />
      {dueOn && (
        <>
          {say.dueBefore}
          <b class="keep">{formatDayLong(dueOn, language, new Date(now))}</b>
          {say.dueAfter}
        </>
      )}
      <Written text={text} />
    </>
  );
};
