import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { isEmpty } from './pen.ts';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** What a cut line left behind: it stays in sight until a person sends it (U-12). */
export const Unsent = ({ pen, isLive }: { readonly pen: PenState; readonly isLive: boolean }) => {
  const { say } = useControlWords();
  if (!pen.pen?.unsent || isEmpty(pen.pen)) return null;
  return (
    <div class="control-unsent" data-unsent={pen.pen.unsent}>
      <Banner
        tone="near"
        title={say.pen.unsent}
        end={
          <Button
            isOff={!isLive || pen.sending !== null}
            onPress={() => void pen.sendOn()}
            data-pen="send"
          >
            {say.pen.send}
          </Button>
        }
      >
        {isLive ? say.pen.unsentBack : say.pen.unsentCut}
      </Banner>
    </div>
  );
};
