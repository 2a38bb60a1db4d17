import { EVERYONE, heldBy } from '../kernel/authority.ts';
import { type InputOf, line, money, optional, ref, text } from '../kernel/input.ts';
import { ANY, type Policy, type Refusal, rowsFor } from '../kernel/lifecycle.ts';
import { toFen } from '../kernel/money.ts';
import { isCreditCode, tidyCreditCode } from './credit-code.ts';
import type { EnterpriseSubject } from './subject.ts';

const row = rowsFor<EnterpriseSubject, never, 'Enterprise'>();

/** An enterprise is registered by the office or by a township for its own territory. */
export const enterprisePolicy: Policy<EnterpriseSubject> = {
  relations: (viewer, enterprise, _, input) =>
    heldBy(viewer, [enterprise?.townshipId ?? String(input?.['township'] ?? '')], 'TOWNSHIP'),
  scopes: () => [EVERYONE],
};

const facts = {
  name: text(120),
  township: optional(ref('Unit')),
  registeredAddress: optional(text(200)),
  legalRepresentative: optional(text(60)),
  registeredCapital: optional(money()),
  industry: optional(text(80)),
} as const;

type EnterpriseFacts = InputOf<typeof facts>;

const capitalRefusal = ({ registeredCapital }: EnterpriseFacts): Refusal | null =>
  registeredCapital && toFen(registeredCapital) < 0n
    ? { code: 'NEGATIVE', path: ['registeredCapital'] }
    : null;

const columns = (input: EnterpriseFacts) => ({
  name: input.name,
  townshipId: input.township,
  ...(input.registeredAddress ? { registeredAddress: input.registeredAddress } : {}),
  ...(input.legalRepresentative ? { legalRepresentative: input.legalRepresentative } : {}),
  registeredCapital: input.registeredCapital,
  ...(input.industry ? { industry: input.industry } : {}),
});

/** The enterprises behind the projects (4.2, 5.1). */
export const enterpriseLifecycle = {
  registerEnterprise: row({
    from: [],
    to: [],
    who: ['OFFICE', 'TOWNSHIP', 'SYSTEM'],
    clause: '4.2',
    mode: 'append',
    input: { code: line(40, /^[a-z][a-z0-9-]*$/), creditCode: line(40), ...facts },
    check: (_, input) =>
      isCreditCode(tidyCreditCode(input.creditCode))
        ? capitalRefusal(input)
        : { code: 'BAD_CREDIT_CODE', path: ['creditCode'] },
    change: (_, input, { newId }) => ({
      set: {
        id: newId(),
        code: input.code,
        creditCode: tidyCreditCode(input.creditCode),
        ...columns(input),
      },
    }),
  }),

  amendEnterprise: row({
    from: [ANY],
    to: [],
    who: ['OFFICE', 'TOWNSHIP', 'SYSTEM'],
    clause: '4.2',
    mode: 'decide',
    input: facts,
    prefill: (enterprise) => ({
      name: enterprise.name,
      township: enterprise.townshipId,
      registeredAddress: enterprise.registeredAddress,
      legalRepresentative: enterprise.legalRepresentative,
      registeredCapital: enterprise.registeredCapital?.toFixed(2) ?? null,
      industry: enterprise.industry,
    }),
    check: (_, input) => capitalRefusal(input),
    change: (_, input) => ({ set: columns(input) }),
  }),
};
