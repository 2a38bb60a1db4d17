import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../server/actions/perform.ts';
import { verify } from '../../server/events/verify.ts';
import { RuleError, ValidationError } from '../../server/kernel/errors.ts';
import { openApp, type TestApp } from '../support/app.ts';

/** Organisations, people and enterprises change, and old records stay what they were. */
describe('units, people, enterprises that change', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app.close());

  it('endUnit refuses while the unit has something in hand, and then ends its people’s rights', async () => {
    const unit = app.district.unit('commerce');
    const issue = await app.issue('VERIFIED');
    await app.act('executive', 'assignIssue', issue, {
      responsible: [unit],
      task: { zh: '请办理' },
      targetOn: '2026-12-20',
    });
    const end = () => app.act('office', 'endUnit', unit, { validTo: '2026-11-24' });
    await expect(end()).rejects.toBeInstanceOf(RuleError);
    await app.act('executive', 'reassignIssue', issue, {
      responsible: [app.district.unit('finance')],
      task: { zh: '请办理' },
      targetOn: '2026-12-20',
      reason: { zh: '机构改革' },
    });
    await end();
    expect((await app.district.viewer('commerce')).memberships).toHaveLength(1);
    app.clock.set('2026-11-25T01:00:00Z');
    expect((await app.district.viewer('commerce')).memberships).toEqual([]);
    const fresh = await app.issue('VERIFIED');
    await expect(
      app.act('executive', 'assignIssue', fresh, {
        responsible: [unit],
        task: { zh: '请办理' },
        targetOn: '2026-12-20',
      }),
    ).rejects.toMatchObject({ problems: [{ path: ['responsible', 0], code: 'UNIT_ENDED' }] });
  });

  it('amendUnit changes the name from now on and refuses a unit as its own parent', async () => {
    const unit = app.district.unit('planning');
    await app.act('office', 'amendUnit', unit, { shortName: { zh: '规自分局' } });
    const { data } = await app.ask('planning', '{ unit(code: "planning") { shortName { zh } } }');
    expect(data).toMatchObject({ unit: { shortName: { zh: '规自分局' } } });
    await expect(app.act('office', 'amendUnit', unit, { parent: unit })).rejects.toMatchObject({
      problems: [{ path: ['parent'], code: 'OWN_PARENT' }],
    });
  });

  it('P-05 amendPerson keeps phones and names out of the chain: erased values leave it whole', async () => {
    const person = app.district.person('land');
    await app.act('office', 'amendPerson', person, {
      name: { zh: '改名人员' },
      phone: '139 1111 2222',
    });
    const { database } = app.engine;
    const events = await database.event.findMany({ where: { subjectId: person } });
    const told = JSON.stringify(events.map(({ changes }) => changes));
    expect(told).not.toContain('2222');
    expect(told).not.toContain('改名人员');
    expect(await database.personalValue.count({ where: { personId: person } })).toBeGreaterThan(2);
    await database.personalValue.deleteMany({ where: { personId: person } });
    expect(await verify(database)).toMatchObject({ isSound: true });
  });

  it('amendEnterprise is the office’s, or its township’s, and takes no negative capital', async () => {
    const { enterprise } = app.district;
    const name = { zh: '演示企业更名' };
    await app.act('office', 'amendEnterprise', enterprise, { name, registeredCapital: '10.00' });
    await expect(
      app.act('office', 'amendEnterprise', enterprise, { name, registeredCapital: '-1' }),
    ).rejects.toBeInstanceOf(ValidationError);
    const version = await app.versionOf('Enterprise', enterprise);
    await expect(
      perform(app.engine, await app.district.viewer('finance'), {
        action: 'amendEnterprise',
        id: enterprise,
        expectedVersion: version,
        input: { name },
      }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN', facts: { clause: '4.2' } });
  });
});
