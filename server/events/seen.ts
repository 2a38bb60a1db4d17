import type { Database } from '../database/client.ts';
import { caseKey, type SeenCases } from './execution.ts';

/** Which cases some tokens see now, by the same condition as every query. */
export const seenCases =
  (database: Database): SeenCases =>
  async (cases, scopes) => {
    const of = (type: string) => ({
      where: {
        id: { in: cases.filter((one) => one.type === type).map(({ id }) => id) },
        scopes: { hasSome: [...scopes] },
      },
      select: { id: true },
    });
    const [issues, projects] = await Promise.all([
      database.issue.findMany(of('Issue')),
      database.project.findMany(of('Project')),
    ]);
    return new Set([
      ...issues.map(({ id }) => caseKey({ type: 'Issue', id })),
      ...projects.map(({ id }) => caseKey({ type: 'Project', id })),
    ]);
  };
