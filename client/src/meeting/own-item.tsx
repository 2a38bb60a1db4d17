import { useState } from 'preact/hooks';
import { Combobox } from '../forms/combobox.tsx';
import { useRefOptions } from '../forms/ref-options.ts';
import type { Quick } from '../forms/use-quick.ts';
import { Button } from '../ui/button.tsx';
import type { Written } from '../words/format.ts';
import { useMeetingWords } from './words.ts';

const LANGUAGES = ['zh', 'en'];

const KINDS = ['TOPIC', 'ISSUE', 'PROJECT', 'FOLLOW_UP'] as const;
type Kind = (typeof KINDS)[number];

/** What each kind of item names. */
const NAMES = { ISSUE: 'Issue', PROJECT: 'Project', FOLLOW_UP: 'Decision' } as const;
const FIELDS = { ISSUE: 'issue', PROJECT: 'project', FOLLOW_UP: 'decision' } as const;

const field = (kind: Kind) => ({
  name: 'which',
  kind: 'REF',
  label: { zh: '', en: '' },
  isRequired: true,
  refType: kind === 'TOPIC' ? null : NAMES[kind],
});

/** As the API takes a text: only the languages that have words. */
const writtenOf = (text: Written | '' | undefined) =>
  Object.fromEntries(
    Object.entries(text || {}).filter(([name, words]) => words && LANGUAGES.includes(name)),
  );

/** Adds to the agenda what somebody thinks of: a topic in own words, or something on record. */
export const OwnItem = ({
  meeting,
  quick,
}: {
  readonly meeting: string;
  readonly quick: Quick;
}) => {
  const { language, say } = useMeetingWords();
  const [kind, setKind] = useState<Kind>('TOPIC');
  const [title, setTitle] = useState('');
  const [which, setWhich] = useState('');
  const [minutes, setMinutes] = useState(10);
  const options = useRefOptions(field(kind));
  const chosen = options?.find(({ value }) => value === which);
  const text = kind === 'TOPIC' ? title.trim() && { [language]: title.trim() } : chosen?.title;
  const isReady = Boolean(text) && minutes > 0 && !quick.isSending;
  const add = async () => {
    if (!isReady) return;
    const isDone = await quick.send('addItem', {
      meeting,
      kind,
      title: writtenOf(text),
      ...(kind === 'TOPIC' ? {} : { [FIELDS[kind]]: which }),
      plannedMinutes: minutes,
    });
    if (!isDone) return;
    setTitle('');
    setWhich('');
  };
  return (
    <form
      class="own-item"
      aria-label={say.own}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <select
        class="input"
        aria-label={say.own}
        value={kind}
        onChange={(event) => {
          setKind(KINDS.find((one) => one === event.currentTarget.value) ?? 'TOPIC');
          setWhich('');
        }}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {say.ownKinds[one]}
          </option>
        ))}
      </select>
      {kind === 'TOPIC' ? (
        <input
          class="input"
          aria-label={say.ownTitle}
          placeholder={say.ownTitle}
          maxLength={120}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      ) : (
        <Combobox
          key={kind}
          id="own-which"
          label={say.ownWhich}
          value={which}
          options={options}
          onValue={setWhich}
        />
      )}
      <label class="agenda-minutes small">
        <input
          class="input"
          type="number"
          min={1}
          max={240}
          aria-label={say.plannedOf(say.own)}
          value={minutes}
          onInput={(event) => setMinutes(Number(event.currentTarget.value))}
        />
        {say.unitMinutes}
      </label>
      <Button type="submit" isOff={!isReady}>
        {say.add}
      </Button>
    </form>
  );
};
