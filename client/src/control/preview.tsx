import { useApi } from '../api/api.ts';
import type { RefOption } from '../forms/ref-options.ts';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import type { RoomUnit } from '../room/facts.ts';
import { useNow } from '../room/use-now.ts';
import type { Language, Written } from '../words/format.ts';
import type { Meant } from './pen.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** A unit as the pen names it. */
export type UnitOption = RefOption & { readonly name: Written };

/** What is meant, as the room would say it. */
export const sayableOf = (
  { text, responsible, assisting, dueOn }: Meant,
  units: readonly UnitOption[],
  language: Language,
) => {
  const named = (ids: readonly string[]): readonly RoomUnit[] =>
    ids.flatMap((id) => {
      const unit = units.find(({ value }) => value === id);
      return unit ? [{ id, name: unit.name }] : [];
    });
  return {
    text: { [language]: text },
    responsible: named(responsible),
    assisting: named(assisting),
    dueOn,
  };
};

/** The decision as the room sees it, or would. */
export const Preview = ({
  meant,
  units,
  pen,
  isOnScreen,
}: {
  readonly meant: Meant;
  readonly units: readonly UnitOption[];
  readonly pen: PenState;
  /** Whether the screens have it. */
  readonly isOnScreen: boolean;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  const now = useNow(lianxi.serverTime);
  // A remark concerns those it names, and what is behind closed doors stays there.
  const isOffScreen = meant.kind === 'REMARK' || pen.item?.isClosed === true;
  return (
    <section
      class={pen.isReading ? 'control-preview reading' : 'control-preview'}
      aria-label={isOnScreen ? say.pen.seen : say.pen.unseen}
    >
      <div class="control-preview-head">
        {isOnScreen ? say.pen.seen : say.pen.unseen}
        {isOffScreen ? (
          <span data-pen="offScreen">{say.pen.offScreen}</span>
        ) : (
          <button
            type="button"
            aria-pressed={meant.isShown}
            data-pen="show"
            disabled={pen.isReading}
            onClick={() => pen.write({ isShown: !meant.isShown })}
          >
            {say.pen.showing}
            {language === 'zh' ? '：' : ': '}
            {meant.isShown ? say.pen.on : say.pen.off}
          </button>
        )}
      </div>
      <p>
        {meant.text ? (
          <DecisionSentence now={now} decision={sayableOf(meant, units, language)} />
        ) : (
          <span class="muted">{say.pen.nothing}</span>
        )}
      </p>
    </section>
  );
};
