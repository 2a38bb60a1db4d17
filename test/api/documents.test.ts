// Minutes and dispatches as files, meetings as a calendar: the layout of GB/T 9704-2012 in the file's
// own XML, for nobody who may not see it, on the access record, without a phone anywhere.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toDay } from '../../server/kernel/calendar.ts';
import { dayWords } from '../../server/minutes/wording.ts';
import { globalId } from '../../server/schema/ids.ts';
import { openApp, PASSWORD, type TestApp } from '../support/app.ts';
import { meetings } from '../support/meetings.ts';
import { unzip } from '../support/zip.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Four bytes in UTF-8, an emoji with a joiner, full-width, and the same letter composed and not. */
const RARE = '𠮷田👨‍👩‍👧ＡＢＣ１２３é é';

describe('files of documents', () => {
  const opened: { app?: TestApp; one?: Awaited<ReturnType<ReturnType<typeof meetings>['held']>> } =
    {};
  beforeAll(async () => {
    opened.app = await openApp();
    opened.one = await meetings(opened.app).issued(`供电方案${RARE}`, `落实双回路供电${RARE}`);
  }, 60_000);
  afterAll(() => opened.app?.close());
  const app = (): TestApp => {
    if (!opened.app) throw new Error('no app');
    return opened.app;
  };
  const one = () => {
    if (!opened.one) throw new Error('no meeting');
    return opened.one;
  };
  const get = async (who: string | null, path: string): Promise<Response> =>
    fetch(`${app().url}${path}`, {
      headers: who === null ? {} : { authorization: `Bearer ${await app().token(who)}` },
    });
  const minutesPath = (id = one().minutes): string =>
    `/files/minutes/${encodeURIComponent(globalId('Minutes', id))}.docx`;
  const dispatchPath = (unit: string, id = one().decision): string =>
    `/files/dispatch/${encodeURIComponent(globalId('Decision', id))}-${unit}.docx`;
  const xmlOf = async (path: string, who = 'office') => {
    const answer = await get(who, path);
    expect(answer.status).toBe(200);
    const files = unzip(Buffer.from(await answer.arrayBuffer()));
    const read = (name: string): string => files.get(name)?.toString('utf8') ?? '';
    return { files, read, document: read('word/document.xml') };
  };
  /** The text as somebody reads it. */
  const textOf = (xml: string): string =>
    [...xml.matchAll(/<w:t[ >][^<]*|<w:tab\/>|<\/w:p>/g)]
      .map(([part]) => (part === '</w:p>' ? '\n' : part.replace(/^<[^>]*>/, '')))
      .join('')
      .replaceAll('&amp;', '&');

  test('U-09 minutes: A4, margins, 22 lines of 28 characters, faces and page numbers of the standard', async () => {
    const { document, read, files } = await xmlOf(minutesPath());
    expect([...files.keys()]).toEqual(expect.arrayContaining(['[Content_Types].xml']));
    expect(document).toMatch(
      /<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|w:h="16838"[^>]*w:w="11906"/,
    );
    const margin = document.match(/<w:pgMar [^>]*>/)?.[0] ?? '';
    const measure = (name: string) => Number(margin.match(new RegExp(`w:${name}="(\\d+)"`))?.[1]);
    const millimetres = (name: string) => Math.round((measure(name) / 1_440) * 254) / 10;
    expect(['top', 'bottom', 'left', 'right'].map(millimetres)).toEqual([37, 35, 28, 26]);
    const height = 16_838 - measure('top') - measure('bottom');
    const width = 11_906 - measure('left') - measure('right');
    expect(document).toContain('w:line="579" w:lineRule="exact"');
    expect(Math.floor(height / 579)).toBe(22);
    const tracking = Number(document.match(/<w:spacing w:val="(-\d+)"\/><w:sz w:val="32"\/>/)?.[1]);
    expect(Math.floor(width / (320 + tracking))).toBe(28);
    for (const face of ['仿宋_GB2312', '方正小标宋简体', '黑体', '楷体_GB2312'])
      expect(document).toContain(`w:eastAsia="${face}"`);
    expect(read('word/fontTable.xml')).toMatch(
      /方正小标宋简体"><w:altName w:val="[^"]*Noto Serif CJK SC/,
    );
    const mark = document.match(/<w:color w:val="E60012"\/>.*?<w:t [^>]*>([^<]*)/)?.[1];
    expect(mark).toBe('通州区促进产业发展联席会议纪要');
    expect(document).toMatch(/<w:bottom w:val="single" w:color="E60012"/);
    expect(read('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = ['word/footer1.xml', 'word/footer2.xml'].map(read);
    expect(footers.map((xml) => xml.match(/<w:jc w:val="(\w+)"/)?.[1])).toEqual(['right', 'left']);
    for (const footer of footers) expect(footer).toMatch(/— .*PAGE.* —/s);
    expect(textOf(read('word/header1.xml'))).toContain('内部资料');
    expect(textOf(read('word/header1.xml'))).toContain('第五次联席会议');
  });

  test('minutes: the text is that of the record, with number, attendance, signature, closing lines', async () => {
    const { document } = await xmlOf(minutesPath());
    const { number, paragraphs } = await app().store.database.minutes.findUniqueOrThrow({
      where: { id: one().minutes },
    });
    const text = textOf(document);
    expect(text).toContain(String(number));
    for (const { text: words } of paragraphs as { text: { zh: string } }[])
      expect(text).toContain(words.zh);
    expect(text).toContain('签发：联席会议主席 人员chair');
    expect(text).toMatch(/分送：单位finance、单位planning、单位land。/);
    expect(text).toContain('2026年11月24日印发');
    const english = textOf((await xmlOf(`${minutesPath()}?language=en`)).document);
    expect(english).toContain('Minutes of the Tongzhou District Joint Conference');
    expect(english).toContain('Responsible: finance (lead), planning');
  });

  test('I-14 rare characters, emoji and full-width letters come out byte for byte', async () => {
    const { document } = await xmlOf(minutesPath());
    expect(textOf(document)).toContain(`落实双回路供电${RARE}`);
    expect(textOf((await xmlOf(dispatchPath('finance'))).document)).toContain(RARE);
  });

  test('a dispatch tells one unit what is its part', async () => {
    const lead = textOf((await xmlOf(dispatchPath('finance'), 'finance')).document);
    expect(lead).toContain('通州区促进产业发展联席会议交办单');
    expect(lead).toMatch(/通产联交〔2026〕\d+-1号/);
    expect(lead).toContain('单位finance：');
    expect(lead).toContain('2026年12月31日前书面反馈办理结果');
    const assisting = textOf((await xmlOf(dispatchPath('land'), 'land')).document);
    expect(assisting).toContain('单位land：');
    expect(assisting).toContain('配合承办单位办理');
  });

  test('a decision tells where its dispatches are: one for each unit, while it stands', async () => {
    const query = `query ($id: ID!) { decision(id: $id) { dispatchSheets { unit { code } path } } }`;
    type Answer = {
      decision: { dispatchSheets: { unit: { code: string }; path: string }[] } | null;
    };
    const sheetsOf = async (who: string, id: string) => {
      const { data } = await app().ask(who, query, { id: globalId('Decision', id) });
      return (data as unknown as Answer).decision?.dispatchSheets;
    };
    const sheets = (await sheetsOf('land', one().decision)) ?? [];
    expect(sheets.map(({ unit }) => unit.code)).toEqual(['finance', 'planning', 'land']);
    for (const { unit, path } of sheets)
      expect(textOf((await xmlOf(path, 'land')).document)).toContain(`单位${unit.code}：`);
    expect(await sheetsOf('commerce', one().decision)).toBeUndefined();
    const { draft } = await meetings(app()).inSession();
    expect(await sheetsOf('office', draft)).toEqual([]);
  });

  test('an assignment is dispatched with the date of its issue; the year is that of the number', async () => {
    const { act, store, district, clock } = app();
    const issue = await app().issue('IN_PROGRESS');
    const { meeting, item } = await meetings(app()).proposed([
      { kind: 'ISSUE', title: { zh: '改派' }, issue, plannedMinutes: 10 },
    ]);
    await act('executive', 'approveMeeting', meeting);
    await act('office', 'notifyMeeting', meeting);
    await act('office', 'openMeeting', meeting, { presider: district.person('chair') });
    await act('office', 'startItem', item);
    const { id } = await act('office', 'draftDecision', null, {
      item,
      effect: 'REASSIGN',
      text: { zh: '改由规划分局承办' },
      responsible: [district.unit('planning')],
    });
    await act('office', 'readBackDecision', id);
    await act('office', 'putDecisionInForce', id);
    const { targetOn } = await store.database.issue.findUniqueOrThrow({ where: { id: issue } });
    const day = dayWords(toDay(targetOn ?? clock.now())).zh;
    const read = async () => textOf((await xmlOf(dispatchPath('planning', id))).document);
    expect(await read()).toContain(`${day}前书面反馈办理结果`);
    const { number } = await store.database.meeting.findUniqueOrThrow({ where: { id: meeting } });
    const [year, own] = number.split('-');
    const nextYear = new Date(clock.now().getTime() + 90 * 86_400_000);
    await store.database.decision.update({ where: { id }, data: { inForceAt: nextYear } });
    expect(await read()).toContain(`通产联交〔${year}〕${own}-1号`);
  });

  test('issued minutes keep what stands around their text, whatever rules and units are called later', async () => {
    const { store, engine } = app();
    const { minutes } = await meetings(app()).issued();
    const before = textOf((await xmlOf(minutesPath(minutes))).document);
    const headerOf = async () =>
      textOf((await xmlOf(minutesPath(minutes))).read('word/header1.xml'));
    const header = await headerOf();
    const values = engine.directory.rules('2026-11-24').values;
    const documents = {
      ...values.documents,
      bodyName: { zh: '改了名的会议', en: 'Renamed' },
      classification: { zh: '另一种', en: 'Other' },
    };
    const version = 1 + (await store.database.ruleVersion.count());
    const inForceFrom = new Date('2026-01-01T00:00:00Z');
    const made = { version, inForceFrom, values: { ...values, documents } as object };
    await store.database.ruleVersion.create({ data: made });
    const unit = { where: { code: 'finance' } };
    const { shortName } = await store.database.unit.findUniqueOrThrow(unit);
    await store.database.unit.update({ ...unit, data: { shortName: { zh: '新名' } } });
    const signer = { where: { id: app().district.person('chair') } };
    const { name } = await store.database.person.findUniqueOrThrow(signer);
    await store.database.person.update({ ...signer, data: { name: { zh: '新人' } } });
    await engine.directory.refresh();
    expect(textOf((await xmlOf(minutesPath(minutes))).document)).toBe(before);
    expect(await headerOf()).toBe(header);
    // What is not issued yet goes by what holds today.
    const draft = await meetings(app()).held();
    expect(textOf((await xmlOf(minutesPath(draft.minutes))).document)).toContain('改了名的会议');
    await store.database.ruleVersion.delete({ where: { version } });
    await store.database.unit.update({ ...unit, data: { shortName: shortName as object } });
    await store.database.person.update({ ...signer, data: { name: name as object } });
    await engine.directory.refresh();
  });

  test('P-02 no phone in any part of a file', async () => {
    for (const path of [minutesPath(), dispatchPath('finance'), dispatchPath('land')]) {
      const { files } = await xmlOf(path);
      for (const [name, content] of files)
        expect(content.toString('utf8').replaceAll(/[\s-]/g, ''), name).not.toMatch(/13800005678/);
    }
  });

  test('404 for who may not see it, for nobody, and for what is not there', async () => {
    const draft = await meetings(app()).held();
    const notThere = globalId('Minutes', one().decision);
    for (const [who, path] of [
      [null, minutesPath()],
      ['commerce', minutesPath()],
      ['xinghe', minutesPath()],
      ['admin', minutesPath()],
      // A draft is the office's and the chairs'.
      ['finance', minutesPath(draft.minutes)],
      ['supervision', minutesPath(draft.minutes)],
      ['office', `/files/minutes/${notThere}.docx`],
      ['office', `/files/minutes/${globalId('Decision', one().decision)}.docx`],
      ['office', '/files/minutes/%E0%A4%A.docx'],
      ['office', '/files/minutes/'],
      [null, dispatchPath('finance')],
      ['commerce', dispatchPath('finance')],
      ['xinghe', dispatchPath('finance')],
      // Not a unit of this decision.
      ['office', dispatchPath('commerce')],
    ] as const) {
      const answer = await get(who, path);
      expect([who, path, answer.status]).toEqual([who, path, 404]);
      expect(await answer.text()).toBe('404 Not Found\n');
    }
    expect((await get('finance', minutesPath())).status).toBe(200);
    expect((await get('supervision', minutesPath())).status).toBe(200);
    expect((await get('chair', minutesPath(draft.minutes))).status).toBe(200);
    expect((await get('finance', dispatchPath('finance', draft.decision))).status).toBe(200);
  });

  test('by a session’s cookie as by a token; a token that cannot read gets nothing', async () => {
    const signIn = await fetch(`${app().url}/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'finance', password: PASSWORD }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const answer = await fetch(`${app().url}${minutesPath()}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(DOCX);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const name = answer.headers.get('content-disposition')?.split("UTF-8''")[1];
    expect(decodeURIComponent(name ?? '')).toMatch(/^通产联纪〔2026〕\d+号\.docx$/);
    const writeOnly = await app().token('finance', ['write']);
    const refused = await fetch(`${app().url}${minutesPath()}`, {
      headers: { authorization: `Bearer ${writeOnly}` },
    });
    expect(refused.status).toBe(404);
    const posted = await fetch(`${app().url}${minutesPath()}`, { method: 'POST' });
    expect(posted.status).toBe(405);
  });

  test('every file handed out is on the access record, with who got it', async () => {
    const { database } = app().store;
    const where = { action: 'export', personId: app().district.person('planning') };
    expect(await database.accessRecord.count({ where })).toBe(0);
    await get('planning', minutesPath());
    await get('planning', dispatchPath('planning'));
    await get('planning', dispatchPath('commerce'));
    const records = await database.accessRecord.findMany({ where, orderBy: { id: 'asc' } });
    expect(records.map(({ object, outcome, unitId }) => [object, outcome, unitId])).toEqual([
      [`Minutes:${one().minutes}`, 'OK', app().district.unit('planning')],
      [`Decision:${one().decision}`, 'OK', app().district.unit('planning')],
    ]);
  });
});
