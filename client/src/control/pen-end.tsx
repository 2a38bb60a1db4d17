import { Button } from '../ui/button.tsx';
import { formatTime } from '../words/format.ts';
import type { Meant } from './pen.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** How the decision goes on: read back, put in force, kept as a draft. */
export const PenEnd = ({
  pen,
  meant,
  onGo,
}: {
  readonly pen: PenState;
  readonly meant: Meant;
  readonly onGo: () => void;
}) => {
  const { language, say } = useControlWords();
  const { isReading, sending, savedAt } = pen;
  const isSending = sending !== null && sending !== 'save';
  const isOff = meant.text === '' || isSending || pen.pen?.unsent != null;
  const count = meant.responsible.length + meant.assisting.length;
  return (
    <div class="row control-pen-end">
      <Button kind="primary" isBig isOff={isOff} onPress={onGo} data-pen="go">
        {isSending ? say.pen.sending : isReading ? say.pen.effect : say.pen.readBack}{' '}
        <kbd>Ctrl Enter</kbd>
      </Button>
      {isReading ? (
        <Button isBig onPress={() => void pen.resume()} data-pen="resume">
          {say.pen.change}
        </Button>
      ) : (
        <Button isBig isOff={isOff} onPress={() => pen.shelve()} data-pen="save">
          {say.pen.save}
        </Button>
      )}
      <span class="muted small">
        {isReading ? say.pen.readingHint : meant.text && say.pen.effectHint(count)}
        <br />
        {savedAt && pen.recorded
          ? say.pen.saved(formatTime(new Date(savedAt), language, true))
          : say.pen.strikeHint}
      </span>
    </div>
  );
};
