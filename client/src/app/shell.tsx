import { Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Provider } from 'urql';
import { Route, Switch, useRoute } from 'wouter';
import { type Api, ApiContext } from '../api/api.ts';
import type { Settings } from '../api/settings.ts';
import { useSignal } from '../api/signal.ts';
import { Board } from '../board/board.tsx';
import { useDutyCount } from '../desk/use-duty-count.ts';
import type { ViewerQuery } from '../gql/graphql.ts';
import { LineIndicator } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Masthead } from '../ui/masthead.tsx';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { Desk, IssuePanel } from './lazy.ts';

/** Who is signed in. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;

const Head = ({
  viewer,
  settings,
  onSignOut,
}: {
  readonly viewer: Viewer;
  readonly settings: Settings;
  readonly onSignOut: () => void;
}) => {
  const { language, words } = useWords();
  const [isDesk] = useRoute('/desk');
  const theme = useSignal(settings.theme);
  const count = useDutyCount();
  const unit = plain(viewer.units[0]?.shortName, language);
  return (
    <Masthead
      body={words.body}
      label={words.nav.main}
      places={[
        { href: '/desk', name: words.nav.desk, count, isHere: isDesk },
        { href: '/', name: words.nav.board, count: null, isHere: !isDesk },
      ]}
    >
      <LineIndicator />
      <Button kind="quiet" onPress={() => settings.theme.set(theme === 'dark' ? 'light' : 'dark')}>
        {theme === 'dark' ? words.theme.light : words.theme.dark}
      </Button>
      <Button
        kind="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onPress={() => settings.language.set(language === 'zh' ? 'en' : 'zh')}
      >
        {words.otherLanguage}
      </Button>
      <span class="divider" />
      <details class="user-menu">
        <summary class="button quiet">
          {[unit, plain(viewer.person.name, language)].filter(Boolean).join(words.separator)}
        </summary>
        <div>
          <Button kind="quiet" onPress={onSignOut}>
            {words.signOut}
          </Button>
        </div>
      </details>
    </Masthead>
  );
};

const BoardPage = ({
  viewer,
  number,
}: {
  readonly viewer: Viewer;
  readonly number: string | null;
}) => (
  <>
    <Board viewerId={viewer.person.id} openNumber={number} />
    {number !== null && (
      <Suspense fallback={null}>
        <IssuePanel number={number} />
      </Suspense>
    )}
  </>
);

/** All screens of somebody who is signed in, kept up to date by one stream. */
export const Shell = ({
  api,
  viewer,
  cursor,
  settings,
  onSignOut,
}: {
  readonly api: Api;
  readonly viewer: Viewer;
  /** Of the answer that told who is signed in: the stream starts after it. */
  readonly cursor: string;
  readonly settings: Settings;
  readonly onSignOut: () => void;
}) => {
  const { language } = useWords();
  useEffect(() => api.live.start(api.client, cursor), [api, cursor]);
  return (
    <ApiContext.Provider value={api}>
      <Provider value={api.client}>
        <div class="shell">
          <Head viewer={viewer} settings={settings} onSignOut={onSignOut} />
          <Switch>
            <Route path="/desk">
              <Suspense fallback={null}>
                <Desk name={plain(viewer.person.name, language)} />
              </Suspense>
            </Route>
            <Route path="/issues/:number">
              {({ number }) => <BoardPage viewer={viewer} number={number} />}
            </Route>
            <Route>
              <BoardPage viewer={viewer} number={null} />
            </Route>
          </Switch>
        </div>
      </Provider>
    </ApiContext.Provider>
  );
};
