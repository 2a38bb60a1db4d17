import { useEffect, useState } from 'preact/hooks';
import { type AuthAnswer, postAuth } from '../api/auth.ts';
import { Loading } from '../ui/banner.tsx';
import { Threshold } from '../ui/threshold.tsx';
import { useWords } from '../words/words.tsx';
import { OfficeForm } from './office-form.tsx';

/** What a link is for: the first account of all, or one colleague's password. */
type Purpose = 'office' | 'password' | 'nothing' | 'unknown';

const purposeOf = (answer: AuthAnswer): Purpose => {
  if (answer.code === 'BAD_USER_INPUT')
    return answer.issues.some(({ path }) => path[0] === 'unit') ? 'office' : 'password';
  return 'nothing';
};

/** The secret stands behind the hash, so that it reaches no log on its way. */
const readSecret = (): string => location.hash.slice(1);

const Steps = ({ purpose }: { readonly purpose: Purpose }) => {
  const { words } = useWords();
  const { setup } = words;
  const Heading = purpose === 'nothing' ? 'h2' : 'h1';
  return (
    <>
      {/* A link that leads nowhere says so in the heading of the page itself. */}
      <Heading class="threshold-lead">
        {purpose === 'password' ? setup.passwordTitle : setup.title}
      </Heading>
      <p class="muted">{purpose === 'password' ? setup.passwordLead : setup.lead}</p>
      {purpose === 'office' && (
        <ol class="steps-done">
          {[
            [setup.office, setup.officeHint],
            [setup.person, setup.personTitle],
            [setup.account, setup.accountHint],
          ].map(([name, hint], index) => (
            <li key={name}>
              <b>{index + 1}</b>
              <b>{name}</b>
              <small>{hint}</small>
            </li>
          ))}
        </ol>
      )}
    </>
  );
};

/** The page behind a set-up link. */
export const FirstRun = ({
  onLanguage,
  onDone,
}: {
  readonly onLanguage: () => void;
  readonly onDone: () => void;
}) => {
  const { language, words } = useWords();
  const [secret, setSecret] = useState(readSecret);
  useEffect(() => {
    const onHash = () => setSecret(readSecret());
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const [purpose, setPurpose] = useState<Purpose>('unknown');
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    if (secret === '') {
      setPurpose('nothing');
      setRefusal(words.setup.noLink);
      return;
    }
    // An empty form uses no link up; what it is asked for tells what the link is for.
    void postAuth('setup', { token: secret }, language).then((answer) => {
      setPurpose(purposeOf(answer));
      setRefusal(answer.message ?? words.signIn.away);
    });
  }, [secret]);
  return (
    <Threshold left={<Steps purpose={purpose} />} onLanguage={onLanguage}>
      {purpose === 'unknown' && <Loading rows={5} label={words.issue.loading} />}
      {purpose === 'nothing' && (
        <>
          <h1>{words.setup.title}</h1>
          <p role="alert">{refusal}</p>
        </>
      )}
      {(purpose === 'office' || purpose === 'password') && (
        <OfficeForm secret={secret} hasOffice={purpose === 'office'} onDone={onDone} />
      )}
    </Threshold>
  );
};
