import { EVERYONE, UNIT_ROLES } from '../kernel/authority.ts';
import { toDate, toDay } from '../kernel/calendar.ts';
import { choice, day, line, list, optional, ref, text } from '../kernel/input.ts';
import { ANY, type Policy, rowsFor } from '../kernel/lifecycle.ts';
import { UNIT_KINDS, type UnitSubject } from './subject.ts';

const row = rowsFor<UnitSubject, never, 'Unit'>();

/** Units are known to everybody who is signed in. */
export const unitPolicy: Policy<UnitSubject> = {
  relations: () => [],
  scopes: () => [EVERYONE],
};

/** Organisations change: units have validity dates, and an old record shows the unit as it was. */
export const unitLifecycle = {
  registerUnit: row({
    from: [],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.8',
    mode: 'append',
    input: {
      code: line(40, /^[a-z][a-z0-9-]*$/),
      kind: choice('UnitKind', UNIT_KINDS),
      roles: list(choice('UnitRole', UNIT_ROLES), 0, 5),
      name: text(80),
      shortName: optional(text(40)),
      parent: optional(ref('Unit')),
      regionCode: optional(line(12, /^\d{6,12}$/)),
      validFrom: day(),
    },
    change: (_, input, { newId, units }) => ({
      set: {
        id: newId(),
        code: input.code,
        kind: input.kind,
        roles: [...input.roles],
        name: input.name,
        shortName: input.shortName ?? input.name,
        parentId: input.parent,
        regionCode: input.regionCode,
        position: units.size,
        validFrom: toDate(input.validFrom),
      },
    }),
  }),

  amendUnit: row({
    from: [ANY],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.8',
    mode: 'decide',
    input: {
      name: optional(text(80)),
      shortName: optional(text(40)),
      parent: optional(ref('Unit')),
      roles: optional(list(choice('UnitRole', UNIT_ROLES), 0, 5)),
    },
    prefill: ({ name, shortName, parentId, roles }) => ({
      name,
      shortName,
      parent: parentId,
      roles,
    }),
    check: (unit, { parent }) =>
      parent && parent === unit?.id ? { code: 'OWN_PARENT', path: ['parent'] } : null,
    change: (_, { name, shortName, parent, roles }) => ({
      set: {
        ...(name ? { name } : {}),
        ...(shortName ? { shortName } : {}),
        ...(parent ? { parentId: parent } : {}),
        ...(roles ? { roles: [...roles] } : {}),
      },
    }),
  }),

  endUnit: row({
    from: [ANY],
    to: [],
    who: ['OFFICE', 'SYSTEM'],
    clause: '4.8',
    mode: 'decide',
    input: { validTo: day() },
    // What a unit has in hand would be nobody's: it is moved first.
    guard: ({ duties, owned, children, validTo }) => {
      if (validTo) return { code: 'ENDED_ALREADY', values: { validTo: toDay(validTo) } };
      return duties.length + owned.length + children.length > 0
        ? { code: 'STILL_IN_CHARGE' }
        : null;
    },
    change: (_, { validTo }) => ({ set: { validTo: toDate(validTo) } }),
  }),
};
