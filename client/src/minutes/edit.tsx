import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { draftKey } from '../forms/draft.ts';
import { useTime } from '../forms/form-parts.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useQuick } from '../forms/use-quick.ts';
import { isSame, recordOf, type Values } from '../forms/values.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import type { Paragraph } from './source.tsx';
import type { MinutesDocument } from './use-minutes.ts';
import { useMinutesWords } from './words.ts';

const written = ({ text }: Paragraph): Values => ({ zh: text.zh ?? '', en: text.en ?? '' });

const LANGUAGES = ['zh', 'en'] as const;

const textInput = (value: Values) =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = String(value[language] ?? '').trim();
      return text ? [[language, text]] : [];
    }),
  );

const ParagraphFields = ({
  paragraph,
  place,
  value,
  onValue,
}: {
  readonly paragraph: Paragraph;
  readonly place: number;
  readonly value: Values;
  readonly onValue: (value: Values) => void;
}) => {
  const { language, words, say } = useMinutesWords();
  const names = { zh: words.form.chinese, en: words.form.english };
  const ordered = language === 'zh' ? LANGUAGES : LANGUAGES.toReversed();
  return (
    <fieldset class="minutes-edit" data-paragraph={paragraph.key}>
      <legend class="muted small">
        {say.paragraph(place)}
        {words.separator}
        {say.kinds[paragraph.kind]}
      </legend>
      {ordered.map((one) => (
        <textarea
          key={one}
          class="input"
          rows={one === language ? 2 : 1}
          maxLength={4_000}
          lang={one === 'zh' ? 'zh-CN' : 'en'}
          aria-label={`${say.paragraph(place)} ${names[one]}`}
          value={String(value[one] ?? '')}
          onInput={(event) => onValue({ ...value, [one]: event.currentTarget.value })}
        />
      ))}
    </fieldset>
  );
};

/** The wording of a draft, changed in place; what is typed is kept until it is saved. */
export const Edit = ({
  minutes,
  again,
  onClose,
}: {
  readonly minutes: MinutesDocument;
  readonly again: () => void;
  readonly onClose: () => void;
}) => {
  const { lianxi, client } = useApi();
  const { say } = useMinutesWords();
  const time = useTime();
  const isStale = useStale(lianxi);
  const quick = useQuick(again);
  const person = client.readQuery(ViewerDocument, {})?.data?.viewer.person.id ?? '';
  const place = person && draftKey(person, minutes.id, 'editMinutes');
  const draft = useDraft(place, () => new Date(lianxi.serverTime()));
  const [texts, setTexts] = useState<Values>(() => draft.found?.values ?? {});
  const textOf = (paragraph: Paragraph) =>
    paragraph.key in texts ? recordOf(texts[paragraph.key]) : written(paragraph);
  const changed = minutes.paragraphs.filter(
    (paragraph) => !isSame(textOf(paragraph), written(paragraph)),
  );
  const change = (id: string, value: Values) => {
    const next = { ...texts, [id]: value };
    setTexts(next);
    draft.keep({ values: next, version: minutes.version });
  };
  const close = () => {
    draft.drop();
    onClose();
  };
  const save = async () => {
    draft.flush();
    const isDone = await quick.send('editMinutes', {
      id: minutes.id,
      expectedVersion: minutes.version,
      paragraphs: changed.map((paragraph) => ({
        key: paragraph.key,
        text: textInput(textOf(paragraph)),
      })),
    });
    if (isDone) close();
  };
  return (
    <form
      class="sheet editing"
      data-action="editMinutes"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStale && !quick.isSending && changed.length > 0) void save();
      }}
    >
      {draft.found && (
        <p class="muted small" role="status">
          {say.restored(time(draft.found.at))}
        </p>
      )}
      {minutes.paragraphs.map((paragraph, index) => (
        <ParagraphFields
          key={paragraph.key}
          paragraph={paragraph}
          place={index + 1}
          value={textOf(paragraph)}
          onValue={(value) => change(paragraph.key, value)}
        />
      ))}
      {quick.trouble && (
        <p role="alert">
          <Light tone="late">{say.notSaved(quick.trouble)}</Light>
        </p>
      )}
      {isStale && <p role="alert">{say.stale}</p>}
      <div class="row form-end">
        <Button
          kind="primary"
          isBig
          type="submit"
          isOff={isStale || quick.isSending || changed.length === 0}
        >
          {say.save}
        </Button>
        <Button isBig onPress={close}>
          {say.leave}
        </Button>
        <span class="muted small">{changed.length > 0 && say.changed(changed.length)}</span>
      </div>
    </form>
  );
};
