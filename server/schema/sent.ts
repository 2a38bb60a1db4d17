import type { ActionRequest } from '../actions/engine.ts';
import type { Action } from '../actions/registry.ts';
import type { POSTS } from '../kernel/authority.ts';
import { ValidationError } from '../kernel/errors.ts';
import { group, line, optional, readInput } from '../kernel/input.ts';
import type { Evidence } from '../kernel/lifecycle.ts';
import { fromGlobalId, idOf } from './ids.ts';
import { decodeFields } from './inputs.ts';

/** An input as GraphQL gives it: what every action carries, and the action's own fields besides. */
export type Sent = {
  readonly id?: string | null;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
  readonly onBehalf?: {
    readonly post?: string | null;
    readonly unit?: string | null;
    readonly evidence: { readonly kind: string; readonly reference: string };
  } | null;
};

/** No row has it: an id of another type, or none at all, is the id of nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const COMMON = new Set(['id', 'expectedVersion', 'idempotencyKey', 'onBehalf']);

/** What was sent, in the record's own ids. */
export const requestOf = ({ name, noun, row }: Action, sent: Sent): ActionRequest => {
  const own = Object.fromEntries(Object.entries(sent).filter(([field]) => !COMMON.has(field)));
  const { onBehalf } = sent;
  return {
    action: name,
    id: row.from.length === 0 ? null : (idOf(noun.type, sent.id) ?? NOBODY),
    expectedVersion: sent.expectedVersion ?? null,
    idempotencyKey: sent.idempotencyKey ?? null,
    input: decodeFields(own, row.input),
    onBehalf: onBehalf
      ? {
          post: (onBehalf.post as (typeof POSTS)[number] | null | undefined) ?? null,
          unitId: onBehalf.unit ? (idOf('Unit', onBehalf.unit) ?? NOBODY) : null,
          evidence: onBehalf.evidence as Evidence,
        }
      : null,
  };
};

/** What every action carries besides its own fields; it is checked like those. */
const CARRIED = {
  idempotencyKey: optional(line()),
  onBehalf: optional(group('OnBehalf', { evidence: group('Evidence', { reference: line() }) })),
};

/** @throws ValidationError for a key or a proof that the record cannot hold. */
export const assertUsable = ({ idempotencyKey, onBehalf }: Sent): void => {
  const { problems } = readInput(
    {
      idempotencyKey: idempotencyKey ?? null,
      onBehalf: onBehalf ? { evidence: { reference: onBehalf.evidence.reference } } : null,
    },
    CARRIED,
  );
  if (problems.length > 0) throw new ValidationError(problems);
};

/** How the access record names what was refused; null for what is no id of ours. */
export const objectOf = ({ id }: Sent): string | null => {
  const named = id ? fromGlobalId(id) : null;
  return named && `${named.type}:${named.id}`;
};
