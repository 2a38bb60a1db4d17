import type { Day } from '../../server/kernel/calendar.ts';
import type { ROLES, Role } from './table.ts';
import { BEGIN, type World } from './world.ts';

/** One column of a grid, built by actions on the real engine. */
export type Situation = {
  readonly noun: string;
  readonly name: string;
  readonly id: string;
  /** The day on which it is looked at. */
  readonly on: Day;
  readonly cast: Readonly<Record<Role, string>>;
};

/** Who takes which role, unless a situation says otherwise. */
export const CAST: Readonly<Record<Role, string>> = {
  CHAIR: 'chair',
  EXECUTIVE_CHAIR: 'executive',
  OFFICE: 'office2',
  MEMBER: 'science',
  TOWNSHIP: 'songzhuang',
  OWNER: 'commerce',
  LEAD: 'finance',
  LEAD_HEAD: 'finance.head',
  RESPONSIBLE: 'planning',
  ASSISTING: 'land',
  APPLICANT: 'xinghe',
  GOVERNMENT: 'government',
  SUPERVISOR: 'supervision',
  ANALYST: 'analyst',
  ADMIN: 'admin',
  UNRELATED: 'liyuan.head',
  SYSTEM: 'SYSTEM',
  // No person: the cells of a meeting are not attempted.
  SESSION: 'SYSTEM',
} satisfies Record<(typeof ROLES)[keyof typeof ROLES], string>;

/** Makes what one column is about; where another unit leads, says so. */
export type Build = (
  world: World,
) => Promise<string | { readonly id: string; readonly lead: string }>;

/** Builds the columns of a grid one after another, each from the same morning on. */
export const build = async (
  world: World,
  noun: string,
  columns: Readonly<Record<string, Build>>,
): Promise<Situation[]> => {
  const situations: Situation[] = [];
  for (const [name, make] of Object.entries(columns)) {
    world.goTo(BEGIN);
    const made = await make(world);
    const { id, lead } = typeof made === 'string' ? { id: made, lead: 'finance' } : made;
    const cast = { ...CAST, LEAD: lead, LEAD_HEAD: `${lead}.head` };
    situations.push({ noun, name, id, on: world.today(), cast });
  }
  return situations;
};
