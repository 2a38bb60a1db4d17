import { useEffect, useMemo, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import { useApi } from '../api/api.ts';
import { useQuick } from '../forms/use-quick.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { UnitsDocument } from '../gql/later.ts';
import { StaleAlarm, useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { AgendaList } from './agenda-list.tsx';
import { Bar } from './bar.tsx';
import { Decisions } from './decisions.tsx';
import { isEmpty } from './pen.ts';
import { PenForm } from './pen-form.tsx';
import { penFieldId } from './pen-problems.ts';
import { People } from './people.tsx';
import type { UnitOption } from './preview.tsx';
import { Screens } from './screens.tsx';
import { Takeover } from './takeover.tsx';
import { useControlKeys } from './use-control-keys.ts';
import { useIsLive } from './use-is-live.ts';
import { type Known, useMeeting } from './use-meeting.ts';
import { usePen } from './use-pen.ts';
import { useSteer } from './use-steer.ts';
import { useWriting } from './use-writing.ts';
import { useControlWords } from './words.ts';
import './control.css';

const useUnits = (): readonly UnitOption[] => {
  const { language } = useWords();
  const [{ data }] = useQuery({ query: UnitsDocument });
  return useMemo(
    () =>
      (data?.units.nodes ?? []).map(({ id, code, name, shortName }) => ({
        value: id,
        text: plain(shortName, language),
        name: shortName,
        names: [shortName, name]
          .flatMap(({ zh, en }) => [zh, en])
          .filter((one): one is string => Boolean(one))
          .concat(code),
      })),
    [data, language],
  );
};

const write = () => document.getElementById(penFieldId('text'))?.focus();

const Page = ({
  known,
  viewerId,
  nudge,
  cursor,
}: {
  readonly known: Known;
  readonly viewerId: string;
  readonly nudge: () => void;
  readonly cursor: () => string;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useControlWords();
  const { meeting } = known;
  const isLive = useIsLive(lianxi);
  const isStale = useStale(lianxi);
  const quick = useQuick(() => {});
  const steer = useSteer(meeting, quick, { viewerId, isLive });
  const units = useUnits();
  const named = useMemo(
    () =>
      units.map(({ value, names = [] }) => ({
        id: value,
        names: names.filter((name) => !/^[a-z-]+$/.test(name)),
      })),
    [units],
  );
  const [told, setTold] = useState('');
  const [isAdding, setAdding] = useState(false);
  const pen = usePen(meeting, named, {
    viewerId,
    language,
    isLive,
    onInForce: (no) => setTold(say.pen.inForce(no)),
  });
  useWriting(meeting.id, pen.pen && !isEmpty(pen.pen) ? pen.pen.item : null, cursor);
  useEffect(() => {
    if (pen.isReading) setTold(say.pen.read(pen.recorded?.no ?? 0));
  }, [pen.isReading]);
  useControlKeys({
    next: steer.next,
    previous: steer.previous,
    toggleTimer: steer.toggleTimer,
    write,
    search: () => setAdding(true),
    effect: pen.go,
  });
  const staleSince = isStale ? lianxi.line().heardAt + (lianxi.serverTime() - Date.now()) : null;
  return (
    <div class={isStale ? 'control stale' : 'control'} data-meeting={meeting.number}>
      {isStale ? (
        <StaleAlarm lianxi={lianxi} onRetry={nudge} />
      ) : (
        <Bar meeting={meeting} steer={steer} />
      )}
      {isStale && <h1 class="unseen">{plain(meeting.title, language)}</h1>}
      <Takeover meeting={meeting} steer={steer} />
      <div class="control-columns">
        <div class="control-left">
          <Screens known={known} steer={steer} staleSince={staleSince} />
          <AgendaList
            known={known}
            steer={steer}
            quick={quick}
            isAdding={isAdding}
            setAdding={setAdding}
          />
        </div>
        <div class="control-middle">
          {quick.trouble && (
            <p role="alert" class="control-trouble">
              <Light tone="late">{say.trouble(quick.trouble)}</Light>
            </p>
          )}
          <PenForm pen={pen} known={known} units={units} isLive={isLive} />
          <p class="unseen" role="status" data-told>
            {told}
          </p>
          <Decisions meeting={meeting} pen={pen} />
        </div>
        <People known={known} quick={quick} isLive={isLive} viewerId={viewerId} />
      </div>
    </div>
  );
};

/** The page on which the office steers a meeting in session (3.4, 4.8). */
export const Control = ({ number }: { readonly number: string }) => {
  const { say } = useControlWords();
  const { known, trouble, again, nudge, cursor } = useMeeting(number);
  const [{ data }] = useQuery({ query: ViewerDocument });
  const viewerId = data?.viewer.person.id;
  if (known && viewerId)
    return <Page known={known} viewerId={viewerId} nudge={nudge} cursor={cursor} />;
  return (
    <div class="control">
      <h1 class="unseen">{say.name(number)}</h1>
      {trouble ? (
        <Empty>
          {say[trouble]} <Button onPress={again}>{say.again}</Button>
        </Empty>
      ) : (
        <Loading rows={9} label={say.name(number)} />
      )}
    </div>
  );
};
