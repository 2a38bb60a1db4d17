import { useId } from 'preact/hooks';
import { useQuery } from 'urql';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import type { MeetingScreensQuery } from '../gql/graphql.ts';
import { MeetingScreensDocument } from '../gql/later.ts';
import { CopyAddress } from '../ui/copy-address.tsx';
import { Light } from '../ui/light.tsx';
import { Written } from '../words/words.tsx';
import { useMeetingWords } from './words.ts';

type Node = NonNullable<MeetingScreensQuery['node']>;
type Screen = Extract<Node, { screens: unknown }>['screens'][number];

/** The screens of a meeting; nobody but the office is told any. */
export const useScreens = (meeting: string): readonly Screen[] => {
  const [{ data }, read] = useQuery({
    query: MeetingScreensDocument,
    variables: { id: meeting },
    requestPolicy: 'cache-and-network',
  });
  useReadAfterChange(() => read({ requestPolicy: 'network-only' }));
  const node = data?.node;
  return node && 'screens' in node ? node.screens : [];
};

const Row = ({ screen }: { readonly screen: Screen }) => {
  const { say } = useMeetingWords();
  const { path } = screen;
  const name = useId();
  return (
    <li>
      <b id={name}>
        <Written text={screen.name} />
      </b>
      <Light tone={screen.revokedAt ? 'none' : screen.isOnline ? 'ok' : 'none'}>
        {screen.revokedAt ? say.revoked : screen.isOnline ? say.online : say.offline}
      </Light>
      {path && (
        <span class="row">
          <a class="link small" href={path} target="_blank" rel="noreferrer">
            {say.screenLink}
          </a>
          <CopyAddress path={path} label={say.copy} copied={say.copied} about={name} />
        </span>
      )}
    </li>
  );
};

/** Screens in the room, each opened by a link; only the office is told them. */
export const Screens = ({ screens }: { readonly screens: readonly Screen[] }) => {
  const { say } = useMeetingWords();
  if (screens.length === 0) return null;
  return (
    <section class="screens" aria-label={say.screens}>
      <h2 class="section">
        {say.screens}
        <span>{screens.filter(({ revokedAt }) => !revokedAt).length}</span>
        <small>{say.screensHint}</small>
      </h2>
      <ul>
        {screens.map((screen) => (
          <Row key={screen.id} screen={screen} />
        ))}
      </ul>
    </section>
  );
};
