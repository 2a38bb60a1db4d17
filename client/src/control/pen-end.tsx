import { Button } from '../ui/button.tsx';
import { formatTime } from '../words/format.ts';
import type { Meant } from './pen.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** How the decision goes on: read back, put in force, kept as a draft. */
export const PenEnd = ({ pen, meant }: { readonly pen: PenState; readonly meant: Meant }) => {
  const { language, say } = useControlWords();
  const { isReading, isBusy, savedAt } = pen;
  const count = meant.responsible.length + meant.assisting.length;
  return (
    <div class="row control-pen-end">
      <Button kind="primary" isBig isOff={!pen.mayGo} onPress={pen.go} data-pen="go">
        {isBusy ? say.pen.sending : isReading ? say.pen.effect : say.pen.readBack}{' '}
        <kbd>Ctrl Enter</kbd>
      </Button>
      {isReading ? (
        <Button isBig isOff={isBusy} onPress={() => void pen.resume()} data-pen="resume">
          {say.pen.change}
        </Button>
      ) : (
        <Button isBig isOff={!pen.mayGo} onPress={() => void pen.shelve()} data-pen="save">
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
