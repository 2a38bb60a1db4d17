import type { InputHTMLAttributes } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { postAuth } from '../api/auth.ts';
import { Button } from '../ui/button.tsx';
import { describe, Field } from '../ui/field.tsx';
import { Light } from '../ui/light.tsx';
import { Problems } from '../ui/problems.tsx';
import { keepComposing, TextField } from '../ui/text-field.tsx';
import { Threshold } from '../ui/threshold.tsx';
import { useWords } from '../words/words.tsx';
import { type Credentials, DemoPeople } from './demo-people.tsx';

/** Whether the process answers at all; asked once, when the page opens. */
const useService = (): boolean | null => {
  const [isUp, setUp] = useState<boolean | null>(null);
  useEffect(() => {
    fetch('/healthz').then(
      (response) => setUp(response.ok),
      () => setUp(false),
    );
  }, []);
  return isUp;
};

const Greeting = () => {
  const { words } = useWords();
  const isUp = useService();
  return (
    <>
      <div style={{ margin: 'auto 0' }}>
        <h1>
          {words.bodyLines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </h1>
        <p class="threshold-motto">{words.motto}</p>
        <dl class="facts threshold-facts">
          <dt>{words.signIn.state}</dt>
          <dd>
            {isUp !== null && (
              <Light tone={isUp ? 'ok' : 'late'}>
                {isUp ? words.signIn.up : words.signIn.down}
              </Light>
            )}
          </dd>
        </dl>
      </div>
      <p class="muted small">{words.signIn.office}</p>
    </>
  );
};

const PasswordField = ({
  value,
  problem,
  onText,
}: {
  readonly value: string;
  readonly problem: string | null;
  readonly onText: (value: string) => void;
}) => {
  const { words } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Field id="password" label={words.signIn.password} problem={problem}>
      <div class="row">
        <input
          id="password"
          name="password"
          class="input"
          {...({ type: isShown ? 'text' : 'password' } as InputHTMLAttributes)}
          autocomplete="current-password"
          value={value}
          onInput={(event) => onText(event.currentTarget.value)}
          {...describe('password', null, problem)}
        />
        <Button aria-pressed={isShown} onPress={() => setShown(!isShown)}>
          {isShown ? words.signIn.hide : words.signIn.show}
        </Button>
      </div>
    </Field>
  );
};

/** Sign-in by user name and password. */
export const SignIn = ({
  notice,
  onLanguage,
  onSignedIn,
}: {
  readonly notice: string | null;
  readonly onLanguage: () => void;
  readonly onSignedIn: () => void;
}) => {
  const { language, words } = useWords();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<{ readonly at: string; readonly text: string } | null>(
    null,
  );
  const [isSending, setSending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => document.getElementById('username')?.focus(), []);
  const at = (id: string) => (problem?.at === id ? problem.text : null);
  const signIn = async (who: Credentials) => {
    setSending(true);
    const answer = await postAuth('sign-in/username', who, language);
    setSending(false);
    if (answer.isDone) return onSignedIn();
    setProblem({ at: 'password', text: answer.message ?? words.signIn.away });
  };
  const send = async () => {
    if (isSending) return;
    const missing = username.trim() === '' ? 'username' : password === '' ? 'password' : null;
    setAttempt(attempt + 1);
    if (missing) return setProblem({ at: missing, text: words.form.required });
    await signIn({ username, password });
  };
  return (
    <Threshold left={<Greeting />} onLanguage={onLanguage}>
      <h2>{words.signIn.title}</h2>
      {notice && (
        <p class="small muted" role="status">
          {notice}
        </p>
      )}
      {problem && (
        <Problems
          attempt={attempt}
          title={words.form.wrong(1)}
          problems={[{ fieldId: problem.at, message: problem.text }]}
        />
      )}
      <form
        noValidate
        onKeyDown={keepComposing}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          id="username"
          name="username"
          label={words.signIn.username}
          hint={words.signIn.usernameHint}
          problem={at('username')}
          value={username}
          onText={setUsername}
          autocomplete="username"
        />
        <PasswordField value={password} problem={at('password')} onText={setPassword} />
        <Button kind="primary" isBig type="submit" isOff={isSending}>
          {isSending ? words.form.sending : words.signIn.submit}
        </Button>
      </form>
      <p class="small muted">{words.signIn.help}</p>
      <DemoPeople
        isOff={isSending}
        onChoose={(who) => {
          setUsername(who.username);
          setPassword(who.password);
          setAttempt(attempt + 1);
          void signIn(who);
        }}
      />
    </Threshold>
  );
};
