import { Suspense } from 'preact/compat';
import { useEffect } from 'preact/hooks';
import { Provider } from 'urql';
import { Route, Switch, useRoute } from 'wouter';
import { type Api, ApiContext } from '../api/api.ts';
import type { Settings } from '../api/settings.ts';
import type { Viewer } from '../api/viewer.ts';
import { Board } from '../board/board.tsx';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { Head } from './head.tsx';
import { Desk, IssuePanel, Meetings, Phone, ProjectList, ProjectPage } from './lazy.ts';
import { usePhone } from './use-phone.ts';

/** The board stays as it is while issues are opened and closed over it. */
const BoardPage = ({ viewer }: { readonly viewer: Viewer }) => {
  const [isOpen, parameters] = useRoute('/issues/:number');
  const number = isOpen ? parameters.number : null;
  return (
    <main class="place">
      <Board viewerId={viewer.person.id} openNumber={number} />
      {number !== null && (
        <Suspense fallback={null}>
          <IssuePanel number={number} />
        </Suspense>
      )}
    </main>
  );
};

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
  const isPhone = usePhone();
  useEffect(() => api.live.start(api.client, cursor), [api, cursor]);
  return (
    <ApiContext.Provider value={api}>
      <Provider value={api.client}>
        {isPhone ? (
          <Suspense fallback={null}>
            <Phone viewer={viewer} settings={settings} onSignOut={onSignOut} />
          </Suspense>
        ) : (
          <div class="shell">
            <Head viewer={viewer} settings={settings} onSignOut={onSignOut} />
            <Suspense fallback={null}>
              <Switch>
                <Route path="/desk/*?">
                  <Desk name={plain(viewer.person.name, language)} />
                </Route>
                <Route path="/meetings/*?">
                  <Meetings />
                </Route>
                <Route path="/decisions">
                  <Meetings />
                </Route>
                <Route path="/projects">
                  <ProjectList />
                </Route>
                <Route path="/projects/:number">
                  {({ number }) => <ProjectPage key={number} number={number} />}
                </Route>
                <Route>
                  <BoardPage viewer={viewer} />
                </Route>
              </Switch>
            </Suspense>
          </div>
        )}
      </Provider>
    </ApiContext.Provider>
  );
};
