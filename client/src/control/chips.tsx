import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { Field } from '../ui/field.tsx';
import { formatDayLong } from '../words/format.ts';
import { dayChoices, type ItemFacts, type Kind, kindsFor } from './pen-kinds.ts';
import { useControlWords } from './words.ts';

const Chip = ({
  isOn,
  onPress,
  focused,
  children,
  ...rest
}: {
  readonly isOn: boolean;
  readonly onPress: () => void;
  /** Where it gets the focus from elsewhere. */
  readonly focused?: preact.RefObject<HTMLButtonElement | null>;
  readonly children: preact.ComponentChildren;
  readonly 'data-kind'?: string;
  readonly 'data-day'?: string;
}) => (
  <button
    {...rest}
    ref={focused ?? null}
    type="button"
    class="control-chip"
    aria-pressed={isOn}
    onClick={onPress}
  >
    {children}
  </button>
);

/** What is decided: as the line tells, or as picked. */
export const KindChips = ({
  facts,
  kind,
  problem,
  onKind,
}: {
  readonly facts: ItemFacts;
  readonly kind: Kind;
  readonly problem: string | undefined;
  readonly onKind: (kind: Kind) => void;
}) => {
  const { say } = useControlWords();
  const offered = kindsFor(facts);
  // What was written stays in sight, also where the matter has moved on meanwhile.
  const kinds = offered.includes(kind) ? offered : [kind, ...offered];
  return (
    <Field id="pen-effect" label={say.pen.kind} problem={problem} isGroup>
      <div class="control-chips">
        {kinds.map((one) => (
          <Chip key={one} isOn={one === kind} onPress={() => onKind(one)} data-kind={one}>
            {say.pen.kinds[one]}
          </Chip>
        ))}
      </div>
    </Field>
  );
};

/** By when: the days that are often chosen, another one, or none. */
export const DayChips = ({
  label,
  dueOn,
  today,
  isOptional,
  problem,
  onDay,
}: {
  readonly label: string;
  readonly dueOn: string | null;
  readonly today: string;
  readonly isOptional: boolean;
  readonly problem: string | undefined;
  readonly onDay: (day: string | null) => void;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  /** What stands in the field for another day, half typed too; null while it is closed. */
  const [typed, setTyped] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const chip = useRef<HTMLButtonElement>(null);
  const isOpen = typed !== null;
  useLayoutEffect(() => field.current?.focus(), [isOpen]);
  const take = () => {
    // A day half typed is none, and changes nothing.
    if (typed !== null && field.current?.validity.valid) onDay(typed || null);
    setTyped(null);
  };
  const choices = dayChoices(today);
  const isOther = dueOn !== null && !choices.some(({ day }) => day === dueOn);
  const words = (day: string) => formatDayLong(day, language, new Date(lianxi.serverTime()));
  return (
    <Field id="pen-dueOn" label={label} problem={problem} isOptional={isOptional} isGroup>
      <div class="control-chips">
        {choices.map(({ day, days }) => (
          <Chip
            key={day}
            isOn={day === dueOn}
            data-day={day}
            // A second press takes it off.
            onPress={() => onDay(day === dueOn ? null : day)}
          >
            {words(day)}
            {days !== null && <span>{say.pen.inDays(days)}</span>}
          </Chip>
        ))}
        {isOpen ? (
          <input
            class="input"
            type="date"
            aria-label={say.pen.other}
            min={today}
            value={typed}
            ref={field}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return;
              take();
              // Keys would go to the page if the field left them to nobody.
              requestAnimationFrame(() => chip.current?.focus());
            }}
            onBlur={take}
          />
        ) : (
          <Chip
            focused={chip}
            isOn={isOther}
            onPress={() => setTyped(dueOn ?? '')}
            data-day={isOther ? dueOn : 'other'}
          >
            {isOther ? words(dueOn) : say.pen.other}
          </Chip>
        )}
      </div>
    </Field>
  );
};
