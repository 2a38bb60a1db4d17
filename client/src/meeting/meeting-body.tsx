import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Cursor } from '../../sdk/index.ts';
import { DecisionRow } from '../decision/decision-row.tsx';
import type { Doable } from '../forms/doable.ts';
import { DoableButtons, Recordables } from '../forms/doable-buttons.tsx';
import { OpenForm, useChosen } from '../forms/doables.tsx';
import { NotNow } from '../forms/not-now.tsx';
import { OwnRefs } from '../forms/ref-options.ts';
import { History } from '../history/history.tsx';
import { useSent } from '../history/use-sent.ts';
import { isStanding, shownItems } from '../room/facts.ts';
import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { Agenda } from './agenda.tsx';
import { blockedOfMeeting, doablesOfMeeting } from './doables.ts';
import { type MeetingFacts, stageOf } from './facts.ts';
import { Invitations } from './invitations.tsx';
import { MinutesLinks } from './minutes-links.tsx';
import { ReuseAgenda } from './reuse-agenda.tsx';
import { Screens, useScreens } from './screens.tsx';
import { tellMeeting } from './telling.ts';
import { useMeetingWords } from './words.ts';

const NO_SCREENS: ReturnType<typeof useScreens> = [];

/** What fields that name a part of the meeting offer. */
export const useMeetingRefs = (
  { items, invitations }: MeetingFacts,
  screens: ReturnType<typeof useScreens> = NO_SCREENS,
) => {
  const { language } = useMeetingWords();
  return useMemo(
    () => ({
      AgendaItem: shownItems(items).map(({ id, position, title }) => ({
        value: id,
        text: `${position} ${plain(title, language)}`,
      })),
      Invitation: invitations.map(({ id, unit, guestName }) => ({
        value: id,
        text: plain(unit?.shortName ?? guestName, language),
      })),
      MeetingScreen: screens
        .filter(({ revokedAt }) => !revokedAt)
        .map(({ id, name }) => ({ value: id, text: plain(name, language) })),
    }),
    [items, invitations, screens, language],
  );
};

const Decisions = ({
  meeting,
  today,
  onChoose,
}: {
  readonly meeting: MeetingFacts;
  readonly today: Date;
  readonly onChoose: (one: Doable) => void;
}) => {
  const { say } = useMeetingWords();
  const { decisions } = meeting;
  const isHeld = meeting.openedAt !== null;
  const place = useRef<HTMLElement>(null);
  // An address may lead to one decision, which is here only now.
  useEffect(() => {
    const named = place.current && document.getElementById(location.hash.slice(1));
    if (!named || !place.current?.contains(named)) return;
    named.scrollIntoView({ block: 'center' });
    named.tabIndex = -1;
    named.focus({ preventScroll: true });
  }, []);
  if (!isHeld && decisions.length === 0) return null;
  return (
    <section aria-label={say.decisionsOf} ref={place}>
      <h2 class="section">
        {say.decisionsOf}
        <span>{decisions.filter(isStanding).length}</span>
      </h2>
      {decisions.length === 0 && <Empty>{say.decisionsNone}</Empty>}
      <ul class="decisions">
        {decisions.map((decision) => (
          <DecisionRow
            key={decision.id}
            decision={decision}
            today={today}
            isInMeeting
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
};

const isOpening = ({ action, isForOthers }: Doable) =>
  action.action === 'openMeeting' && !isForOthers;

/** A meeting that is not in session: what is on its agenda, who comes, what I do, what came of it. */
export const MeetingBody = ({
  meeting,
  readAt,
  today,
  again,
}: {
  readonly meeting: MeetingFacts;
  /** How far the record had come when the meeting was read. */
  readonly readAt: Cursor;
  readonly today: Date;
  readonly again: () => void;
}) => {
  const words = useMeetingWords();
  const doables = doablesOfMeeting(meeting);
  const [chosen, setChosen] = useChosen(doables.all);
  const { freshId, done } = useSent(meeting.timeline.nodes[0]?.id ?? null, () => {
    setChosen(null);
    again();
  });
  const screens = useScreens(meeting.id);
  const stage = stageOf(meeting);
  // An adjourned meeting is gone on with before all else.
  const opening = stage === 'paused' ? doables.acting.find(isOpening) : undefined;
  const acting = doables.acting.filter((one) => one !== opening);
  const agenda = <Agenda meeting={meeting} readAt={readAt} again={again} onChoose={setChosen} />;
  return (
    <OwnRefs.Provider value={useMeetingRefs(meeting, screens)}>
      <div class="project-body meeting-body">
        <div>
          {stage === 'before' && agenda}
          <Decisions meeting={meeting} today={today} onChoose={setChosen} />
          {stage !== 'before' && agenda}
        </div>
        <aside>
          {chosen ? (
            <OpenForm chosen={chosen} onChoose={setChosen} onDone={done} onStale={again} />
          ) : (
            <>
              {opening && (
                <div class="doables">
                  <Button
                    kind="primary"
                    isBig
                    data-action={opening.action.action}
                    onPress={() => setChosen(opening)}
                  >
                    {words.say.openAgain}
                  </Button>
                </div>
              )}
              {acting.length > 0 && <DoableButtons doables={acting} onChoose={setChosen} />}
              <Recordables doables={doables.recordables} onChoose={setChosen} />
            </>
          )}
          {stage === 'after' && !chosen && <ReuseAgenda meeting={meeting} />}
          <MinutesLinks meeting={meeting} />
          <Invitations
            meeting={meeting}
            today={today}
            answers={doables.answers}
            onChoose={setChosen}
          />
          <Screens screens={screens} />
          <NotNow blocked={blockedOfMeeting(meeting)} />
          <History
            root={meeting.id}
            newest={meeting.timeline.nodes}
            totalCount={meeting.timeline.totalCount}
            telling={tellMeeting(meeting, words)}
            freshId={freshId}
          />
        </aside>
      </div>
    </OwnRefs.Provider>
  );
};
