import { Route, Switch } from 'wouter';
import { DecisionsPage } from '../decision/decisions-page.tsx';
import { AgendaPage } from '../minutes/agenda-page.tsx';
import { MinutesPage } from '../minutes/minutes-page.tsx';
import { MeetingPage } from './meeting-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';

/** Meetings, one of them, its papers, and the review of what was decided. */
export const Places = () => (
  <Switch>
    <Route path="/meetings">
      <MeetingsPage />
    </Route>
    <Route path="/meetings/:number">
      {({ number }) => <MeetingPage key={number} number={number} />}
    </Route>
    <Route path="/meetings/:number/minutes">
      {({ number }) => <MinutesPage key={number} number={number} />}
    </Route>
    <Route path="/meetings/:number/agenda">
      {({ number }) => <AgendaPage key={number} number={number} />}
    </Route>
    <Route path="/decisions">
      <DecisionsPage />
    </Route>
  </Switch>
);
