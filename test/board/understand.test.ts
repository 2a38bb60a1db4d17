import { describe, expect, test } from 'vitest';
import { restOf, understand } from '../../client/src/control/understand.ts';

/** A Tuesday. */
const today = '2026-11-24';

const unit = (id: string, ...names: string[]) => ({ id, names });
const units = [
  unit(
    'reform',
    '区发展改革委',
    '北京市通州区发展和改革委员会',
    'Development and Reform Commission',
  ),
  unit('construction', '区建委', '北京市通州区建设委员会', 'Construction Committee'),
  unit('science', '区科委', '北京市通州区科学技术委员会', 'Science and Technology Commission'),
  unit('finance', '区财政局', '北京市通州区财政局', 'Finance Bureau'),
  unit('planning', '市规划委通州分局', '北京市规划委员会通州分局', 'Planning Branch'),
  unit('land', '通州国土分局', '北京市国土资源局通州分局', 'Land Branch'),
  unit('audit', '区审计局', '北京市通州区审计局', 'Audit Bureau'),
  unit('parks', '园区管委会', '北京市通州区产业园区管理委员会', 'Park Management Committees'),
  unit('songzhuang', '宋庄镇', '通州区宋庄镇人民政府', 'Songzhuang Town Government'),
];

const read = (line: string) => {
  const understood = understand(line, { units, today });
  const { responsible, assisting, dueOn, effect } = understood;
  const rest = restOf(line, understood, { units: [...responsible, ...assisting], dueOn });
  return { responsible, assisting, dueOn, effect, rest };
};

describe('U-04 a line is understood as it is typed: units', () => {
  test('who does it comes first, who helps is told by a word', () => {
    expect(
      read('市规划委通州分局承办，通州国土分局协办，12月9日前确认唯一路由，书面答复园区。'),
    ).toEqual({
      responsible: ['planning'],
      assisting: ['land'],
      dueOn: '2026-12-09',
      effect: null,
      rest: '确认唯一路由，书面答复园区。',
    });
    expect(read('请区财政局、区审计局配合，区建委牵头核定费用')).toMatchObject({
      responsible: ['construction'],
      assisting: ['finance', 'audit'],
      rest: '核定费用',
    });
    expect(read('由区建委会同区财政局下周三前提出方案')).toMatchObject({
      responsible: ['construction'],
      assisting: ['finance'],
      dueOn: '2026-12-02',
      rest: '提出方案',
    });
  });

  test('a name may be shortened as people do', () => {
    expect(read('规划分局确认路由，国土分局协办').responsible).toEqual(['planning']);
    expect(read('规划分局确认路由，国土分局协办').assisting).toEqual(['land']);
    expect(read('发改委研究').responsible).toEqual(['reform']);
    expect(read('建委每周报告改造进展').responsible).toEqual(['construction']);
    expect(read('区建委牵头，财政、审计配合').assisting).toEqual(['finance', 'audit']);
  });

  test('what only sounds like a name is none', () => {
    expect(read('落实财政资金，不压规划绿线')).toMatchObject({ responsible: [], assisting: [] });
    expect(read('报市委和区委').responsible).toEqual([]);
    expect(read('召开协调会').responsible).toEqual([]);
    expect(read('区建委核定后提交区财政局').responsible).toEqual(['construction']);
  });

  test('a unit that is only answered to does nothing, unless there is no other', () => {
    expect(read('区建委书面答复园区管委会')).toMatchObject({
      responsible: ['construction'],
      rest: '书面答复园区管委会',
    });
    expect(read('书面答复园区管委会').responsible).toEqual(['parks']);
  });

  test('English names and words', () => {
    expect(
      read('The Planning Branch, assisted by the Land Branch, to confirm one route by 9 December'),
    ).toMatchObject({ responsible: ['planning'], assisting: ['land'], dueOn: '2026-12-09' });
    expect(read('Finance Bureau to pay within 30 days, Audit Bureau assists')).toMatchObject({
      responsible: ['finance'],
      assisting: ['audit'],
      dueOn: '2026-12-24',
    });
    expect(
      understand(
        'Planning Commission, Tongzhou Branch to confirm one route, the Land Branch assists',
        {
          units: [
            unit('planning', 'Municipal Planning Commission, Tongzhou Branch'),
            unit('land', 'Land and Resources Bureau, Tongzhou Branch'),
          ],
          today,
        },
      ),
    ).toMatchObject({ responsible: ['planning'], assisting: ['land'] });
    const short = [unit('audit', 'Audit'), unit('finance', 'Finance')];
    const named = (line: string) => understand(line, { units: short, today });
    expect(named('Audit the costs and find the finance for it').responsible).toEqual([]);
    expect(named('Finance to pay, with Audit').responsible).toEqual(['finance']);
    expect(named('Finance to pay, with Audit').assisting).toEqual(['audit']);
    expect(read('pay the land compensation of the town').responsible).toEqual([]);
    expect(read('construction committee to report on progress next Wednesday')).toMatchObject({
      responsible: ['construction'],
      dueOn: '2026-12-02',
      effect: 'REPORT',
    });
  });
});

describe('U-04 a line is understood as it is typed: days', () => {
  test.each([
    ['12月9日前答复', '2026-12-09'],
    ['12 月 9 日前答复', '2026-12-09'],
    ['1月15日前答复', '2027-01-15'],
    ['2027年2月1日前答复', '2027-02-01'],
    ['30日前答复', '2026-11-30'],
    ['9日前答复', '2026-12-09'],
    ['30日内答复', '2026-12-24'],
    ['十五天内答复', '2026-12-09'],
    ['两周内答复', '2026-12-08'],
    ['一个月内答复', '2026-12-24'],
    ['本周五前答复', '2026-11-27'],
    ['周一前答复', '2026-11-30'],
    ['下周三答复', '2026-12-02'],
    ['下下周一答复', '2026-12-07'],
    ['明天答复', '2026-11-25'],
    ['月底前答复', '2026-11-30'],
    ['下月底前答复', '2026-12-31'],
    ['下月5日前答复', '2026-12-05'],
    ['年底前答复', '2026-12-31'],
    ['answer by 9 Dec', '2026-12-09'],
    ['answer by December 9, 2027', '2027-12-09'],
    ['answer within two weeks', '2026-12-08'],
    ['answer by Friday', '2026-11-27'],
    ['answer by the end of next month', '2026-12-31'],
    ['answer tomorrow', '2026-11-25'],
  ])('%s', (line, day) => {
    expect(read(line).dueOn).toBe(day);
  });

  test.each(['2月30日前答复', '5 个工作日内答复', '影响 45 户', '第 3 次上会', 'pay 30 percent'])(
    'no day: %s',
    (line) => {
      expect(read(line).dueOn).toBeNull();
    },
  );
});

describe('U-04 a line is understood as it is typed: what it brings about', () => {
  test.each([
    ['改派给区建委', 'REASSIGN'],
    ['延至12月20日', 'SET_DATE'],
    ['不予协调', 'DECLINE'],
    ['列入重大项目', 'LIST'],
    ['听取区财政局关于拨付的汇报', 'REPORT'],
    ['同意明年一季度开工', 'RESOLVE'],
    ['区建委确认路由', null],
  ])('%s', (line, effect) => {
    expect(read(line).effect).toBe(effect);
  });

  test('what stands beside it in chips is not said twice, what does not stays', () => {
    const line = '规划分局12月9日前确认唯一路由';
    const understood = understand(line, { units, today });
    const rest = (named: string[], dueOn: string | null) =>
      restOf(line, understood, { units: named, dueOn });
    expect(rest(['planning'], '2026-12-09')).toBe('确认唯一路由');
    expect(rest(['planning'], '2026-12-24')).toBe('12月9日前确认唯一路由');
    expect(rest(['land'], '2026-12-09')).toBe('规划分局确认唯一路由');
    expect(
      restOf('规划分局', understand('规划分局', { units, today }), {
        units: ['planning'],
        dueOn: null,
      }),
    ).toBe('规划分局');
  });
});
