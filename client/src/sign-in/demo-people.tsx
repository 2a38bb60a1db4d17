import { useEffect, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { plain, type Written as Text } from '../words/format.ts';
import { useWords, Written } from '../words/words.tsx';
import { DEMO_WORDS } from './words.ts';
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
  const say = DEMO_WORDS[language];
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
