import { useEffect, useRef } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter';
import { useApi } from '../api/api.ts';
import type { Viewer } from '../api/viewer.ts';
import { askedOf } from '../forms/asked.ts';
import type { SubjectType } from '../forms/doable.ts';
import { LoadedForm } from '../forms/loaded-form.tsx';
import { MeetingDocument } from '../gql/later.ts';
import { useCase } from '../history/use-case.ts';
import { LineIndicator, useStale } from '../line/line.tsx';
import type { MeetingFacts } from '../meeting/facts.ts';
import { useRoom } from '../room/use-room.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { plain } from '../words/format.ts';
import { useWords } from '../words/words.tsx';
import { Bar } from './bar.tsx';
import { MeetingOutside } from './meeting-before.tsx';
import { MeetingNow } from './meeting-now.tsx';
import { useMeetingPhone } from './meeting-words.ts';
import { sent } from './strip.tsx';
import { useTrail } from './trail.ts';
import '../room/room.css';
import '../room/room-parts.css';
import './meeting-page.css';

const NOW = ['IN_SESSION', 'ADJOURNED'];

/** A form of a meeting, or of what hangs on it. */
type Asked = {
  readonly type: SubjectType;
  readonly id: string;
  readonly label: string;
  readonly action: string;
};

/** The form that an address asks for, on whatever of the meeting offers it. */
const offeredIn = (meeting: MeetingFacts, search: string, language: 'zh' | 'en'): Asked | null => {
  const { actions, on } = askedOf(search);
  const subjects = [
    { type: 'Meeting', ...meeting },
    ...meeting.items.map((item) => ({ type: 'AgendaItem', ...item }) as const),
    ...meeting.decisions.map((decision) => ({ type: 'Decision', ...decision }) as const),
  ] as const;
  const subject = subjects.find(({ id }) => id === on) ?? subjects[0];
  const found = subject.availableActions.find(({ action }) => actions.includes(action));
  if (!found) return null;
  const label = plain(found.label, language);
  return { type: subject.type, id: subject.id, label, action: found.action };
};

/**
 * The form that an address asked for first stays until that address is left: what one writes stays
 * in front of one, whatever others do meanwhile, and what the server says to it.
 */
const useKept = (offered: Asked | null, search: string): Asked | null => {
  const kept = useRef<{ readonly search: string; readonly offered: Asked } | null>(null);
  if (kept.current?.search !== search) kept.current = offered && { search, offered };
  return kept.current?.offered ?? null;
};

const FormOf = ({
  meeting,
  offered,
  again,
}: {
  readonly meeting: MeetingFacts;
  readonly offered: Asked;
  readonly again: () => void;
}) => {
  const { lianxi, live } = useApi();
  const href = `/meetings/${meeting.number}`;
  const trail = useTrail(href);
  const onDone = (cursor: string) => {
    lianxi.held.note(meeting.id, cursor);
    live.acted();
    again();
    sent.set({ action: offered.label, href });
    trail.leave();
  };
  return (
    <>
      <Bar title={offered.label} onBack={trail.leave} />
      <main class="phone-scroll meeting-form">
        <h1 class="unseen">{offered.label}</h1>
        <LoadedForm
          type={offered.type}
          id={offered.id}
          action={offered.action}
          isPrimary
          onDone={onDone}
          onStale={again}
          onClose={null}
        />
      </main>
    </>
  );
};

/** The viewer's unit that was invited; of several the first. */
const ownUnit = (meeting: MeetingFacts, viewer: Viewer) => {
  const invited = meeting.invitations.flatMap(({ unit }) => (unit ? [unit.id] : []));
  const unit = viewer.units.find(({ id }) => invited.includes(id)) ?? null;
  return unit && { id: unit.id, name: unit.shortName };
};

const Whole = ({
  meeting,
  viewer,
  again,
}: {
  readonly meeting: MeetingFacts;
  readonly viewer: Viewer;
  readonly again: () => void;
}) => {
  const { lianxi } = useApi();
  const { words } = useWords();
  const isNow = NOW.includes(meeting.state);
  const { room } = useRoom(lianxi, meeting.id, isNow);
  const own = ownUnit(meeting, viewer);
  if (!isNow) return <MeetingOutside meeting={meeting} own={own} viewer={viewer} again={again} />;
  if (!room)
    return (
      <main class="phone-scroll">
        <Loading rows={9} label={words.issue.loading} />
      </main>
    );
  return <MeetingNow meeting={meeting} room={room} own={own} again={again} />;
};

/** One meeting in the hand: before, while it is held, and after. */
export const MeetingPage = ({
  number,
  viewer,
}: {
  readonly number: string;
  readonly viewer: Viewer;
}) => {
  const { lianxi } = useApi();
  const { words } = useWords();
  const { language, say } = useMeetingPhone();
  const [, navigate] = useLocation();
  const search = useSearch();
  const {
    found: meeting,
    problem,
    again,
  } = useCase(
    MeetingDocument,
    number,
    (data) => data.meeting,
    ({ id }, { caseId }) => caseId === id,
  );
  const isStale = useStale(lianxi);
  useEffect(() => {
    if (askedOf(search).actions.length > 0) sent.set(null);
  }, [search]);
  const offered = useKept(meeting ? offeredIn(meeting, search, language) : null, search);
  if (meeting && offered)
    return <FormOf key={search} meeting={meeting} offered={offered} again={again} />;
  const back = () => (history.length > 1 ? history.back() : navigate('/', { replace: true }));
  return (
    <div class={isStale ? 'phone-page meeting-page stale' : 'phone-page meeting-page'}>
      <Bar title={meeting ? plain(meeting.title, language) : say.name(number)} onBack={back}>
        <LineIndicator />
      </Bar>
      {meeting && <Whole meeting={meeting} viewer={viewer} again={again} />}
      {!meeting && (
        <main class="phone-scroll">
          <h1 class="unseen">{say.name(number)}</h1>
          {problem ? (
            <Empty>{problem === 'missing' ? say.missing : say.unread}</Empty>
          ) : (
            <Loading rows={9} label={words.issue.loading} />
          )}
        </main>
      )}
    </div>
  );
};
