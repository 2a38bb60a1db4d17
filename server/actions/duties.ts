import type { EventDraft } from '../events/log.ts';
import { INSIDE, SETTLED, unitScope } from '../kernel/authority.ts';
import { toDate } from '../kernel/calendar.ts';
import type { DutyDraft, DutyPick, Effect, Facts, Ref, Session } from '../kernel/lifecycle.ts';
import type { ActionRequest, OpenDuty, Work } from './engine.ts';
import type { Action } from './registry.ts';

/** What an action's effects are applied with. */
export type Applying = {
  readonly action: Action;
  readonly root: Ref;
  /** Index of the action's event among this transaction's. */
  readonly index: number;
  readonly facts: Facts;
  readonly effects: readonly Effect[];
  /** Performs what is caused, by the same hand. */
  readonly perform: (request: ActionRequest, session?: Session) => Promise<unknown>;
};

/** Puts an effect on the event of the action that has it. */
export const tell = (
  work: Work,
  { index }: Applying,
  effect: EventDraft['effects'][number],
): void => {
  const draft = work.drafts[index];
  if (draft) work.drafts[index] = { ...draft, effects: [...draft.effects, effect] };
};

/** The columns by which a duty or a notice hangs on its case. */
export const caseColumns = (root: Ref) => ({
  issueId: root.type === 'Issue' ? root.id : null,
  projectId: root.type === 'Project' ? root.id : null,
  meetingId: root.type === 'Meeting' ? root.id : null,
  decisionId: root.type === 'Decision' ? root.id : null,
});

/** The condition that keeps duties or notices to those of one case. */
export const ofCase = (root: Ref): object =>
  Object.fromEntries(Object.entries(caseColumns(root)).filter(([, id]) => id !== null));

const openDuties = async (work: Work, root: Ref): Promise<OpenDuty[]> => {
  const known = work.duties.get(root.id);
  if (known) return known;
  const found: OpenDuty[] = await work.transaction.duty.findMany({
    where: { state: 'PENDING', ...ofCase(root) },
    select: {
      id: true,
      kind: true,
      holderUnitId: true,
      holderPost: true,
      aboutId: true,
      period: true,
      dueOn: true,
      scopes: true,
    },
  });
  work.duties.set(root.id, found);
  return found;
};

const picks =
  ({ kind, aboutId, holderUnitId, holderPost, period }: DutyPick) =>
  (duty: OpenDuty): boolean =>
    (typeof kind === 'string' ? kind === duty.kind : kind.includes(duty.kind)) &&
    (aboutId === undefined || aboutId === duty.aboutId) &&
    (holderUnitId === undefined || holderUnitId === duty.holderUnitId) &&
    (holderPost === undefined || holderPost === duty.holderPost) &&
    (period === undefined || period === duty.period);

/** Who may see what a unit, or a post, owes. */
export const dutyScopes = (holderUnitId: string | null): string[] =>
  [INSIDE, SETTLED, ...(holderUnitId ? [unitScope(holderUnitId)] : [])].sort();

/** Opens a duty, unless the very same is open. */
export const openDuty = async (work: Work, applying: Applying, draft: DutyDraft): Promise<void> => {
  const { facts, root, action } = applying;
  if (!action.row.opens?.includes(draft.kind))
    throw new Error(`${action.name} does not declare that it opens ${draft.kind}`);
  const open = await openDuties(work, root);
  const same = picks({
    kind: draft.kind,
    aboutId: draft.aboutId,
    holderUnitId: draft.holderUnitId,
    holderPost: draft.holderPost,
    period: draft.period,
  } as DutyPick);
  if (open.some(same)) return;
  const duty = {
    id: facts.newId(),
    kind: draft.kind,
    holderUnitId: draft.holderUnitId ?? null,
    holderPost: draft.holderPost ?? null,
    aboutId: draft.aboutId ?? null,
    period: draft.period ?? null,
    dueOn: toDate(draft.dueOn),
    scopes: dutyScopes(draft.holderUnitId ?? null),
  };
  await work.transaction.duty.create({
    data: {
      ...duty,
      ...caseColumns(root),
      clause: draft.clause,
      state: 'PENDING',
      beginsOn: toDate(draft.beginsOn ?? facts.today),
      originalDueOn: duty.dueOn,
      ruleVersion: facts.ruleVersion,
      openedAt: work.now,
    },
  });
  open.push(duty);
  tell(work, applying, dutyEffect('OPENED', duty, { state: 'PENDING', dueOn: draft.dueOn }));
};

const dutyEffect = (
  change: string,
  { id, kind, holderUnitId, holderPost, period }: OpenDuty,
  more: Record<string, string | null>,
): EventDraft['effects'][number] => ({
  type: 'Duty',
  id,
  change,
  kind,
  holderUnitId,
  holderPost,
  period,
  ...more,
});

/** Ends open duties, each in the state that it has earned. */
export const endDuties = async (
  work: Work,
  applying: Applying,
  pick: DutyPick,
  stateOf: (duty: OpenDuty) => string,
  countedAt?: Date,
): Promise<void> => {
  const open = await openDuties(work, applying.root);
  for (const duty of open.filter(picks(pick))) {
    const state = stateOf(duty);
    await work.transaction.duty.update({
      where: { id: duty.id },
      data: {
        state,
        endedAt: work.now,
        version: { increment: 1 },
        ...(countedAt ? { countedAt } : {}),
      },
    });
    open.splice(open.indexOf(duty), 1);
    tell(
      work,
      applying,
      dutyEffect(state === 'CANCELLED' || state === 'MISSED' ? state : 'SETTLED', duty, { state }),
    );
  }
};

/** Holds open duties as of a moment, or takes that back. */
export const patchDuties = async (
  work: Work,
  applying: Applying,
  pick: DutyPick,
  change: string,
  data: { readonly countedAt: Date | null },
): Promise<void> => {
  const open = await openDuties(work, applying.root);
  for (const duty of open.filter(picks(pick))) {
    await work.transaction.duty.update({ where: { id: duty.id }, data });
    tell(
      work,
      applying,
      dutyEffect(change, duty, { countedAt: data.countedAt?.toISOString() ?? null }),
    );
  }
};

/** Gives open duties another date, or another holder. */
export const moveDuties = async (
  work: Work,
  applying: Applying,
  { pick, dueOn, holderUnitId }: Extract<Effect, { effect: 'moveDuty' }>,
): Promise<void> => {
  const open = await openDuties(work, applying.root);
  for (const duty of open.filter(picks(pick))) {
    const moved: OpenDuty = {
      ...duty,
      ...(dueOn ? { dueOn: toDate(dueOn) } : {}),
      ...(holderUnitId ? { holderUnitId, scopes: dutyScopes(holderUnitId) } : {}),
    };
    await work.transaction.duty.update({
      where: { id: duty.id },
      data: {
        dueOn: moved.dueOn,
        holderUnitId: moved.holderUnitId,
        scopes: [...moved.scopes],
        version: { increment: 1 },
        // A new date gives a new warning.
        ...(dueOn ? { dueSoonAt: null, overdueAt: null } : {}),
      },
    });
    open.splice(open.indexOf(duty), 1, moved);
    tell(work, applying, dutyEffect('MOVED', moved, { dueOn: dueOn ?? null }));
  }
};
