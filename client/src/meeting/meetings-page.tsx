import { useQuery } from 'urql';
import { Link, useLocation, useSearch } from 'wouter';
import { useApi } from '../api/api.ts';
import { useReadAfterChange } from '../api/use-read-after-change.ts';
import { askedOf } from '../forms/asked.ts';
import { useRefOptions } from '../forms/ref-options.ts';
import { StartForm, useAskedStart } from '../forms/start-form.tsx';
import { MeetingsNowDocument } from '../gql/later.ts';
import { StaleAlarm, useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { CopyAddress } from '../ui/copy-address.tsx';
import { dayOf } from '../words/format.ts';
import { MeetingSection } from './meeting-list.tsx';
import { PastMeetings } from './past-meetings.tsx';
import { proposal } from './proposal.ts';
import { useMeetingWords } from './words.ts';
import './meeting.css';

const MEETING = {
  name: 'agendaFrom',
  kind: 'REF',
  label: { zh: '', en: '' },
  isRequired: false,
  refType: 'Meeting',
};

/** What the form is for, and whose agenda it uses again. */
const Hint = ({ template }: { readonly template: string | null }) => {
  const { say } = useMeetingWords();
  const name = useRefOptions(MEETING)?.find(({ value }) => value === template)?.text;
  return (
    <p class="muted small">
      {name && say.reusing(name)}
      {say.proposeHint}
    </p>
  );
};

/** All meetings that the viewer sees: in session, to come, to be approved, held. */
export const MeetingsPage = () => {
  const { lianxi, live } = useApi();
  const { words, say } = useMeetingWords();
  const [, navigate] = useLocation();
  const [{ data, error }, read] = useQuery({
    query: MeetingsNowDocument,
    requestPolicy: 'cache-and-network',
  });
  const again = () => read({ requestPolicy: 'network-only' });
  useReadAfterChange(again);
  const isStale = useStale(lianxi);
  const search = useSearch();
  const [isProposing, setProposing] = useAskedStart('proposeMeeting');
  // An earlier meeting asks for its agenda to be used again.
  const template = isProposing ? askedOf(search).on : null;
  const today = new Date(`${dayOf(new Date(lianxi.serverTime()))}T00:00:00Z`);
  const { running, coming, proposed } = data ?? {};
  const mayPropose = data?.startableActions.some(({ action }) => action === 'proposeMeeting');
  // Whoever proposed a meeting goes on with its agenda.
  const goOn = (number: string | null) => {
    setProposing(false);
    live.acted();
    if (number) navigate(`/meetings/${number}`);
  };
  const waiting = (coming?.totalCount ?? 0) + (proposed?.totalCount ?? 0);
  return (
    <main class={isStale ? 'meetings stale' : 'meetings'} aria-label={say.list}>
      {isStale && <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />}
      <div class="desk-hello">
        <h1>{say.list}</h1>
        {data && <span>{say.listCount(waiting)}</span>}
        {data?.viewer.calendarPath && (
          <CopyAddress path={data.viewer.calendarPath} label={say.calendar} copied={say.copied} />
        )}
        <Link href="/decisions" class="button">
          {say.decisions}
        </Link>
        {mayPropose && !isProposing && (
          <Button
            kind={running?.nodes.length ? 'plain' : 'primary'}
            data-action="proposeMeeting"
            isOff={isStale}
            onPress={() => setProposing(true)}
          >
            {say.propose}
          </Button>
        )}
      </div>
      {isProposing && (
        <div class="meeting-start">
          <Hint template={template} />
          <StartForm
            action="proposeMeeting"
            adapt={proposal({
              today: dayOf(new Date(lianxi.serverTime())),
              last: coming?.nodes[0] ?? null,
              template,
            })}
            onDone={(_, number) => goOn(number)}
            onClose={() => setProposing(false)}
          />
        </div>
      )}
      {!data && error && <Empty>{say.unread}</Empty>}
      {!data && !error && <Loading rows={8} label={words.issue.loading} />}
      {running && coming && proposed && (
        <>
          <MeetingSection
            name="running"
            title={say.sections.running}
            meetings={running.nodes}
            count={running.nodes.length}
            none={null}
            today={today}
          />
          <MeetingSection
            name="proposed"
            title={say.sections.proposed}
            meetings={proposed.nodes}
            count={proposed.totalCount}
            none={mayPropose ? say.proposedNone : null}
            today={today}
          />
          <MeetingSection
            name="coming"
            title={say.sections.coming}
            meetings={coming.nodes}
            count={coming.totalCount}
            none={say.comingNone}
            today={today}
          />
          <PastMeetings today={today} />
        </>
      )}
    </main>
  );
};
