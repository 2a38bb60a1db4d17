import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { draftKey } from '../forms/draft.ts';
import { useTime } from '../forms/form-parts.tsx';
import { useDraft } from '../forms/use-draft.ts';
import { useQuick } from '../forms/use-quick.ts';
import type { Values } from '../forms/values.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { CONFLICT, EditConflict } from './edit-conflict.tsx';
import { Lost, ParagraphFields } from './edit-fields.tsx';
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
import type { MinutesDocument } from './use-minutes.ts';
import { useMinutesWords } from './words.ts';

const textInput = (value: Values) =>
  Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = String(value[language] ?? '').trim();
      return text ? [[language, text]] : [];
    }),
  );

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
        {conflicts.length > 0 && (
          <button
            type="button"
            class="link"
            onClick={() => document.getElementById(CONFLICT)?.focus()}
          >
            {say.chooseFirst}
          </button>
        )}
        <span class="muted small">{changed.length > 0 && say.changed(changed.length)}</span>
      </div>
    </form>
  );
};
