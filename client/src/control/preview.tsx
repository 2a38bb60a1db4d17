import { useApi } from '../api/api.ts';
import type { RefOption } from '../forms/ref-options.ts';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import type { RoomUnit } from '../room/facts.ts';
import { useNow } from '../room/use-now.ts';
import type { Written } from '../words/format.ts';
import type { Meant } from './pen.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** A unit as the pen names it. */
export type UnitOption = RefOption & { readonly name: Written };

/** Units by their ids, as the room names them. */
export const namedBy =
  (units: readonly UnitOption[]) =>
  (ids: readonly string[]): readonly RoomUnit[] =>
    ids.flatMap((id) => {
      const unit = units.find(({ value }) => value === id);
      return unit ? [{ id, name: unit.name }] : [];
    });

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
  const named = namedBy(units);
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
          <DecisionSentence
            now={now}
            decision={{
              text: { [language]: meant.text },
              responsible: named(meant.responsible),
              assisting: named(meant.assisting),
              dueOn: meant.dueOn,
            }}
          />
        ) : (
          <span class="muted">{say.pen.nothing}</span>
        )}
      </p>
    </section>
  );
};
