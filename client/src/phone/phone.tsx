import { Suspense } from 'preact/compat';
import { Redirect, Route, Switch, useRoute, useSearch } from 'wouter';
import type { Settings } from '../api/settings.ts';
import type { Viewer } from '../api/viewer.ts';
import { Meetings, ProjectList, ProjectPage } from '../app/lazy.ts';
import { askedOf } from '../forms/asked.ts';
import { Bar } from './bar.tsx';
import { BoardPage } from './board-page.tsx';
import { DeskPage } from './desk-page.tsx';
import { FlowPage } from './flow-page.tsx';
import { IssuePage } from './issue-page.tsx';
import { MeetingPage } from './meeting-page.tsx';
import { MorePage } from './more-page.tsx';
import { Strip } from './strip.tsx';
import { TabBar } from './tab-bar.tsx';
import { usePhoneWords } from './words.ts';
import './phone.css';
import './board-page.css';
import './desk-page.css';
import './issue-page.css';
import './flow.css';

/** The board stays below the issues opened from it, with its column and its place. */
const Issues = ({ viewer }: { readonly viewer: Viewer }) => {
  const [isOpen, parameters] = useRoute('/issues/:number');
  const { actions } = askedOf(useSearch());
  const number = isOpen ? parameters.number : null;
  const isFlow = number !== null && actions.length > 0;
  return (
    <>
      <div class="phone-page" data-below={number === null ? undefined : ''}>
        <BoardPage viewerId={viewer.person.id} />
      </div>
      {number !== null && (
        <div class="phone-page">
          {isFlow ? (
            <FlowPage key={`${number} ${actions.join(' ')}`} number={number} viewer={viewer} />
          ) : (
            <IssuePage key={number} number={number} />
          )}
        </div>
      )}
      {!isFlow && <Strip />}
      {!isFlow && <TabBar />}
    </>
  );
};

const Projects = () => {
  const { words } = usePhoneWords();
  const [isOne, parameters] = useRoute('/projects/:number');
  return (
    <>
      <Bar title={words.nav.projects} onBack={isOne ? () => history.back() : null} />
      <div class="phone-projects">
        <Suspense fallback={null}>
          {isOne ? (
            <ProjectPage key={parameters.number} number={parameters.number} />
          ) : (
            <ProjectList />
          )}
        </Suspense>
      </div>
    </>
  );
};

/** What is prepared at a desk, in the phone's frame: lists of meetings and decisions, minutes. */
const MeetingPlaces = () => {
  const { words } = usePhoneWords();
  const [isList] = useRoute('/meetings');
  return (
    <>
      <Bar title={words.nav.meetings} onBack={isList ? null : () => history.back()} />
      <div class="phone-projects">
        <Suspense fallback={null}>
          <Meetings />
        </Suspense>
      </div>
      <Strip />
      <TabBar />
    </>
  );
};

/** All screens as a phone shows them: one thing at a time, one thumb. */
export const Phone = (props: {
  readonly viewer: Viewer;
  readonly settings: Settings;
  readonly onSignOut: () => void;
}) => (
  <div class="phone">
    <Switch>
      <Route path="/desk">
        <DeskPage viewer={props.viewer} />
        <Strip />
        <TabBar />
      </Route>
      {/* One report at a time: each is a card of the desk. */}
      <Route path="/desk/*">
        <Redirect to="/desk" replace />
      </Route>
      <Route path="/projects/*?">
        <Projects />
        <Strip />
        <TabBar />
      </Route>
      <Route path="/meetings/:number">
        {({ number }) => <MeetingPage key={number} number={number} viewer={props.viewer} />}
      </Route>
      <Route path="/meetings/*?">
        <MeetingPlaces />
      </Route>
      <Route path="/decisions">
        <MeetingPlaces />
      </Route>
      <Route path="/more">
        <MorePage {...props} />
        <TabBar />
      </Route>
      <Route>
        <Issues viewer={props.viewer} />
      </Route>
    </Switch>
  </div>
);
