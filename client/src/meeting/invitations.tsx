import type { Doable } from '../forms/doable.ts';
import { Empty } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light, type Tone } from '../ui/light.tsx';
import { formatMoment, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import type { Invited, MeetingFacts } from './facts.ts';
import { useMeetingWords } from './words.ts';

const TONES: Readonly<Record<string, Tone>> = {
  PRESENT: 'done',
  SUBSTITUTE: 'near',
  LEAVE: 'none',
  ABSENT: 'late',
};

const Answer = ({
  invited,
  isNotified,
  today,
}: {
  readonly invited: Invited;
  readonly isNotified: boolean;
  readonly today: Date;
}) => {
  const { language, say } = useMeetingWords();
  const { presence, acknowledgedAt } = invited;
  if (presence !== 'EXPECTED')
    return <Light tone={TONES[presence] ?? 'none'}>{say.presence[presence]}</Light>;
  if (acknowledgedAt)
    return (
      <time dateTime={acknowledgedAt} class="muted small">
        {formatMoment(acknowledgedAt, language, today)}
      </time>
    );
  return isNotified ? <Light tone="near">{say.waits}</Light> : null;
};

const Row = (props: {
  readonly invited: Invited;
  readonly isNotified: boolean;
  readonly today: Date;
}) => {
  const { language, say } = useMeetingWords();
  const { invited } = props;
  const name = plain(invited.attendee?.name ?? invited.attendeeName, language);
  return (
    <li data-invited={invited.unit?.id ?? invited.id}>
      <b>
        <Written text={invited.unit?.shortName ?? invited.guestName} />
      </b>
      <span>
        {invited.isSubstitute && name && <span class="muted">{say.substitute} </span>}
        {name}
        {invited.absenceReason && (
          <span class="muted">
            <Written text={invited.absenceReason} />
          </span>
        )}
      </span>
      <Answer {...props} />
    </li>
  );
};

/** Who is asked to come, who has acknowledged, who comes for whom. */
export const Invitations = ({
  meeting,
  today,
  answers,
  onChoose,
}: {
  readonly meeting: MeetingFacts;
  readonly today: Date;
  /** Forms by which units answer: the viewer's own, or the office's for others. */
  readonly answers: readonly Doable[];
  readonly onChoose: (one: Doable) => void;
}) => {
  const { language, say } = useMeetingWords();
  const members = meeting.invitations.filter(({ role }) => role === 'MEMBER');
  const guests = meeting.invitations.filter(({ role }) => role !== 'MEMBER');
  const units = meeting.invitations.filter(({ unit }) => unit !== null);
  const acknowledged = units.filter(({ acknowledgedAt }) => acknowledgedAt !== null);
  const isNotified = meeting.notifiedAt !== null;
  const list = (rows: readonly Invited[]) => (
    <ul class="invited">
      {rows.map((invited) => (
        <Row key={invited.id} invited={invited} isNotified={isNotified} today={today} />
      ))}
    </ul>
  );
  return (
    <section class="invitations" aria-label={say.invitations}>
      <h2 class="section">
        {say.invitations}
        <span>{members.length}</span>
        <small>
          {isNotified ? say.answered(acknowledged.length, units.length) : say.notNotified}
        </small>
      </h2>
      {members.length === 0 && <Empty />}
      {list(members)}
      {guests.length > 0 && (
        <>
          <h2 class="section">
            {say.guests}
            <span>{guests.length}</span>
          </h2>
          {list(guests)}
        </>
      )}
      {answers.length > 0 && (
        <div class="doables">
          {answers.map((one) => (
            <Button
              key={one.action.action}
              data-action={one.action.action}
              data-recorded={one.isForOthers ? '' : undefined}
              onPress={() => onChoose(one)}
            >
              {plain(one.action.label, language)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
};
