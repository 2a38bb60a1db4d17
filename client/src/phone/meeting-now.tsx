import { useLocation } from 'wouter';
import { useApi } from '../api/api.ts';
import { askFor } from '../forms/asked.ts';
import type { MeetingFacts } from '../meeting/facts.ts';
import type { Room } from '../room/facts.ts';
import { useNow } from '../room/use-now.ts';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import { PhoneAgenda } from './meeting-agenda.tsx';
import { Current } from './meeting-current.tsx';
import {
  decisionsFor,
  isAsked,
  isObjectable,
  type PhoneDecision,
  PhoneDecisionCard,
} from './meeting-decisions.tsx';
import { MeetingFoot } from './meeting-foot.tsx';
import { useMeetingPhone } from './meeting-words.ts';
import { FROM_INSIDE } from './trail.ts';
import { useTap } from './use-tap.ts';

/** What my unit thinks about the item, and the way to say it. */
const OwnView = ({
  meeting,
  room,
  own,
  onForm,
}: {
  readonly meeting: MeetingFacts;
  readonly room: Room;
  readonly own: string;
  readonly onForm: (action: string, on: string) => void;
}) => {
  const { say } = useMeetingPhone();
  const item = meeting.items.find(({ id }) => id === room.current?.item.id);
  if (!item) return null;
  const view = item.views.findLast(({ unit }) => unit.id === own);
  const mayState = item.availableActions.some(({ action }) => action === 'stateView');
  if (!view && !mayState) return null;
  return (
    <>
      <h2 class="section">
        {say.view}
        {mayState && (
          <button
            type="button"
            class="link"
            data-action="stateView"
            onClick={() => onForm('stateView', item.id)}
          >
            {view ? say.change : say.stateView}
          </button>
        )}
      </h2>
      <p class={view ? 'meeting-view' : 'meeting-view muted'}>
        {view ? <Written text={view.text} /> : say.noView}
      </p>
    </>
  );
};

/** A meeting in session, as whoever sits in it has it in the hand. */
export const MeetingNow = ({
  meeting,
  room,
  own,
  again,
}: {
  readonly meeting: MeetingFacts;
  readonly room: Room;
  /** The viewer's unit that is invited; null for those who have none. */
  readonly own: { readonly id: string; readonly name: Parameters<typeof plain>[0] } | null;
  readonly again: () => void;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useMeetingPhone();
  const [, navigate] = useLocation();
  const now = useNow(lianxi.serverTime);
  const tapping = useTap(meeting.id, again);
  const { ours, others } = decisionsFor(meeting, own ? [own.id] : []);
  const onForm = (action: string, on: string) =>
    navigate(`/meetings/${meeting.number}${askFor([action], on)}`, { state: FROM_INSIDE });
  const asked = ours.find(isAsked);
  // One stands within reach of the thumb, each of the others at its card.
  const objectable = [...(asked ? [asked] : []), ...ours, ...others].find(isObjectable);
  const dissentOn = ({ id }: PhoneDecision) =>
    id === objectable?.id ? null : () => onForm('recordDissent', id);
  return (
    <>
      <main class="phone-scroll phone-meeting">
        <Current room={room} now={now} />
        {own && (
          <>
            <h2 class="section">
              {say.ours}
              <span>{ours.length}</span>
              <small>{plain(own.name, language)}</small>
            </h2>
            {ours.length === 0 && <p class="meeting-view muted">{say.noneOurs}</p>}
            {ours.map((decision) => (
              <PhoneDecisionCard
                key={decision.id}
                decision={decision}
                own={own.id}
                now={now}
                onDissent={dissentOn(decision)}
              />
            ))}
            <OwnView meeting={meeting} room={room} own={own.id} onForm={onForm} />
          </>
        )}
        <PhoneAgenda items={room.items} now={now} from={now} />
        {others.length > 0 && (
          <>
            <h2 class="section">
              {own ? say.others : say.decisions}
              <span>{others.length}</span>
            </h2>
            {others.map((decision) => (
              <PhoneDecisionCard
                key={decision.id}
                decision={decision}
                own={null}
                now={now}
                onDissent={dissentOn(decision)}
              />
            ))}
          </>
        )}
      </main>
      <MeetingFoot
        tapping={tapping}
        primary={
          asked
            ? {
                label: say.acknowledge(asked.no),
                action: 'acknowledgeDecision',
                onTap: () => void tapping.tap('acknowledgeDecision', { id: asked.id }),
              }
            : null
        }
      >
        {objectable && (
          <Button
            isBig
            data-action="recordDissent"
            onPress={() => onForm('recordDissent', objectable.id)}
          >
            {say.dissentTo(objectable.no)}
          </Button>
        )}
      </MeetingFoot>
    </>
  );
};
