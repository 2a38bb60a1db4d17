import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { type Doable, keyOf } from './doable.ts';

/** A button that opens the form of something; primary only where it is owed and comes first. */
export const DoableButton = ({
  one,
  isPrimary = false,
  onChoose,
}: {
  readonly one: Doable;
  readonly isPrimary?: boolean;
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language, say } = useFormWords();
  const label = plain(one.action.label, language);
  return (
    <Button
      isBig
      kind={isPrimary ? 'primary' : 'plain'}
      data-action={one.action.action}
      data-recorded={one.isForOthers ? '' : undefined}
      aria-label={one.isForOthers ? say.recordedName(label) : undefined}
      onPress={() => onChoose(one)}
    >
      {label}
    </Button>
  );
};

/** One button for each thing that can be done; the first is primary where it is owed. */
export const DoableButtons = ({
  doables,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { words } = useFormWords();
  return (
    <>
      <h2 class="section">{words.issue.act}</h2>
      {doables.length === 0 && (
        <Empty title={words.issue.noActions}>{words.issue.noActionsHint}</Empty>
      )}
      <div class="doables">
        {doables.map((one, index) => (
          <DoableButton
            key={keyOf(one)}
            one={one}
            isPrimary={index === 0 && one.action.dueBy !== null}
            onChoose={onChoose}
          />
        ))}
      </div>
    </>
  );
};

/** What the office may record for others, quietly. */
export const Recordables = ({
  doables,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { say } = useFormWords();
  if (doables.length === 0) return null;
  return (
    <details class="small recordables">
      <summary class="muted">
        {say.recorded} {doables.length}
      </summary>
      <div class="doables">
        {doables.map((one) => (
          <DoableButton key={keyOf(one)} one={one} onChoose={onChoose} />
        ))}
      </div>
    </details>
  );
};
