import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { draftKey } from '../forms/draft.ts';
import { useTime } from '../forms/form-parts.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useQuick } from '../forms/use-quick.ts';
import { recordOf, type Values } from '../forms/values.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { EditConflict } from './edit-conflict.tsx';
import {
  changedOf,
  conflictsOf,
  type Edited,
  editedIn,
  LANGUAGES,
  lostOf,
  textOf,
  withoutTexts,
  withText,
} from './editing.ts';
import type { Paragraph } from './paragraph.ts';
import type { MinutesDocument } from './use-minutes.ts';
import { useMinutesWords } from './words.ts';

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

/** What was written into paragraphs that are no more: there to be copied, until it is given up. */
const Lost = ({
  texts,
  onDrop,
}: {
  /** By the keys that the paragraphs had. */
  readonly texts: Values;
  readonly onDrop: () => void;
}) => {
  const { say } = useMinutesWords();
  return (
    <div class="minutes-lost" role="status">
      <p>{say.lost(Object.keys(texts).length)}</p>
      {Object.entries(texts).map(([key, text]) => (
        <blockquote key={key}>
          {LANGUAGES.map((language) => recordOf(text)[language])
            .filter(Boolean)
            .join(' ')}
        </blockquote>
      ))}
      <Button onPress={onDrop}>{say.dropLost}</Button>
    </div>
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
  const [edited, setEdited] = useState<Edited>(() => editedIn(draft.found?.values));
  const { paragraphs } = minutes;
  const changed = changedOf(paragraphs, edited);
  const conflicts = conflictsOf(paragraphs, edited);
  const lost = lostOf(paragraphs, edited);
  const isReady = !isStale && !quick.isSending && changed.length > 0 && conflicts.length === 0;
  const edit = (next: Edited) => {
    setEdited(next);
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
        text: textInput(textOf(paragraph, edited)),
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
        if (isReady) void save();
      }}
    >
      {draft.found && (
        <p class="muted small" role="status">
          {say.restored(time(draft.found.at))}
        </p>
      )}
      {conflicts.length > 0 && (
        <EditConflict
          paragraphs={conflicts}
          placeOf={(paragraph) => paragraphs.indexOf(paragraph) + 1}
          edited={edited}
          onEdited={edit}
        />
      )}
      {lost.length > 0 && (
        <Lost
          texts={Object.fromEntries(lost.map((key) => [key, edited.texts[key]]))}
          onDrop={() => edit(withoutTexts(edited, lost))}
        />
      )}
      {paragraphs.map((paragraph, index) => (
        <ParagraphFields
          key={paragraph.key}
          paragraph={paragraph}
          place={index + 1}
          value={textOf(paragraph, edited)}
          onValue={(value) => edit(withText(edited, paragraph, value))}
        />
      ))}
      {quick.trouble && (
        <p role="alert">
          <Light tone="late">{say.notSaved(quick.trouble)}</Light>
        </p>
      )}
      {isStale && <p role="alert">{say.stale}</p>}
      <div class="row form-end">
        <Button kind="primary" isBig type="submit" isOff={!isReady}>
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
