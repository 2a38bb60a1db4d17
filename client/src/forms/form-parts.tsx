import { useState } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { Banner } from '../ui/banner.tsx';
import { dayOf, formatMoment, formatTime } from '../words/format.ts';
import { useFormWords } from '../words/forms.ts';
import { useWords } from '../words/words.tsx';
import { Control, type FormState } from './control.tsx';
import type { ActionFormState } from './use-action-form.ts';
import { toInput } from './values.ts';

/** A moment of today by its time, an older one with its day. */
export const useTime = () => {
  const { language } = useWords();
  const { lianxi } = useApi();
  return (iso: string) => {
    const now = new Date(lianxi.serverTime());
    const at = new Date(iso);
    return dayOf(at) === dayOf(now) ? formatTime(at, language) : formatMoment(iso, language, now);
  };
};

/** Another text for the same form: nothing typed is lost, whichever window wrote last. */
export const OtherText = ({ form }: { readonly form: ActionFormState }) => {
  const { say } = useFormWords();
  const time = useTime();
  if (form.isGoneElsewhere)
    return (
      <Banner tone="near" title={say.draft.gone}>
        {say.draft.goneHint}
      </Banner>
    );
  if (!form.other || form.outcome?.kind === 'conflict') return null;
  return (
    <div class="draft-note">
      <Banner
        tone="live"
        title={say.draft.other}
        end={
          <>
            <button type="button" class="link" onClick={form.swap}>
              {say.draft.swap}
            </button>{' '}
            <button type="button" class="link" onClick={form.keepOnlyThis}>
              {say.draft.onlyThis}
            </button>
          </>
        }
      >
        {say.draft.otherHint(time(form.other.at))}
      </Banner>
    </div>
  );
};

/** For whom the office records it; folded away where it may as well be its own. */
export const Behalf = ({
  form,
  state,
}: {
  readonly form: ActionFormState;
  readonly state: FormState;
}) => {
  const { say } = useFormWords();
  const { behalf } = form;
  const value = form.values['onBehalf'];
  // What a draft holds of it is never folded away.
  const [isOpen, setOpen] = useState(
    () => behalf !== null && 'onBehalf' in toInput([behalf], form.values),
  );
  if (!behalf) return null;
  const isWrong = [...state.problems.keys()].some((path) => path.startsWith('onBehalf'));
  const body = (
    <>
      <p>{say.behalfHint}</p>
      <Control field={behalf} path={['onBehalf']} value={value} form={state} />
    </>
  );
  if (form.isForOthers) return <div class="behalf">{body}</div>;
  return (
    <details
      class="behalf"
      open={isOpen || isWrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary class="muted">{say.behalf}</summary>
      {body}
    </details>
  );
};
