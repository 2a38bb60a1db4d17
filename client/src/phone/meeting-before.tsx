import { Link, useLocation } from 'wouter';
import { useApi } from '../api/api.ts';
import type { Viewer } from '../api/viewer.ts';
import { askFor } from '../forms/asked.ts';
import { type MeetingFacts, startOf } from '../meeting/facts.ts';
import { useNow } from '../room/use-now.ts';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { plain } from '../words/format.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { BrokenTitle } from './broken-title.tsx';
import { PhoneAgenda } from './meeting-agenda.tsx';
import { decisionsFor, type PhoneDecision, PhoneDecisionCard } from './meeting-decisions.tsx';
import { MeetingFoot } from './meeting-foot.tsx';
import { useMeetingPhone } from './meeting-words.ts';
import { FROM_INSIDE } from './trail.ts';
import { useTap } from './use-tap.ts';

type Invitation = MeetingFacts['invitations'][number];

/** Who comes for the unit, as it has said. */
const Answer = ({ invitation }: { readonly invitation: Invitation }) => {
  const { language, say } = useMeetingPhone();
  const { presence, attendee, attendeeName, isSubstitute, acknowledgedAt, absenceReason } =
    invitation;
  const name = plain(attendee?.name ?? attendeeName, language);
  if (presence === 'LEAVE')
    return (
      <p class="meeting-view">
        <Light tone="none">{say.excused}</Light> <Written text={absenceReason} />
      </p>
    );
  if (name)
    return (
      <p class="meeting-view">
        <Light tone="done">{isSubstitute ? say.substitute(name) : say.comes(name)}</Light>
      </p>
    );
  return (
    <p class="meeting-view">
      <Light tone={acknowledgedAt ? 'done' : 'near'}>
        {acknowledgedAt ? say.answered : say.waits}
      </Light>
    </p>
  );
};

const ENDED = ['CLOSED', 'MINUTES_SIGNED', 'MINUTES_ISSUED'];

/** A meeting that is to come, or that is over: when, where, what, and who comes for my unit. */
export const MeetingOutside = ({
  meeting,
  own,
  viewer,
  again,
}: {
  readonly meeting: MeetingFacts;
  readonly own: { readonly id: string; readonly name: Parameters<typeof plain>[0] } | null;
  readonly viewer: Viewer;
  readonly again: () => void;
}) => {
  const { lianxi } = useApi();
  const { language, say } = useMeetingPhone();
  const [, navigate] = useLocation();
  const now = useNow(lianxi.serverTime);
  const tapping = useTap(meeting.id, again);
  const invitation = meeting.invitations.find(({ unit }) => unit?.id === own?.id && unit !== null);
  const mayAnswer = meeting.availableActions.some(({ action }) => action === 'answerInvitation');
  const { ours, others } = decisionsFor(meeting, own ? [own.id] : []);
  const presider = [
    wordOf('Post', meeting.presidingPost, language),
    plain(meeting.presider?.name, language),
  ];
  const isOver = ENDED.includes(meeting.state);
  const onForm = (action: string, on: string) =>
    navigate(`/meetings/${meeting.number}${askFor([action], on)}`, { state: FROM_INSIDE });
  const onDissent = ({ id }: PhoneDecision) => onForm('recordDissent', id);
  const isOpen = invitation && !invitation.acknowledgedAt && mayAnswer;
  return (
    <>
      <main class="phone-scroll phone-meeting">
        <header class="meeting-now">
          {(isOver || meeting.state === 'CANCELLED') && (
            <p class="meeting-kicker">
              <b>{isOver ? say.ended : say.cancelled}</b>
            </p>
          )}
          <h1 tabIndex={-1}>
            <BrokenTitle text={meeting.title} />
          </h1>
          <dl class="meeting-facts">
            <dt>{say.when}</dt>
            <dd>{startOf(meeting.startsAt, language, new Date(now))}</dd>
            <dt>{say.where}</dt>
            <dd>
              <Written text={meeting.place} />
            </dd>
            <dt>{say.presides}</dt>
            <dd>{presider.filter(Boolean).join(' ')}</dd>
          </dl>
          {meeting.minutes.length > 0 && (
            <Link class="link" href={`/meetings/${meeting.number}/minutes`}>
              {say.minutesDocument}
            </Link>
          )}
        </header>
        {invitation && !isOver && (
          <>
            <h2 class="section">
              {say.invitation}
              <small>{plain(own?.name, language)}</small>
            </h2>
            <Answer invitation={invitation} />
          </>
        )}
        {own && ours.length > 0 && (
          <h2 class="section">
            {say.ours}
            <span>{ours.length}</span>
          </h2>
        )}
        {ours.map((decision) => (
          <PhoneDecisionCard
            key={decision.id}
            decision={decision}
            own={own?.id ?? null}
            now={now}
            onDissent={onDissent}
          />
        ))}
        <PhoneAgenda items={meeting.items} now={now} from={Date.parse(meeting.startsAt)} />
        {others.length > 0 && (
          <h2 class="section">
            {own ? say.others : say.decisions}
            <span>{others.length}</span>
          </h2>
        )}
        {others.map((decision) => (
          <PhoneDecisionCard
            key={decision.id}
            decision={decision}
            own={null}
            now={now}
            onDissent={onDissent}
          />
        ))}
      </main>
      <MeetingFoot
        tapping={tapping}
        primary={
          isOpen
            ? {
                label: say.iCome,
                action: 'answerInvitation',
                onTap: () =>
                  void tapping.tap('answerInvitation', {
                    id: meeting.id,
                    attendee: viewer.person.id,
                  }),
              }
            : null
        }
      >
        {invitation && mayAnswer && !isOver && (
          <Button
            isBig
            data-action="answerOtherwise"
            onPress={() => onForm('answerInvitation', meeting.id)}
          >
            {isOpen ? say.otherwise : say.change}
          </Button>
        )}
      </MeetingFoot>
    </>
  );
};
