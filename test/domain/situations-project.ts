import { CONSTRUCTION, makeProject, reach } from './make.ts';
import { type Build, build, type Situation } from './situations.ts';
import { text, type World } from './world.ts';

/** The columns of the projects' grid. */
export const projectSituations = (world: World): Promise<Situation[]> => {
  const propose = (w: World, id: string) =>
    w.act('office', 'proposeDetermination', id, { report: text('经核实') });
  const building = async (w: World): Promise<string> => {
    const id = await makeProject(w, 'MAJOR');
    await reach(w, id, CONSTRUCTION);
    return id;
  };
  const finishing = async (w: World, id: string): Promise<string> => {
    await w.act('commerce', 'reportMilestone', id, { kind: 'COMPLETED', reachedOn: w.today() });
    return id;
  };
  const candidate =
    (next: (w: World, id: string) => Promise<unknown>): Build =>
    async (w) => {
      const id = await makeProject(w, 'CANDIDATE');
      await next(w, id);
      return id;
    };
  return build(world, 'Project', {
    CANDIDATE: (w) => makeProject(w, 'CANDIDATE'),
    PROPOSED: candidate(propose),
    SIGNED: candidate(async (w, id) => {
      await propose(w, id);
      await w.act('executive', 'signProposal', id);
    }),
    KEY: (w) => makeProject(w, 'KEY'),
    REVERTING: async (w) => {
      const id = await makeProject(w, 'KEY');
      await w.act('office', 'proposeReversion', id, { report: text('违约'), reason: 'BREACH' });
      return id;
    },
    MAJOR: (w) => makeProject(w, 'MAJOR'),
    REPORTED: async (w) => {
      const id = await makeProject(w, 'MAJOR');
      await w.act('commerce', 'reportMilestone', id, {
        kind: 'ESTABLISHED',
        reachedOn: w.today(),
      });
      return id;
    },
    STARTING: async (w) => {
      const id = await makeProject(w, 'KEY');
      await reach(w, id, CONSTRUCTION.slice(0, 1));
      return id;
    },
    READY: async (w) => {
      const id = await makeProject(w, 'KEY');
      await reach(w, id, CONSTRUCTION.slice(0, 2));
      return id;
    },
    BUILDING: building,
    FINISHING: async (w) => finishing(w, await building(w)),
    COMPLETED: async (w) => {
      const id = await makeProject(w, 'KEY');
      await reach(w, id, CONSTRUCTION);
      await w.act('office', 'completeProject', await finishing(w, id), { issues: [] });
      return id;
    },
    LOST: async (w) => {
      const id = await makeProject(w, 'KEY');
      await w.act('office', 'loseProject', id, { reason: text('资金断裂'), issues: [] });
      return id;
    },
  });
};
