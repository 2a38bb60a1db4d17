import { Button } from '../ui/button.tsx';
import { plain, type Written } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { type Doable, keyOf } from './doable.ts';
import './row-buttons.css';

/**
 * The buttons of a row: what is done most stands open, the rest and what is recorded for others is
 * folded away.
 */
export const RowButtons = ({
  doables,
  front,
  about,
  isPrimary = false,
  onChoose,
}: {
  readonly doables: readonly Doable[];
  /** Actions that stand open. */
  readonly front: readonly string[];
  /** What the row is about, for those who hear the buttons' names. */
  readonly about: Written;
  readonly isPrimary?: boolean;
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language, say } = useFormWords();
  const isFront = ({ action, isForOthers }: Doable) =>
    !isForOthers && front.includes(action.action);
  const open = doables.filter(isFront);
  const folded = doables.filter((one) => !isFront(one));
  const button = (one: Doable, kind: 'plain' | 'primary' | 'quiet') => {
    const label = plain(one.action.label, language);
    const name = one.isForOthers ? say.recordedName(label) : label;
    return (
      <Button
        key={keyOf(one)}
        kind={kind}
        data-action={one.action.action}
        data-recorded={one.isForOthers ? '' : undefined}
        aria-label={`${name} ${plain(about, language)}`}
        onPress={() => onChoose(one)}
      >
        {kind === 'quiet' ? name : label}
      </Button>
    );
  };
  return (
    <span class="row-buttons">
      {open.map((one, index) => button(one, isPrimary && index === 0 ? 'primary' : 'plain'))}
      {folded.length > 0 && (
        <details class="small">
          <summary
            class="muted"
            aria-label={`${say.moreActions} ${folded.length} ${plain(about, language)}`}
          >
            {say.moreActions} {folded.length}
          </summary>
          <span>{folded.map((one) => button(one, 'quiet'))}</span>
        </details>
      )}
    </span>
  );
};
