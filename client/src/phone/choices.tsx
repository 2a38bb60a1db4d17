import { useRefOptions } from '../forms/ref-options.ts';
import { plain } from '../words/format.ts';
import { type ChoiceProps, Options } from './options.tsx';
import { usePhoneWords } from './words.ts';

/** One of a vocabulary, or of the nodes that a field can name. */
export const Choices = ({ field, value, onValue }: ChoiceProps) => {
  const { language, say } = usePhoneWords();
  const named = useRefOptions(field);
  const options =
    field.kind === 'CHOICE'
      ? (field.options ?? []).map((one) => ({ value: one.value, text: plain(one.label, language) }))
      : (named ?? []);
  // What need not be chosen can be left again.
  const none = field.isRequired ? [] : [{ value: '', text: say.flow.empty }];
  return (
    <Options
      label={plain(field.label, language)}
      options={[...none, ...options]}
      value={String(value ?? '')}
      other={{ text: say.pick.other, note: say.pick.otherHint, search: say.pick.text }}
      onValue={onValue}
    />
  );
};
