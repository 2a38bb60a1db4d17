import { useApi } from '../api/api.ts';
import { DecisionSentence } from '../room/decision-sentence.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import type { Meant } from './pen.ts';
import { sayableOf, type UnitOption } from './preview.tsx';
import type { PenState } from './use-pen.ts';
import { useControlWords } from './words.ts';

/** Two have changed one draft: both texts stand there, and a person says which is gone on with (U-06). */
export const Changed = ({
  pen,
  meant,
  units,
}: {
  readonly pen: PenState;
  readonly meant: Meant;
  readonly units: readonly UnitOption[];
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  const { theirs } = pen;
  if (!theirs) return null;
  const now = lianxi.serverTime();
  const roomUnits = (list: typeof theirs.responsibleUnits) =>
    list.map(({ id, shortName }) => ({ id, name: shortName }));
  return (
    <div class="control-changed" role="alert">
      <Banner tone="near" title={say.pen.changed} />
      <dl>
        <dt>{say.pen.theirs}</dt>
        <dd data-version="theirs">
          <DecisionSentence
            now={now}
            decision={{
              text: theirs.text,
              responsible: roomUnits(theirs.responsibleUnits),
              assisting: roomUnits(theirs.assistingUnits),
              dueOn: theirs.dueOn ?? null,
            }}
          />
        </dd>
        <dt>{say.pen.mine}</dt>
        <dd data-version="mine">
          <DecisionSentence now={now} decision={sayableOf(meant, units, language)} />
        </dd>
      </dl>
      <div class="row">
        <Button onPress={() => pen.settle('theirs')} data-pen="theirs">
          {say.pen.takeTheirs}
        </Button>
        <Button onPress={() => pen.settle('mine')} data-pen="mine">
          {say.pen.takeMine}
        </Button>
      </div>
    </div>
  );
};
