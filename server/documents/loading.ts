import type { Database } from '../database/client.ts';
import { CHARGING, STANDING_STATES } from '../decision/vocabulary.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import { paragraphsOf } from '../minutes/subject.ts';
import type { DispatchFile } from './dispatch-docx.ts';
import type { Around, MinutesFile } from './minutes-docx.ts';

const visibleTo = (scopes: readonly string[]) => ({ scopes: { hasSome: [...scopes] } });

/** Minutes with what their file tells, as far as the viewer may see them. */
export const loadMinutes = async (
  database: Database,
  id: string,
  scopes: readonly string[],
  rules: RuleValues['documents'],
): Promise<MinutesFile | null> => {
  const found = await database.minutes.findFirst({
    where: { id, ...visibleTo(scopes) },
    include: {
      meeting: {
        include: {
          invitations: {
            where: { unitId: { not: null } },
            orderBy: { position: 'asc' },
            include: { unit: { select: { shortName: true } } },
          },
        },
      },
    },
  });
  if (!found) return null;
  const signer = found.signedById
    ? await database.person.findUnique({
        where: { id: found.signedById },
        select: { name: true },
      })
    : null;
  return {
    ...found,
    paragraphs: paragraphsOf(found),
    around: (found.issuedAs as Around | null) ?? {
      body: rules.bodyName,
      classification: rules.classification,
      post: found.meeting.presidingPost,
      signer: signer?.name ?? null,
      units: found.meeting.invitations.map(({ unit }) => unit?.shortName),
    },
  };
};

/** What a decision that stands asks of one of its units, as far as the viewer may see it. */
export const loadDispatch = async (
  database: Database,
  id: string,
  unitCode: string,
  scopes: readonly string[],
): Promise<DispatchFile | null> => {
  const found = await database.decision.findFirst({
    where: { id, state: { in: [...STANDING_STATES] }, ...visibleTo(scopes) },
    include: {
      meeting: { select: { number: true, title: true, presidingPost: true } },
      issue: {
        select: {
          number: true,
          title: true,
          targetOn: true,
          project: { select: { name: true } },
        },
      },
      project: { select: { name: true } },
      units: { select: { unitId: true, acknowledgedAt: true } },
    },
  });
  if (!found) return null;
  const { responsibleIds, assistingIds } = found;
  const units = await database.unit.findMany({
    where: { id: { in: [...responsibleIds, ...assistingIds] } },
    select: { id: true, code: true, name: true, shortName: true },
  });
  const unit = units.find(({ code }) => code === unitCode);
  if (!unit) return null;
  const named = (ids: readonly string[]) =>
    ids.map((one) => units.find((other) => other.id === one)?.shortName);
  return {
    ...found,
    unit: unit.name,
    isResponsible: responsibleIds.includes(unit.id),
    acknowledgedAt: found.units.find(({ unitId }) => unitId === unit.id)?.acknowledgedAt ?? null,
    // What charges a unit with an issue is due when the issue is.
    dueOn:
      found.dueOn ?? (CHARGING.includes(found.effect) ? (found.issue?.targetOn ?? null) : null),
    inForceAt: found.inForceAt ?? found.draftedAt,
    post: found.meeting?.presidingPost ?? (await postOf(database, found.deciderId)),
    project: found.project ?? found.issue?.project ?? null,
    responsible: named(responsibleIds),
    assisting: named(assistingIds),
  };
};

/** Which chair's remark it is. */
const postOf = async (database: Database, personId: string | null): Promise<string | null> => {
  if (personId === null) return null;
  const held = await database.appointment.findFirst({
    where: { personId, post: { in: ['CHAIR', 'EXECUTIVE_CHAIR'] } },
    orderBy: { from: 'desc' },
    select: { post: true },
  });
  return held?.post ?? null;
};
