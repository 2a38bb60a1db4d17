import { Suspense } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter';
import { codeOf } from '../../sdk/index.ts';
import { type Api, createApi } from '../api/api.ts';
import { postAuth } from '../api/auth.ts';
import type { Settings } from '../api/settings.ts';
import { useSignal } from '../api/signal.ts';
import type { Viewer } from '../api/viewer.ts';
import { ViewerDocument } from '../gql/graphql.ts';
import { dictionaryOf, LanguageContext } from '../words/words.tsx';
import { FirstRun, SignIn } from './lazy.ts';
import { Shell } from './shell.tsx';

type Session =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody'; readonly notice: 'ended' | 'setUp' | 'away' | null }
  | {
      readonly kind: 'somebody';
      readonly api: Api;
      readonly viewer: Viewer;
      readonly cursor: string;
    };

/** Asks who is signed in, with a connection and a cache of its own for each person. */
const openSession = async (settings: Settings): Promise<Session> => {
  const api = createApi(settings.language.get);
  const { data, extensions, error } = await api.client.query(ViewerDocument, {}).toPromise();
  const cursor: unknown = extensions?.['cursor'];
  if (data?.viewer)
    return { kind: 'somebody', api, viewer: data.viewer, cursor: String(cursor ?? '0') };
  const isVisitor = error?.graphQLErrors.some((one) => codeOf(one) === 'UNAUTHENTICATED');
  return { kind: 'nobody', notice: isVisitor ? null : 'away' };
};

const useSession = (settings: Settings) => {
  const [session, setSession] = useState<Session>({ kind: 'unknown' });
  const open = () => void openSession(settings).then(setSession);
  useEffect(open, []);
  useEffect(() => {
    if (session.kind !== 'somebody') return;
    const { api } = session;
    return api.isSignedOut.listen((isOut) => {
      if (isOut) setSession({ kind: 'nobody', notice: 'ended' });
    });
  }, [session]);
  const close = async () => {
    await postAuth('sign-out', {}, settings.language.get());
    if (session.kind === 'somebody') session.api.lianxi.close();
    setSession({ kind: 'nobody', notice: null });
  };
  const leave = (notice: 'setUp') => setSession({ kind: 'nobody', notice });
  return { session, open, close, leave };
};

/** Which page: set-up link, sign-in, or the screens. */
export const App = ({ settings }: { readonly settings: Settings }) => {
  const language = useSignal(settings.language);
  const words = dictionaryOf(language);
  const [path, navigate] = useLocation();
  const { session, open, close, leave } = useSession(settings);
  const onLanguage = () => settings.language.set(language === 'zh' ? 'en' : 'zh');
  const notices = { ended: words.signIn.ended, setUp: words.setup.done, away: words.signIn.away };
  useEffect(() => {
    document.title = words.title;
  }, [words]);
  const page = () => {
    if (path === '/setup')
      return (
        <FirstRun
          onLanguage={onLanguage}
          onDone={() => {
            leave('setUp');
            navigate('/', { replace: true });
          }}
        />
      );
    if (session.kind === 'unknown') return null;
    if (session.kind === 'nobody')
      return (
        <SignIn
          notice={session.notice && notices[session.notice]}
          onLanguage={onLanguage}
          onSignedIn={open}
        />
      );
    return (
      <Shell key={session.viewer.person.id} {...session} settings={settings} onSignOut={close} />
    );
  };
  return (
    <LanguageContext.Provider value={language}>
      <Suspense fallback={null}>{page()}</Suspense>
    </LanguageContext.Provider>
  );
};
