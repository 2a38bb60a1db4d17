import { useApi } from '../api/api.ts';
import type { RefOption } from '../forms/ref-options.ts';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import { useNow } from '../room/use-now.ts';
import type { Written } from '../words/format.ts';
import type { Meant } from './pen.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** A unit as the pen names it. */
export type UnitOption = RefOption & { readonly name: Written };

/** The decision as the room sees it, or would. */
export const Preview = ({
  meant,
  units,
  pen,
}: {
  readonly meant: Meant;
  readonly units: readonly UnitOption[];
  readonly pen: PenState;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  const now = useNow(lianxi.serverTime);
  const named = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const unit = units.find(({ value }) => value === id);
      return unit ? [{ id, name: unit.name }] : [];
    });
  return (
    <section
      class={pen.isReading ? 'control-preview reading' : 'control-preview'}
      aria-label={say.pen.seen}
    >
      <div class="control-preview-head">
        {say.pen.seen}
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
