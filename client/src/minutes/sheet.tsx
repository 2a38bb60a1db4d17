import { useState } from 'preact/hooks';
import { chooseText, dayOf, formatDay, plain } from '../words/format.ts';
import { Written } from '../words/words.tsx';
import type { Paragraph } from './paragraph.ts';
import { Source } from './source.tsx';
import type { MinutesDocument } from './use-minutes.ts';
import { useMinutesWords } from './words.ts';

const CLAUSE =
  /(第[一二三四五六七八九十]+条(?:（[一二三四五六七八九十]+）)?|Art\. \d+(?:\(\d+\))?)/;

/** Text of a document, in which no clause is parted by the end of a line. */
const Prose = ({ text }: { readonly text: Paragraph['text'] }) => {
  const { language } = useMinutesWords();
  const chosen = chooseText(text, language);
  return (
    <span lang={chosen.lang === language ? undefined : chosen.lang === 'zh' ? 'zh-CN' : 'en'}>
      {chosen.text.split(CLAUSE).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <span key={index} class="keep">
            {part}
          </span>
        ),
      )}
    </span>
  );
};

const Sentence = ({
  paragraph,
  place,
  isOpen,
  meeting,
  onPress,
}: {
  readonly paragraph: Paragraph;
  readonly place: number;
  readonly isOpen: boolean;
  readonly meeting: string;
  readonly onPress: () => void;
}) => {
  const id = `source-${place}`;
  // A link flows and breaks across pages as text does; a button is one block.
  const link = (
    <a
      class="sentence"
      href={`#${id}`}
      aria-expanded={isOpen}
      onClick={(event) => {
        event.preventDefault();
        onPress();
      }}
    >
      <Prose text={paragraph.text} />
    </a>
  );
  return (
    <div class="minutes-paragraph" data-kind={paragraph.kind} data-paragraph={paragraph.key}>
      {paragraph.kind === 'HEADING' ? <h3>{link}</h3> : <p>{link}</p>}
      {isOpen && <Source id={id} paragraph={paragraph} meeting={meeting} />}
    </div>
  );
};

/** The document as it is read and printed; each sentence leads to the record that it comes from. */
export const Sheet = ({
  minutes,
  meeting,
}: {
  readonly minutes: MinutesDocument;
  readonly meeting: string;
}) => {
  const { language, words, say } = useMinutesWords();
  const [open, setOpen] = useState<string | null>(null);
  // A document says its year, whenever it is read.
  const day = (at: string) => formatDay(dayOf(new Date(at)), language, new Date(0));
  return (
    <article class="sheet" aria-label={plain(minutes.title, language)}>
      <div class="sheet-mark">{say.marks[minutes.kind](words.body)}</div>
      <div class="sheet-number">
        {minutes.number ? (
          <Written text={{ zh: minutes.number }} />
        ) : minutes.state === 'SIGNED' ? (
          say.signed
        ) : (
          say.draft
        )}
      </div>
      <h2>
        <Written text={minutes.title} />
      </h2>
      {minutes.paragraphs.map((paragraph, index) => (
        <Sentence
          key={paragraph.key}
          paragraph={paragraph}
          place={index + 1}
          isOpen={open === paragraph.key}
          meeting={meeting}
          onPress={() => setOpen(open === paragraph.key ? null : paragraph.key)}
        />
      ))}
      <footer class="sheet-foot">
        {minutes.signedBy && (
          <span>
            {say.signedBy(plain(minutes.signedBy.name, language))}
            {words.separator}
            {minutes.signedAt && day(minutes.signedAt)}
          </span>
        )}
        <span>
          {minutes.issuedAt
            ? say.issuedOn(day(minutes.issuedAt))
            : say.draftedOn(day(minutes.draftedAt))}
        </span>
      </footer>
    </article>
  );
};
