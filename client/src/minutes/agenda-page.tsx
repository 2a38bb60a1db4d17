import { Link } from 'wouter';
import { startOf } from '../meeting/facts.ts';
import { shownItems } from '../room/facts.ts';
import { Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { plain } from '../words/format.ts';
import { laterWordOf } from '../words/later.ts';
import { wordOf } from '../words/vocabulary.ts';
import { Written } from '../words/words.tsx';
import { type MinutesOf, useMinutes } from './use-minutes.ts';
import { usePageHead } from './use-page-head.ts';
import { useMinutesWords } from './words.ts';
import './minutes.css';

const AgendaSheet = ({ meeting }: { readonly meeting: MinutesOf }) => {
  const { language, words, say } = useMinutesWords();
  usePageHead(plain(meeting.classification, language), plain(meeting.title, language));
  const items = shownItems(meeting.items);
  const named = (role: string) =>
    meeting.invitations
      .filter((one) => one.role === role)
      .map(({ unit, guestName }) => plain(unit?.shortName ?? guestName, language));
  const guests = named('GUEST');
  const facts = [
    [say.time, startOf(meeting.startsAt, language, new Date(0))],
    [say.place, plain(meeting.place, language)],
    [
      say.presides,
      [wordOf('Post', meeting.presidingPost, language), plain(meeting.presider?.name, language)]
        .filter(Boolean)
        .join(' '),
    ],
    [say.units, named('MEMBER').join(words.listSeparator)],
    ...(guests.length > 0 ? [[say.guests, guests.join(words.listSeparator)]] : []),
  ];
  return (
    <article class="sheet agenda-sheet">
      <h2>
        <Written text={meeting.title} />
        <small>{say.agenda}</small>
      </h2>
      <dl>
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <ol>
        {items.map((item, index) => (
          <li key={item.id}>
            <span>{index + 1}</span>
            <div>
              <b>
                <Written text={item.title} />
              </b>
              <small>
                {[
                  item.kind === 'TOPIC' ? '' : laterWordOf('AgendaItemKind', item.kind, language),
                  item.issue?.number,
                  plain(item.issue?.projectName, language),
                  item.isClosed ? say.closed : '',
                ]
                  .filter(Boolean)
                  .join(words.separator)}
              </small>
            </div>
            <span>{say.min(item.plannedMinutes)}</span>
          </li>
        ))}
      </ol>
      <p class="agenda-total">{say.total(meeting.plannedMinutes)}</p>
    </article>
  );
};

/** The agenda of a meeting as it is printed and handed out. */
export const AgendaPage = ({ number }: { readonly number: string }) => {
  const { words, say } = useMinutesWords();
  const { found: meeting, problem } = useMinutes(number);
  return (
    <main class="minutes" aria-label={say.agenda}>
      {!meeting && (
        <div class="project-head">
          <h1 class="unseen">{say.agenda}</h1>
          {problem ? (
            <Empty>{problem === 'missing' ? say.missing : say.unread}</Empty>
          ) : (
            <Loading rows={9} label={words.issue.loading} />
          )}
        </div>
      )}
      {meeting && (
        <>
          <div class="minutes-place">
            <AgendaSheet meeting={meeting} />
          </div>
          <aside class="minutes-aside">
            <h1>
              {say.agenda} {meeting.number}
            </h1>
            <div class="doables">
              <Button kind="primary" onPress={() => print()}>
                {say.print}
              </Button>
              <Link href={`/meetings/${meeting.number}`} class="button">
                {say.toMeeting}
              </Link>
            </div>
          </aside>
        </>
      )}
    </main>
  );
};
