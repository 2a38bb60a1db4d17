import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { type Language, plain, type Written as Text } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import './demo-people.css';

/** What signs somebody in. */
export type Credentials = { readonly username: string; readonly password: string };

type Demo = {
  readonly password: string;
  readonly people: readonly {
    readonly username: string;
    readonly name: Text;
    readonly place: Text | null;
    readonly post: Text | null;
  }[];
};

// Loaded with the sign-in page, and only a demo shows them.
const SAY: Readonly<Record<Language, Readonly<Record<'title' | 'hint' | 'password', string>>>> = {
  zh: {
    title: '演示登录',
    hint: '演示数据，单位和人员均为虚构。点一位，以其身份登录。',
    password: '口令',
  },
  en: {
    title: 'Demo sign-ins',
    hint: 'Demo data: all units and people are invented. Choose one to sign in as.',
    password: 'Password',
  },
};

const isDemo = (value: unknown): value is Demo =>
  typeof value === 'object' && value !== null && 'people' in value && 'password' in value;

/** The people of the demo, as the server names them; null where it runs none. */
const useDemo = (): Demo | null => {
  const [demo, setDemo] = useState<Demo | null>(null);
  useEffect(() => {
    fetch('/auth/demo')
      .then((response) => response.json())
      .then(
        (answer: unknown) => setDemo(isDemo(answer) ? answer : null),
        // Without an answer the page signs in all the same.
        () => setDemo(null),
      );
  }, []);
  return demo;
};

/** In a demo: a few people to sign in as by one press, and their password. */
export const DemoPeople = ({
  isOff,
  onChoose,
}: {
  readonly isOff: boolean;
  readonly onChoose: (who: Credentials) => void;
}) => {
  const { language, words } = useWords();
  const demo = useDemo();
  const say = SAY[language];
  if (!demo) return null;
  return (
    <section class="demo-people" aria-label={say.title}>
      <h3 class="section">
        {say.title}
        <small>
          {say.password} <b>{demo.password}</b>
        </small>
      </h3>
      <p class="small muted">{say.hint}</p>
      <ul>
        {demo.people.map(({ username, name, place, post }) => (
          <li key={username}>
            <Button
              isOff={isOff}
              data-demo={username}
              onPress={() => onChoose({ username, password: demo.password })}
            >
              <b>
                <Written text={name} />
              </b>
              <span>
                {[plain(place, language), plain(post, language)]
                  .filter(Boolean)
                  .join(words.separator)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
