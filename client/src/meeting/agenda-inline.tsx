import { useEffect, useRef, useState } from 'preact/hooks';
import type { Quick } from '../forms/use-quick.ts';
import { usedMinutes } from '../room/facts.ts';
import { Light } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import type { AgendaItem } from './facts.ts';
import { LEAST_MINUTES, MOST_MINUTES, plannedIn } from './planned.ts';
import { useMeetingWords } from './words.ts';

/** How long an item is planned for. Told once it is typed to its end: on leaving it, or by Enter. */
const PlannedMinutes = ({ item, quick }: { readonly item: AgendaItem; readonly quick: Quick }) => {
  const { language, say } = useMeetingWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const wrongId = `minutes-${item.position}`;
  // Enter tells it, and leaving the field right after must not tell it again.
  const told = useRef<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    told.current = null;
    // What somebody is typing stays, whatever others plan meanwhile.
    if (document.activeElement === field.current) return;
    setTyped(null);
    setWrong(false);
  }, [item.plannedMinutes]);
  const tell = async () => {
    if (typed === null) return;
    const plannedMinutes = plannedIn(typed);
    setWrong(plannedMinutes === null);
    if (plannedMinutes === null) return;
    if (plannedMinutes === item.plannedMinutes) return setTyped(null);
    if (plannedMinutes === told.current) return;
    told.current = plannedMinutes;
    const amended = { id: item.id, expectedVersion: item.version, plannedMinutes };
    if (!(await quick.send('amendItem', amended))) told.current = null;
  };
  return (
    <label class="agenda-minutes small">
      {isWrong && (
        <span id={wrongId} role="alert">
          <Light tone="late">{say.minutesWanted(LEAST_MINUTES, MOST_MINUTES)}</Light>
        </span>
      )}
      <input
        ref={field}
        class="input"
        type="number"
        min={LEAST_MINUTES}
        max={MOST_MINUTES}
        aria-label={say.plannedOf(plain(item.title, language))}
        value={typed ?? item.plannedMinutes}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? wrongId : undefined}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(false);
        }}
        onBlur={() => void tell()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          void tell();
        }}
      />
      {say.unitMinutes}
    </label>
  );
};

/** How long it is planned for, and whether screens show it: changed in place by the office. */
export const Inline = ({
  item,
  quick,
}: {
  readonly item: AgendaItem;
  readonly quick: Quick | null;
}) => {
  const { language, say } = useMeetingWords();
  const mayAmend = item.availableActions.some(({ action }) => action === 'amendItem');
  if (!quick || !mayAmend)
    return (
      <span class="muted small keep">
        {item.startedAt
          ? say.used(
              item.plannedMinutes - item.grantedMinutes,
              usedMinutes(item.usedSeconds),
              item.grantedMinutes,
            )
          : say.usedOnly(item.plannedMinutes)}
      </span>
    );
  return (
    <>
      <label class="check small" title={say.closedHint}>
        <input
          type="checkbox"
          aria-label={say.closedOf(plain(item.title, language))}
          checked={item.isClosed}
          onChange={(event) =>
            void quick.send('amendItem', {
              id: item.id,
              expectedVersion: item.version,
              isClosed: event.currentTarget.checked,
            })
          }
        />
        {say.closed}
      </label>
      <PlannedMinutes item={item} quick={quick} />
    </>
  );
};
