import { useState } from 'preact/hooks';
import { postAuth } from '../api/auth.ts';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { keepComposing, TextField } from '../ui/text-field.tsx';
import { useWords } from '../words/words.tsx';

const EMPTY = {
  unitName: '',
  unitShort: '',
  personName: '',
  personTitle: '',
  username: '',
  password: '',
};
type Values = typeof EMPTY;

/** Where the server names a field, and where it stands here. */
const FIELD_OF: Readonly<Record<string, keyof Values>> = {
  'unit.name': 'unitName',
  'unit.shortName': 'unitShort',
  'person.name': 'personName',
  'person.title': 'personTitle',
  username: 'username',
  password: 'password',
};

const bodyOf = (secret: string, values: Values, language: string) => {
  const text = (value: string) => (value.trim() === '' ? undefined : { [language]: value.trim() });
  return {
    token: secret,
    username: values.username,
    password: values.password,
    unit: { name: text(values.unitName), shortName: text(values.unitShort) },
    person: { name: text(values.personName), title: text(values.personTitle) },
  };
};

type Problem = { readonly fieldId: string; readonly message: string };

/** The office, its first person and the account; or only a password. */
export const OfficeForm = ({
  secret,
  hasOffice,
  onDone,
}: {
  readonly secret: string;
  readonly hasOffice: boolean;
  readonly onDone: () => void;
}) => {
  const { language, words } = useWords();
  const { setup } = words;
  const [values, setValues] = useState<Values>(EMPTY);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isSending, setSending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const field = (name: keyof Values, label: string, hint?: string) => (
    <TextField
      id={name}
      name={name}
      label={label}
      {...(hint ? { hint } : {})}
      isOptional={name === 'unitShort' || name === 'personTitle'}
      problem={problems.find(({ fieldId }) => fieldId === name)?.message}
      value={values[name]}
      onText={(value) => setValues({ ...values, [name]: value })}
      type={name === 'password' ? 'password' : 'text'}
      autocomplete={name === 'password' ? 'new-password' : name === 'username' ? 'username' : 'off'}
    />
  );
  const send = async () => {
    if (isSending) return;
    setSending(true);
    const answer = await postAuth('setup', bodyOf(secret, values, language), language);
    setSending(false);
    setAttempt(attempt + 1);
    if (answer.isDone) return onDone();
    const found = answer.issues.map(({ path, message }) => ({
      fieldId: FIELD_OF[path.join('.')] ?? '',
      message,
    }));
    setProblems(
      found.length > 0 ? found : [{ fieldId: '', message: answer.message ?? words.signIn.away }],
    );
  };
  return (
    <form
      noValidate
      onKeyDown={keepComposing}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{hasOffice ? setup.heading : setup.passwordTitle}</h2>
      {problems.length > 0 && (
        <Problems attempt={attempt} title={words.form.wrong(problems.length)} problems={problems} />
      )}
      {hasOffice && (
        <>
          {field('unitName', setup.unitName)}
          {field('unitShort', setup.unitShort)}
          {field('personName', setup.personName)}
          {field('personTitle', setup.personTitle)}
          {field('username', setup.username, setup.usernameHint)}
        </>
      )}
      {field('password', setup.password, setup.passwordHint)}
      <Button kind="primary" isBig type="submit" isOff={isSending}>
        {isSending ? words.form.sending : hasOffice ? setup.submit : setup.passwordSubmit}
      </Button>
    </form>
  );
};
