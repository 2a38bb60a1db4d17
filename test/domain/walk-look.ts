import { toDay } from '../../server/kernel/calendar.ts';
import { tellDuty } from './duties.ts';
import { CAST } from './situations.ts';
import type { Cell, Role } from './table.ts';
import type { World } from './world.ts';

/** One step of a walk, as drawn: how many days pass, and what is tried. */
export type Step = {
  readonly days: number;
  /** Anybody tries anything; else somebody whose turn it may be. */
  readonly isWild: boolean;
  readonly pick: number;
  readonly role: number;
};

/** Something that somebody tries. */
export type Move = {
  readonly role: Role;
  readonly action: string;
  readonly id: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  /** The cell of the table, where one tells. */
  readonly cell?: Cell;
};

/** The issue with all that a walk goes by. */
export const lookAt = (world: World, id: string) =>
  world.database.issue.findUniqueOrThrow({
    where: { id },
    include: {
      leadUnit: true,
      steps: { where: { replacedAt: null }, orderBy: { no: 'asc' } },
      claims: { orderBy: { at: 'asc' } },
      inquiries: { orderBy: { askedAt: 'asc' } },
      requests: { where: { state: 'OPEN' } },
      notices: { where: { state: 'SENT' }, include: { unit: true } },
      duties: { include: { holderUnit: true }, orderBy: [{ openedAt: 'asc' }, { id: 'asc' }] },
    },
  });
export type Seen = Awaited<ReturnType<typeof lookAt>>;

/** Who takes which role now. */
export const castOf = (issue: Seen): Readonly<Record<Role, string>> => {
  const lead = issue.leadUnit?.code ?? 'finance';
  return { ...CAST, LEAD: lead, LEAD_HEAD: `${lead}.head` };
};

/** The post, or the unit's code. */
export const holderOf = ({ holderPost, holderUnit }: Seen['duties'][number]): string =>
  holderPost ?? (holderUnit?.code === 'joint-office' ? 'office' : (holderUnit?.code ?? ''));

/** A duty on record in the words of the slow count. */
export const lineOf = (duty: Seen['duties'][number]): string =>
  tellDuty({
    kind: duty.kind,
    holder: holderOf(duty),
    due: toDay(duty.dueOn),
    state: duty.state,
  });

/** Duties on record in lines; of a period that was taken up again only what it is now. */
export const recorded = ({ duties }: Seen): string[] => {
  const lines = new Map<string, string>();
  for (const duty of duties)
    lines.set(duty.kind === 'REPORT' ? `${duty.aboutId} ${duty.period}` : duty.id, lineOf(duty));
  return [...lines.values()].sort();
};
