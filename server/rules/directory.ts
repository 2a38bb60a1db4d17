import type { Directory } from '../actions/engine.ts';
import type { Database } from '../database/client.ts';
import type { UnitFacts, UnitRole } from '../kernel/authority.ts';
import { type Day, toDate, toDay, toDayOrNull } from '../kernel/calendar.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { FIRST_RULES } from './defaults.ts';

/** The day from which a new district's first rules hold: before any record can be. */
const EVER: Day = '2009-02-16';

/** Writes the first rules version where there is none. */
export const seedRules = async (database: Database): Promise<void> => {
  await database.ruleVersion.createMany({
    data: [{ version: 1, inForceFrom: toDate(EVER), values: { ...FIRST_RULES } }],
    skipDuplicates: true,
  });
};

/** A version written before a rule existed holds the first rules' value for it. */
const whole = (values: RuleValues): RuleValues => ({
  ...FIRST_RULES,
  ...values,
  days: { ...FIRST_RULES.days, ...values.days },
});

/** Units and rules in memory. Call `refresh` after a change of either, here or on another server. */
export const directoryOf = async (database: Database): Promise<Directory> => {
  const kept: { units: ReadonlyMap<string, UnitFacts>; rules: readonly Version[] } = {
    units: new Map(),
    rules: [],
  };
  const reads = { begun: 0, kept: 0 };
  const refresh = async (): Promise<void> => {
    reads.begun += 1;
    const read = reads.begun;
    const [units, rules] = await Promise.all([
      database.unit.findMany({ orderBy: { position: 'asc' } }),
      database.ruleVersion.findMany({ orderBy: { inForceFrom: 'desc' } }),
    ]);
    // Of two at once the one that began first may end last, with what was true before.
    if (read < reads.kept) return;
    reads.kept = read;
    kept.units = new Map(
      units.map((unit) => [
        unit.id,
        {
          id: unit.id,
          code: unit.code,
          roles: unit.roles as UnitRole[],
          parentId: unit.parentId,
          validFrom: toDay(unit.validFrom),
          validTo: toDayOrNull(unit.validTo),
        },
      ]),
    );
    kept.rules = rules.map(({ version, inForceFrom, values }) => ({
      version,
      inForceFrom: toDay(inForceFrom),
      values: whole(values as unknown as RuleValues),
    }));
  };
  await refresh();
  return {
    units: () => kept.units,
    rules: (today) => {
      const inForce = kept.rules.find(({ inForceFrom }) => inForceFrom <= today);
      if (!inForce) throw new Error(`no rules are in force on ${today}`);
      return inForce;
    },
    refresh,
  };
};

type Version = {
  readonly version: number;
  readonly inForceFrom: Day;
  readonly values: RuleValues;
};
