import { useId, useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { type Quick, useQuick } from '../forms/use-quick.ts';
import { RoomPicture } from '../room/room-picture.tsx';
import { Button } from '../ui/button.tsx';
import { CopyAddress } from '../ui/copy-address.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Light } from '../ui/light.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Written } from '../words/words.tsx';
import type { Known, Meeting } from './use-meeting.ts';
import type { Steer } from './use-steer.ts';
import { useControlWords } from './words.ts';

type Screen = Meeting['screens'][number];

const Line = ({
  screen,
  quick,
  meeting,
}: {
  readonly screen: Screen;
  readonly quick: Quick;
  readonly meeting: string;
}) => {
  const { say } = useControlWords();
  const name = useId();
  return (
    <li data-screen={screen.id}>
      <b id={name}>
        <Written text={screen.name} />
      </b>
      <Light tone={screen.isOnline ? 'ok' : 'none'}>
        {screen.isOnline ? say.screens.on : say.screens.off}
      </Light>
      {screen.path && (
        <CopyAddress
          path={screen.path}
          label={say.screens.copy}
          copied={say.screens.copied}
          about={name}
          hasField
        />
      )}
      <Button
        onPress={() => void quick.send('revokeScreen', { id: meeting, screen: screen.id })}
        data-action="revokeScreen"
      >
        {say.screens.revoke}
      </Button>
    </li>
  );
};

const Manage = ({
  meeting,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}) => {
  const { language, say } = useControlWords();
  // What goes wrong here is told here, and what goes wrong elsewhere is not.
  const adding = useQuick(() => {});
  const revoking = useQuick(() => {});
  const [place, setPlace] = useState('');
  const open = meeting.screens.filter(({ revokedAt }) => !revokedAt);
  const add = async () => {
    const name = place.trim();
    if (!name || adding.isSending) return;
    if (await adding.send('addScreen', { id: meeting.id, name: { [language]: name } }))
      setPlace('');
  };
  return (
    <Dialog label={say.screens.manage} onClose={onClose}>
      <div class="control-screens">
        <h2 class="section">
          {say.screens.manage}
          <span>{open.length}</span>
        </h2>
        <p class="muted small">{say.screens.hint}</p>
        {open.length === 0 && <p>{say.screens.none}</p>}
        {revoking.trouble && (
          <p role="alert">
            <Light tone="late">{say.trouble(revoking.trouble)}</Light>
          </p>
        )}
        <ul>
          {open.map((screen) => (
            <Line key={screen.id} screen={screen} quick={revoking} meeting={meeting.id} />
          ))}
        </ul>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            id="screen-place"
            label={say.screens.place}
            value={place}
            onText={setPlace}
            problem={adding.trouble}
          />
          <div class="row">
            <Button type="submit" isOff={!place.trim() || adding.isSending}>
              {say.screens.add}
            </Button>
            <Button kind="quiet" onPress={onClose}>
              {say.screens.close} <kbd>Esc</kbd>
            </Button>
          </div>
        </form>
      </div>
    </Dialog>
  );
};

/** What the room sees, how many screens there are, and what they are told to do. */
export const Screens = ({
  known,
  steer,
  staleSince,
}: {
  readonly known: Known;
  readonly steer: Steer;
  readonly staleSince: number | null;
}) => {
  const { lianxi } = useApi();
  const { say } = useControlWords();
  const [isManaging, setManaging] = useState(false);
  const { meeting, screenRoom: room } = known;
  const mode = meeting.screenMode;
  const online = meeting.screens.filter(({ isOnline, revokedAt }) => isOnline && !revokedAt).length;
  const last = Math.max(0, ...(room?.decisions ?? []).map(({ no }) => no ?? 0));
  const words = { FOLLOW: say.screens.same, HOLD: say.screens.held, BLANK: say.screens.blanked };
  return (
    <section class="control-room" aria-label={say.screens.title}>
      <h2 class="section">
        {say.screens.title}
        <small>
          <span>{say.screens.online(online)}</span>
          {last > 0 && <span>{say.screens.upTo(last)}</span>}
        </small>
      </h2>
      <div class="control-picture">
        {room && (
          <RoomPicture
            room={room}
            clock={lianxi.serverTime}
            width={414}
            line={{ isLive: staleSince === null, staleSince }}
          />
        )}
      </div>
      <div class="row">
        <Button
          isOff={!steer.isFree}
          aria-pressed={mode === 'HOLD'}
          onPress={() => steer.setScreens(mode === 'HOLD' ? 'FOLLOW' : 'HOLD')}
          data-steer="hold"
        >
          {mode === 'HOLD' ? say.screens.follow : say.screens.hold}
        </Button>
        <Button
          isOff={!steer.isFree}
          aria-pressed={mode === 'BLANK'}
          onPress={() => steer.setScreens(mode === 'BLANK' ? 'FOLLOW' : 'BLANK')}
          data-steer="blank"
        >
          {mode === 'BLANK' ? say.screens.uncover : say.screens.blank}
        </Button>
        <Button kind="quiet" onPress={() => setManaging(true)} data-steer="screens">
          {say.screens.manage}
        </Button>
        <span class="muted small control-mode">
          {mode in words ? words[mode as keyof typeof words] : ''}
        </span>
      </div>
      {isManaging && <Manage meeting={meeting} onClose={() => setManaging(false)} />}
    </section>
  );
};
