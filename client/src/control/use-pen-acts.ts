import { useApi } from '../api/api.ts';
import type { Outcome } from '../forms/send.ts';
import { isEmpty, newPen, type Written } from './pen.ts';
import { resumeDraft, strikeDraft } from './pen-acts.ts';
import { changedElsewhere, newest, penOf } from './pen-facts.ts';
import type { Hitch } from './run-pen.ts';
import type { useHeldPen } from './use-held-pen.ts';
import type { Decision, Meeting } from './use-meeting.ts';
import type { usePenRun } from './use-pen-run.ts';

const hitchOf = (outcome: Exclude<Outcome, { kind: 'done' }>): Hitch =>
  outcome.kind === 'problems'
    ? {
        kind: 'problems',
        problems: outcome.problems.map(({ path, message }) => ({
          path: path.map(String),
          message,
        })),
      }
    : outcome;

/** What is done with the pen besides writing and sending on. */
export const usePenActs = ({
  hand: { base, held, put },
  running: { run, during, over, isShelving, setHitch },
  known,
  language,
  now,
  write,
  onDrop,
}: {
  readonly hand: ReturnType<typeof useHeldPen>;
  readonly running: ReturnType<typeof usePenRun>;
  readonly known: () => Meeting;
  readonly language: 'zh' | 'en';
  readonly now: () => string;
  readonly write: (change: Partial<Written>) => void;
  /** By this hand a draft is about to be struck. */
  readonly onDrop: (id: string) => void;
}) => {
  const { lianxi } = useApi();
  /** Among the drafts of the record, off the screens; true once the pen is free for another one. */
  const shelve = async (): Promise<boolean> => {
    isShelving.current = true;
    write({ isShown: false });
    // A pause that is being saved takes it along.
    await over();
    if (isShelving.current) await run('save');
    return held() === null;
  };
  /** True once nothing would be lost by taking another pen; false where a hitch tells why not. */
  const free = async (): Promise<boolean> => {
    await over();
    const one = base();
    if (!one || isEmpty(one)) return true;
    const isRead = newest(one.recorded, known())?.state === 'READ_BACK';
    // What is read back stands in the record as it is.
    if (!isRead || changedElsewhere(one, known(), language)) return shelve();
    put(null);
    return true;
  };
  return {
    shelve,
    free,
    /** The read-back text is opened again. */
    resume: async (): Promise<void> => {
      await over();
      const one = base();
      const recorded = one && newest(one.recorded, known());
      if (!one || recorded?.state !== 'READ_BACK') return;
      await during('resume', async () => {
        const outcome = await resumeDraft(lianxi, recorded);
        const after = base();
        if (outcome.kind !== 'done') setHitch(outcome);
        else if (after?.recorded?.id === recorded.id) put({ ...after, recorded: outcome.recorded });
      });
    },
    /** Goes on with a draft of the record; what is in the pen is shelved first. */
    open: async (decision: Decision): Promise<void> => {
      if (!(await free())) return;
      const told = known().decisions.find(({ id }) => id === decision.id) ?? decision;
      setHitch(null);
      put(penOf(told, now(), language));
    },
    /** Writes anew what was struck. */
    rewrite: async (decision: Decision): Promise<void> => {
      const { written } = penOf(decision, now(), language);
      const item = decision.item?.id ?? known().items.find(({ state }) => state === 'CURRENT')?.id;
      if (!item || !(await free())) return;
      setHitch(null);
      put({ ...newPen(item, now(), written.isShown), written, replaces: decision.id });
    },
    /** Two have changed one draft: goes on with what somebody else made of it, or with what stands here. */
    settle: (whose: 'theirs' | 'mine'): void => {
      const one = base();
      const told = one && changedElsewhere(one, known(), language);
      if (!told) return;
      const other = penOf(told, now(), language);
      setHitch(null);
      const { recorded, saved, savedFrom } = other;
      put(whose === 'theirs' ? other : { ...one, recorded, saved, savedFrom });
    },
    /** Written for nothing; what the record has of it is struck. */
    drop: async (reason: string): Promise<void> => {
      await over();
      const one = base();
      const recorded = one && newest(one.recorded, known());
      setHitch(null);
      if (!recorded) return put(null);
      onDrop(recorded.id);
      await during('drop', async () => {
        const outcome = await strikeDraft(lianxi, recorded, { [language]: reason });
        if (outcome.kind === 'done') put(null);
        else setHitch(hitchOf(outcome));
      });
    },
  };
};
