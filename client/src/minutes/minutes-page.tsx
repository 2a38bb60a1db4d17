import { useState } from 'preact/hooks';
import { Link, useSearch } from 'wouter';
import { useApi } from '../api/api.ts';
import { doablesOn, recordablesOn } from '../forms/doable.ts';
import { DoableButtons, Recordables } from '../forms/doable-buttons.tsx';
import { OpenForm, useChosen } from '../forms/doables.tsx';
import { NotNow } from '../forms/not-now.tsx';
import { StaleAlarm, useStale } from '../line/line.tsx';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { FileLink } from '../ui/file-link.tsx';
import { Light } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { Written } from '../words/words.tsx';
import { Edit } from './edit.tsx';
import { Sheet } from './sheet.tsx';
import { type MinutesDocument, type MinutesOf, useMinutes } from './use-minutes.ts';
import { usePageHead } from './use-page-head.ts';
import { useMinutesWords } from './words.ts';
import './minutes.css';

const Documents = ({
  meeting,
  shown,
}: {
  readonly meeting: MinutesOf;
  readonly shown: MinutesDocument;
}) => {
  const { language, say } = useMinutesWords();
  if (meeting.minutes.length < 2) return null;
  return (
    <nav aria-label={say.documents}>
      <h2 class="section">{say.documents}</h2>
      <ul class="minutes-links">
        {meeting.minutes.map(({ id, kind, number, state }) => (
          <li key={id}>
            <Link
              href={`/meetings/${meeting.number}/minutes?of=${id}`}
              class="link"
              aria-current={id === shown.id ? 'page' : undefined}
            >
              {number ? (
                <Written text={{ zh: number }} />
              ) : kind === 'CORRECTION' ? (
                say.correction
              ) : (
                say.minutes
              )}
            </Link>
            <span class="muted small">{laterWordOf('MinutesState', state, language)}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Whole = ({
  meeting,
  minutes,
  again,
}: {
  readonly meeting: MinutesOf;
  readonly minutes: MinutesDocument;
  readonly again: () => void;
}) => {
  const { lianxi, live } = useApi();
  const { language, words, say } = useMinutesWords();
  const isStale = useStale(lianxi);
  const mayEdit = minutes.availableActions.some(({ action }) => action === 'editMinutes');
  const [isEditing, setEditing] = useState(false);
  const doables = doablesOn('Minutes', minutes).filter(
    ({ action }) => action.action !== 'editMinutes',
  );
  const recordables = recordablesOn('Minutes', minutes).filter(
    ({ action }) => action.action !== 'editMinutes',
  );
  const [chosen, setChosen] = useChosen([...doables, ...recordables]);
  usePageHead(plain(meeting.classification, language), plain(meeting.title, language));
  const done = (id: string, cursor: string) => {
    lianxi.held.note(id, cursor);
    setChosen(null);
    live.acted();
    again();
  };
  return (
    <>
      <div class="minutes-place">
        {isEditing ? (
          <Edit minutes={minutes} again={again} onClose={() => setEditing(false)} />
        ) : (
          <Sheet minutes={minutes} meeting={meeting.number} />
        )}
      </div>
      <aside class="minutes-aside">
        <h1>{say.name(meeting.number)}</h1>
        <p>
          <Light tone={minutes.state === 'ISSUED' ? 'done' : 'near'}>
            {laterWordOf('MinutesState', minutes.state, language)}
          </Light>
          {minutes.number && words.separator}
          <Written text={{ zh: minutes.number }} />
        </p>
        <p class="muted small">{say.sources}</p>
        {!isEditing && chosen && (
          <OpenForm chosen={chosen} onChoose={setChosen} onDone={done} onStale={again} />
        )}
        {!isEditing && !chosen && doables.length > 0 && (
          <DoableButtons doables={doables} onChoose={setChosen} />
        )}
        {!isEditing && !chosen && <Recordables doables={recordables} onChoose={setChosen} />}
        <div class="doables">
          {mayEdit && !isEditing && (
            <Button isOff={isStale} data-action="editMinutes" onPress={() => setEditing(true)}>
              {say.edit}
            </Button>
          )}
          <FileLink class="button" path={minutes.documentPath}>
            {say.download}
          </FileLink>
          <Button onPress={() => print()}>{say.print}</Button>
          <Link href={`/meetings/${meeting.number}`} class="button">
            {say.toMeeting}
          </Link>
        </div>
        <Documents meeting={meeting} shown={minutes} />
        {minutes.state !== 'ISSUED' && <NotNow blocked={minutes.blockedActions} />}
      </aside>
    </>
  );
};

/** The minutes of a meeting as a page, and the corrections to them. */
export const MinutesPage = ({ number }: { readonly number: string }) => {
  const { lianxi, live } = useApi();
  const { words, say } = useMinutesWords();
  const { found: meeting, problem, again } = useMinutes(number);
  const of = new URLSearchParams(useSearch()).get('of');
  const isStale = useStale(lianxi);
  const minutes = meeting?.minutes.find(({ id, kind }) => (of ? id === of : kind === 'MINUTES'));
  return (
    <main class={isStale ? 'minutes stale' : 'minutes'} aria-label={say.name(number)}>
      {isStale && <StaleAlarm lianxi={lianxi} onRetry={live.nudge} />}
      {!minutes && (
        <div class="project-head">
          <h1 class="unseen">{say.name(number)}</h1>
          {meeting && <Empty title={say.none}>{say.noneHint}</Empty>}
          {problem && <Empty>{problem === 'missing' ? say.missing : say.unread}</Empty>}
          {!meeting && !problem && <Loading rows={9} label={words.issue.loading} />}
        </div>
      )}
      {meeting && minutes && (
        <Whole key={minutes.id} meeting={meeting} minutes={minutes} again={again} />
      )}
    </main>
  );
};
