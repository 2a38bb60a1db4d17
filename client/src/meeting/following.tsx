import { useEffect, useRef, useState } from 'preact/hooks';
import { useQuery } from 'urql';
import type { Cursor } from '../../sdk/index.ts';
import { useApi } from '../api/api.ts';
import { DecisionRow } from '../decision/decision-row.tsx';
import type { Doable } from '../forms/doable.ts';
import { DoableButtons } from '../forms/doable-buttons.tsx';
import { OpenForm, useChosen } from '../forms/doables.tsx';
import { OwnRefs } from '../forms/ref-options.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { RoomPicture } from '../room/room-picture.tsx';
import { useRoom } from '../room/use-room.ts';
import { useRoomLine } from '../room/use-room-line.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Written } from '../words/words.tsx';
import { Agenda } from './agenda.tsx';
import { doablesOfMeeting } from './doables.ts';
import type { MeetingFacts } from './facts.ts';
import { useMeetingRefs } from './meeting-body.tsx';
import { useMeetingWords } from './words.ts';

/** The width of an element in pixels, as it changes. */
const useWidth = () => {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
};

/** Of one thing only the button that is pressed most: to acknowledge, to state a view. */
const isOwn = ({ action, isForOthers }: Doable) =>
  !isForOthers && ['stateView', 'answerInvitation'].includes(action.action);

/** A meeting in session for whoever does not steer it: the room's picture, and what is asked of them. */
export const Following = ({
  meeting,
  readAt,
  again,
  today,
}: {
  readonly meeting: MeetingFacts;
  /** How far the record had come when the meeting was read. */
  readonly readAt: Cursor;
  readonly again: () => void;
  readonly today: Date;
}) => {
  const { lianxi, live } = useApi();
  const { words, say } = useMeetingWords();
  const { room } = useRoom(lianxi, meeting.id);
  const line = useRoomLine(lianxi);
  const [place, width] = useWidth();
  const [{ data }] = useQuery({ query: ViewerDocument });
  const units = (data?.viewer.units ?? []).map(({ id }) => id);
  const clock = useRef(() => lianxi.serverTime()).current;
  const doables = doablesOfMeeting(meeting);
  const [chosen, setChosen] = useChosen(doables.all);
  const currentId = meeting.items.find(({ state }) => state === 'CURRENT')?.id ?? null;
  // A view is about what is being discussed now.
  const own = doables.all.filter(
    (one) => isOwn(one) && (one.type !== 'AgendaItem' || one.id === currentId),
  );
  const isOurs = (unit: { readonly id: string }) => units.includes(unit.id);
  const ours = meeting.decisions.filter((one) => one.units.some(({ unit }) => isOurs(unit)));
  const others = meeting.decisions.filter((one) => !ours.includes(one));
  const owed = ours.find(({ availableActions }) => availableActions.some(({ dueBy }) => dueBy));
  const done = (id: string, cursor: string) => {
    lianxi.held.note(id, cursor);
    setChosen(null);
    live.acted();
    again();
  };
  const list = (decisions: MeetingFacts['decisions']) => (
    <ul class="decisions">
      {decisions.toReversed().map((decision) => (
        <DecisionRow
          key={decision.id}
          decision={decision}
          today={today}
          isInMeeting
          primary={chosen ? null : (owed?.id ?? null)}
          onChoose={setChosen}
        />
      ))}
    </ul>
  );
  return (
    <OwnRefs.Provider value={useMeetingRefs(meeting)}>
      <div class="following">
        <div>
          <h1 class="unseen">
            <Written text={meeting.title} />
          </h1>
          <div ref={place} class="following-picture">
            {room && width > 0 && (
              <RoomPicture room={room} clock={clock} line={line} width={width} />
            )}
            {!room && <Loading rows={9} label={words.issue.loading} />}
          </div>
          <Agenda meeting={meeting} readAt={readAt} again={again} onChoose={setChosen} />
        </div>
        <aside>
          {chosen && (
            <OpenForm chosen={chosen} onChoose={setChosen} onDone={done} onStale={again} />
          )}
          <h2 class="section">
            {say.roomMine}
            <span>{ours.length}</span>
          </h2>
          {ours.length === 0 && <Empty>{say.roomMineNone}</Empty>}
          {list(ours)}
          {!chosen && own.length > 0 && <DoableButtons doables={own} onChoose={setChosen} />}
          {others.length > 0 && (
            <>
              <h2 class="section">
                {say.decisionsOf}
                <span>{others.length}</span>
              </h2>
              {list(others)}
            </>
          )}
        </aside>
      </div>
    </OwnRefs.Provider>
  );
};
