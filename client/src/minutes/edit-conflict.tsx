import { useState } from 'preact/hooks';
import { Merge, SideFields } from '../forms/conflict-sides.tsx';
import { Button } from '../ui/button.tsx';
import { useFormWords } from '../words/forms.ts';
import {
  type Edited,
  fieldsOf,
  textOf,
  valuesOf,
  withoutTexts,
  withSeen,
  withValues,
  writtenOf,
} from './editing.ts';
import type { Paragraph } from './paragraph.ts';
import { useMinutesWords } from './words.ts';
import '../forms/conflict.css';

/** Where it stands: whoever types further down is led there, and not carried off. */
export const CONFLICT = 'minutes-conflict';

/**
 * Somebody else has changed the same paragraphs: both versions side by side, what differs marked,
 * and three ways on. Nothing is saved before one is chosen.
 */
export const EditConflict = ({
  paragraphs,
  placeOf,
  edited,
  onEdited,
}: {
  readonly paragraphs: readonly Paragraph[];
  /** Its place in the document, from 1. */
  readonly placeOf: (paragraph: Paragraph) => number;
  readonly edited: Edited;
  readonly onEdited: (edited: Edited) => void;
}) => {
  const { words, say: forms } = useFormWords();
  const { say } = useMinutesWords();
  const [isMerging, setMerging] = useState(false);
  const names = { zh: words.form.chinese, en: words.form.english };
  const fields = fieldsOf(
    paragraphs,
    (one, language) => `${say.paragraph(placeOf(one))} ${names[language]}`,
  );
  const theirs = valuesOf(paragraphs, writtenOf);
  const mine = valuesOf(paragraphs, (one) => textOf(one, edited));
  const keys = paragraphs.map(({ key }) => key);
  return (
    <section id={CONFLICT} class="conflict" aria-label={forms.conflict.title} tabIndex={-1}>
      <p class="conflict-head" role="alert">
        <b>{forms.conflict.title}</b>
        {say.changedMeanwhile(paragraphs.length)}
      </p>
      {isMerging ? (
        <Merge
          fields={fields}
          theirs={theirs}
          mine={mine}
          theirName={forms.conflict.record}
          onMerge={(values) => onEdited(withValues(edited, paragraphs, values))}
          onBack={() => setMerging(false)}
        />
      ) : (
        <>
          <div class="conflict-sides">
            <div>
              <small>{forms.conflict.record}</small>
              <SideFields fields={fields} values={theirs} others={mine} />
            </div>
            <div>
              <small>
                {[forms.conflict.you, say.notYetSaved].filter(Boolean).join(words.separator)}
              </small>
              <SideFields fields={fields} values={mine} others={theirs} />
            </div>
          </div>
          <div class="row conflict-foot">
            <Button onPress={() => onEdited(withoutTexts(edited, keys))}>
              {forms.conflict.take}
            </Button>
            <Button onPress={() => onEdited(withSeen(edited, paragraphs))}>{say.keepMine}</Button>
            <Button kind="quiet" onPress={() => setMerging(true)}>
              {forms.conflict.merge}
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
