import { addDays, type Day } from '../kernel/calendar.ts';
import { doneState } from '../kernel/lateness.ts';
import type { Effect } from '../kernel/lifecycle.ts';
import {
  type Applying,
  caseColumns,
  dutyScopes,
  endDuties,
  moveDuties,
  ofCase,
  openDuty,
  patchDuties,
  tell,
} from './duties.ts';
import type { Work } from './engine.ts';

/** Carries out what an action does to duties, notices and other subjects; the event tells each. */
export const apply = async (work: Work, applying: Applying): Promise<void> => {
  for (const effect of applying.effects) await applyOne(work, applying, effect);
};

const applyOne = async (work: Work, applying: Applying, effect: Effect): Promise<void> => {
  switch (effect.effect) {
    case 'openDuty':
      return openDuty(work, applying, effect.duty);
    case 'settleDuty':
      return endDuties(
        work,
        applying,
        effect.pick,
        (duty) => doneState(duty, effect.countedAt ?? work.now),
        effect.countedAt,
      );
    case 'missDuty':
      return endDuties(work, applying, effect.pick, () => 'MISSED');
    case 'cancelDuty':
      return endDuties(work, applying, effect.pick, () => 'CANCELLED');
    case 'holdDuty':
      return patchDuties(work, applying, effect.pick, 'HELD', { countedAt: effect.countedAt });
    case 'moveDuty':
      return moveDuties(work, applying, effect);
    case 'sendNotice':
      return sendNotice(work, applying, effect);
    case 'cancelNotice':
      return cancelNotices(work, applying, effect);
    case 'perform': {
      if (!applying.action.row.causes?.includes(effect.action))
        throw new Error(`${applying.action.name} does not declare that it causes ${effect.action}`);
      await applying.perform(
        { action: effect.action, id: effect.on.id || null, input: effect.input ?? {} },
        effect.session,
      );
    }
  }
};

const sendNotice = async (
  work: Work,
  applying: Applying,
  { notice, isOwed }: Extract<Effect, { effect: 'sendNotice' }>,
): Promise<void> => {
  const { facts, root } = applying;
  const due: Day = addDays(facts.today, facts.rules.days['ACKNOWLEDGE'] ?? 0);
  await work.transaction.notice.create({
    data: {
      ...notice,
      ...caseColumns(root),
      state: 'SENT',
      sentAt: work.now,
      scopes: dutyScopes(notice.unitId),
    },
  });
  tell(work, applying, {
    type: 'Notice',
    id: notice.id,
    change: 'SENT',
    kind: notice.kind,
    holderUnitId: notice.unitId,
  });
  if (!isOwed) return;
  await openDuty(work, applying, {
    kind: 'ACKNOWLEDGE',
    clause: '4.4',
    holderUnitId: notice.unitId,
    aboutId: notice.id,
    dueOn: due,
  });
};

const cancelNotices = async (
  work: Work,
  applying: Applying,
  { unitId, kind }: Extract<Effect, { effect: 'cancelNotice' }>,
): Promise<void> => {
  const sent = await work.transaction.notice.findMany({
    where: {
      state: 'SENT',
      ...ofCase(applying.root),
      ...(unitId ? { unitId } : {}),
      ...(kind ? { kind } : {}),
    },
  });
  for (const { id, kind: sentKind, unitId: holderUnitId } of sent) {
    await work.transaction.notice.update({
      where: { id },
      data: { state: 'CANCELLED', cancelledAt: work.now, version: { increment: 1 } },
    });
    tell(work, applying, { type: 'Notice', id, change: 'CANCELLED', kind: sentKind, holderUnitId });
    await endDuties(work, applying, { kind: 'ACKNOWLEDGE', aboutId: id }, () => 'CANCELLED');
  }
};
