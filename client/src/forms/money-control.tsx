import { useState } from 'preact/hooks';
import { useFormWords } from '../words/forms.ts';
import { grouped, movePoint, PLACES } from './money.ts';

/** An amount in the unit that people speak in; the form holds it in yuan, to the fen. */
export const MoneyControl = ({
  id,
  value,
  onValue,
  ...rest
}: {
  readonly id: string;
  readonly value: unknown;
  readonly onValue: (value: string) => void;
  readonly 'aria-invalid'?: 'true' | undefined;
  readonly 'aria-describedby'?: string | undefined;
}) => {
  const { language, say } = useFormWords();
  const places = PLACES[language];
  const yuan = String(value ?? '');
  const spoken = (text: string) => {
    const moved = movePoint(text, -places);
    return moved === null ? text : grouped(moved);
  };
  const [typed, setTyped] = useState<string | null>(null);
  // While it is typed it stays as typed; else it is shown as the form holds it.
  const isOwn = typed !== null && (movePoint(typed, places) ?? typed) === yuan;
  return (
    <div class="affix">
      <input
        {...rest}
        id={id}
        class="input"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={isOwn ? typed : spoken(yuan)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          onValue(text.trim() === '' ? '' : (movePoint(text, places) ?? text));
        }}
        onBlur={() => setTyped(null)}
      />
      <span>{say.money}</span>
    </div>
  );
};
