import { choice, line, optional, text } from '../kernel/input.ts';
import {
  type Effect,
  type Facts,
  given,
  personOf,
  type Refusal,
  type Signed,
} from '../kernel/lifecycle.ts';
import { BOTH, bothOwe, endedRefusal, tierRow } from './rows.ts';
import { type ProjectSubject, proposalOf, REVERSION_REASONS } from './subject.ts';

const signedOf = (project: ProjectSubject): Signed[] =>
  (proposalOf(project)?.signatures ?? []).map(({ post, personId }) => ({
    post: post as Signed['post'],
    personId,
  }));

const noProposal = (project: ProjectSubject): Refusal | null =>
  endedRefusal(project) ?? (proposalOf(project) ? { code: 'PROPOSAL_OPEN' } : null);

const needsProposal = (project: ProjectSubject): Refusal | null =>
  endedRefusal(project) ?? (proposalOf(project) ? null : { code: 'NO_PROPOSAL' });

const proposed = (
  project: ProjectSubject | null,
  kind: string,
  report: object,
  reason: string | null,
  { newId, now, actor }: Facts,
) => ({
  insert: [
    {
      table: 'proposal' as const,
      row: {
        id: newId(),
        projectId: given(project).id,
        kind,
        state: 'OPEN',
        report,
        reason,
        at: now,
        byId: String(actor.personId),
      },
    },
  ],
});

const closeProposal = (project: ProjectSubject, state: string, now: Date) =>
  project.proposals.map(({ id }) => ({
    table: 'proposal' as const,
    id,
    set: { state, closedAt: now },
  }));

const hasBoth = (project: ProjectSubject, kind: string): Refusal | null => {
  const proposal = proposalOf(project);
  const posts = signedOf(project).map(({ post }) => post as string);
  return proposal?.kind === kind && BOTH.every((post) => posts.includes(post))
    ? null
    : { code: 'SIGNATURES_MISSING', clause: '3.1' };
};

/** What two signatures, or the conference itself, bring about. */
const adopting = (kind: 'DETERMINATION' | 'REVERSION') => ({
  who: ['SYSTEM', 'SESSION'] as const,
  clause: '3.1' as const,
  mode: 'decide' as const,
  input: {},
  guard: (project: ProjectSubject, { actor }: Facts): Refusal | null =>
    endedRefusal(project) ?? (actor.authority === 'SYSTEM' ? hasBoth(project, kind) : null),
  change: (project: ProjectSubject | null, _: unknown, { now }: Facts) => ({
    patch: closeProposal(given(project), 'ADOPTED', now),
  }),
  effects: (): Effect[] => [{ effect: 'cancelDuty', pick: { kind: 'SIGN' } }],
});

/** Determination, reversion, listing and delisting (2, 3.1, 3.2, 6.3). */
export const rankingRows = {
  proposeDetermination: tierRow({
    machine: 'tier',
    from: ['CANDIDATE'],
    to: [],
    who: ['OFFICE'],
    clause: '4.2',
    mode: 'append',
    input: { report: text() },
    guard: noProposal,
    change: (project, { report }, facts) => proposed(project, 'DETERMINATION', report, null, facts),
    effects: (project, _, facts) => bothOwe(project, facts),
    opens: ['SIGN'],
  }),

  proposeReversion: tierRow({
    machine: 'tier',
    from: ['KEY'],
    to: [],
    who: ['OFFICE'],
    clause: '4.2',
    mode: 'append',
    input: { report: text(), reason: choice('ReversionReason', REVERSION_REASONS) },
    guard: noProposal,
    change: (project, { report, reason }, facts) =>
      proposed(project, 'REVERSION', report, reason, facts),
    effects: (project, _, facts) => bothOwe(project, facts),
    opens: ['SIGN'],
  }),

  signProposal: tierRow({
    machine: 'tier',
    from: ['CANDIDATE', 'KEY'],
    to: [],
    who: BOTH,
    together: { posts: BOTH, signed: signedOf },
    clause: '3.1',
    mode: 'append',
    input: { opinion: optional(text(1_000)) },
    guard: needsProposal,
    change: (project, { opinion }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'signature',
          row: {
            id: newId(),
            proposalId: proposalOf(given(project))?.id ?? '',
            post: actor.authority,
            personId: personOf(actor),
            ...(opinion ? { opinion } : {}),
            at: now,
          },
        },
      ],
    }),
    effects: (_, __, { actor }) => [
      {
        effect: 'settleDuty',
        pick: {
          kind: 'SIGN',
          holderPost: actor.authority === 'CHAIR' ? 'CHAIR' : 'EXECUTIVE_CHAIR',
        },
      },
    ],
    settles: ['SIGN'],
    then: ['determineProject', 'revertProject'],
  }),

  refuseProposal: tierRow({
    machine: 'tier',
    from: ['CANDIDATE', 'KEY'],
    to: [],
    who: BOTH,
    clause: '3.1',
    mode: 'append',
    input: { reason: text(1_000) },
    guard: needsProposal,
    change: (project, _, { now }) => ({
      patch: [
        ...closeProposal(given(project), 'REFUSED', now),
        // A refusal voids the other's signature and ends the proposal.
        ...(proposalOf(given(project))?.signatures ?? []).map(({ id }) => ({
          table: 'signature' as const,
          id,
          set: { voidedAt: now },
        })),
      ],
    }),
    effects: (_, __, { actor }) => [
      {
        effect: 'settleDuty',
        pick: {
          kind: 'SIGN',
          holderPost: actor.authority === 'CHAIR' ? 'CHAIR' : 'EXECUTIVE_CHAIR',
        },
      },
      { effect: 'cancelDuty', pick: { kind: 'SIGN' } },
    ],
    settles: ['SIGN'],
  }),

  determineProject: tierRow({
    machine: 'tier',
    from: ['CANDIDATE'],
    to: ['KEY'],
    ...adopting('DETERMINATION'),
  }),

  revertProject: tierRow({
    machine: 'tier',
    from: ['KEY'],
    to: ['CANDIDATE'],
    ...adopting('REVERSION'),
  }),

  listProject: tierRow({
    machine: 'tier',
    from: ['KEY'],
    to: ['MAJOR'],
    who: ['EXECUTIVE_CHAIR', 'SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: { document: optional(line(60)) },
    guard: endedRefusal,
    change: (project, _, { now }) => ({
      set: { listedAt: now },
      // A proposal to revert does not outlive the listing.
      patch: closeProposal(given(project), 'VOID', now),
    }),
    effects: () => [{ effect: 'cancelDuty', pick: { kind: 'SIGN' } }],
  }),

  // A completed or lost project may still be taken off the list.
  delistProject: tierRow({
    machine: 'tier',
    from: ['MAJOR'],
    to: ['KEY'],
    who: ['EXECUTIVE_CHAIR', 'SESSION'],
    clause: '6.3',
    mode: 'decide',
    input: { reason: text(1_000) },
    change: () => ({ set: { listedAt: null } }),
  }),
};
