import { useEffect, useMemo } from 'preact/hooks';
import { createLianxi, type Lianxi } from '../../sdk/index.ts';
import { Quiet } from '../room/calm.tsx';
import { isOver, RoomFrame, RoomScreen } from '../room/room-screen.tsx';
import { useRoom } from '../room/use-room.ts';
import { useRoomLine } from '../room/use-room-line.ts';
import { useRoomWords } from '../room/words.ts';
import { plain } from '../words/format.ts';
import { LanguageContext } from '../words/words.tsx';
import { tellNoReferrer, tokenOfLink } from './token.ts';
import { useAwake } from './use-awake.ts';
import { useNewBuild } from './use-new-build.ts';
import { useQuietCursor } from './use-quiet-cursor.ts';
import { useView } from './use-view.ts';
import './screen.css';

const Message = ({ title, hint }: { readonly title: string; readonly hint?: string }) => {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <RoomFrame kind="message">
      <Quiet title={title}>{hint}</Quiet>
    </RoomFrame>
  );
};

const Shown = ({ lianxi }: { readonly lianxi: Lianxi }) => {
  const { language, say } = useRoomWords();
  const { room, isGone } = useRoom(lianxi, null);
  const line = useRoomLine(lianxi);
  useNewBuild(lianxi, room?.current?.item.id ?? null);
  useEffect(() => {
    if (room) document.title = room.title[language] ?? room.title.zh ?? '';
  }, [room, language]);
  // A meeting that ended takes its links with it: that is no fault of the link, and whoever looks at
  // the wall then is told of the meeting.
  if (isGone && !(room && isOver(room)))
    return (
      <div class="screen-over" data-room-over>
        {room ? (
          <Message title={plain(room.title, language)} hint={say.overHint} />
        ) : (
          <Message title={say.gone} hint={say.goneHint} />
        )}
      </div>
    );
  if (!room) return <Message title={line.staleSince === null ? say.connecting : say.unreachable} />;
  return <RoomScreen room={room} clock={lianxi.serverTime} line={line} />;
};

/** The keys of this page, for whoever sets the screen up: there while the pointer moves. */
const Keys = ({ acts }: Pick<ReturnType<typeof useView>, 'acts'>) => {
  const { language, say } = useRoomWords();
  return (
    <p class="screen-keys">
      {(['full', 'theme', 'language'] as const).map((name) => (
        <button key={name} type="button" class="button" onClick={acts[name]}>
          <span {...(name === 'language' ? { lang: language === 'en' ? 'zh-CN' : 'en' } : {})}>
            {say.keys[name]}
          </span>{' '}
          <kbd>{{ full: 'F', theme: 'T', language: 'L' }[name]}</kbd>
        </button>
      ))}
    </p>
  );
};

/** A screen in the room of a meeting: no account, one link, nothing to do but to look. */
export const Screen = () => {
  const view = useView();
  const isQuiet = useQuietCursor();
  const token = useMemo(tokenOfLink, []);
  const lianxi = useMemo(
    () =>
      token === null
        ? null
        : createLianxi({ url: location.origin, screen: token, language: () => view.language }),
    [token],
  );
  useAwake();
  useEffect(tellNoReferrer, []);
  useEffect(() => {
    // Another link in the same tab is another room.
    const onHash = () => location.reload();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return (
    <LanguageContext.Provider value={view.language}>
      <main class="screen" data-quiet={isQuiet ? '' : undefined}>
        {lianxi ? <Shown lianxi={lianxi} /> : <NoToken />}
        {!isQuiet && <Keys acts={view.acts} />}
      </main>
    </LanguageContext.Provider>
  );
};

const NoToken = () => {
  const { say } = useRoomWords();
  return <Message title={say.noToken} hint={say.noTokenHint} />;
};
