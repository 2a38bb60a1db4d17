import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import { useApi } from '../api/api.ts';
import { type ActionFormProps, labelAt, Trouble } from '../forms/action-form.tsx';
import { Controls } from '../forms/control.tsx';
import { OtherText } from '../forms/form-parts.tsx';
import { useActionForm } from '../forms/use-action-form.ts';
import { fieldId } from '../forms/values.ts';
import { useStale } from '../line/line.tsx';
import { Button } from '../ui/button.tsx';
import { Problems } from '../ui/problems.tsx';
import { keepComposing } from '../ui/text-field.tsx';
import { formatTime } from '../words/format.ts';
import { useDesk } from './words.ts';

/** What the page of reports needs to send one of them. */
export type Sendable = {
  /** Resolves when it is known what came of it. */
  readonly send: () => Promise<void>;
  /** Whether anything was typed. */
  readonly isFilled: boolean;
};

/** Of one report on the page: its ids, and where it tells how to send it. */
export type ReportSlot = {
  readonly prefix: string;
  readonly name: string;
  readonly onSendable: (one: Sendable | null) => void;
};

/** Tells a form which slot of the page it stands in. */
export const SlotContext = createContext<ReportSlot | null>(null);

/** The form of a report among others. Only in a slot. */
export const ReportForm = ({ subject, action, isPrimary, onDone, onStale }: ActionFormProps) => {
  const slot = useContext(SlotContext);
  if (!slot) throw new Error('No slot above this form');
  const { prefix, name, onSendable } = slot;
  const { language, words, later, desk } = useDesk();
  const { lianxi } = useApi();
  const form = useActionForm(subject, action, onDone, onStale);
  const isStale = useStale(lianxi);
  const isFilled = form.keptAt !== null;
  const sendable = useRef<Sendable>({ send: form.send, isFilled });
  sendable.current = { send: form.send, isFilled };
  useEffect(() => {
    onSendable({ send: () => sendable.current.send(), isFilled });
    return () => onSendable(null);
  }, [isFilled]);
  return (
    <form
      noValidate
      aria-label={desk.reports.form(name)}
      data-action={action.action}
      onKeyDown={(event) => {
        keepComposing(event);
        if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
        event.preventDefault();
        if (!isStale) void form.send();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStale) void form.send();
      }}
    >
      <Trouble outcome={form.outcome} />
      <OtherText form={form} />
      {form.problems.length > 0 && (
        <Problems
          attempt={form.attempt}
          title={words.form.wrong(form.problems.length)}
          problems={form.problems.map(({ path, message }) => ({
            fieldId: fieldId(path, prefix),
            message: [labelAt(form.fields, path, language), message].filter(Boolean).join(' '),
          }))}
        />
      )}
      <Controls
        fields={form.fields}
        values={form.values}
        path={[]}
        form={{
          prefix,
          change: form.change,
          given: form.given,
          problems: new Map(form.problems.map(({ path, message }) => [path.join('.'), message])),
        }}
      />
      <div class="row form-end">
        <Button
          kind={isPrimary ? 'primary' : 'plain'}
          type="submit"
          isOff={form.isSending || isStale}
        >
          {form.isSending ? words.form.sending : desk.reports.send}
        </Button>
        {form.keptAt && (
          <span class="muted small draft-kept">
            {later.draft.kept(formatTime(new Date(form.keptAt), language))}{' '}
            <button type="button" class="link" onClick={form.restart}>
              {later.draft.drop}
            </button>
          </span>
        )}
      </div>
    </form>
  );
};
