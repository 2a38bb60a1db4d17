import { Card, type CardFacts, Ghost } from '../ui/card.tsx';
import { LaneHead } from '../ui/lane.tsx';
import type { StepMark } from '../ui/plan-bar.tsx';
import { Section } from './section.tsx';

const STEPS: readonly StepMark[] = ['done', 'done', 'current', 'todo'];

const card = (
  facts: Pick<CardFacts, 'id' | 'tone' | 'light' | 'title' | 'unit' | 'project'> &
    Partial<CardFacts> & { readonly day: string; readonly word?: string },
): CardFacts => ({
  href: '/kit',
  urgent: null,
  date: { word: facts.word ?? '应报', day: facts.day, iso: '2026-11-24' },
  name: `${facts.title}，${facts.light}，${facts.unit}，${facts.day}`,
  steps: STEPS,
  by: null,
  isOpen: false,
  ...facts,
});

const CARDS: readonly CardFacts[] = [
  card({
    id: 'ok',
    tone: 'ok',
    light: '正常 · 第 2 次报告',
    day: '12月3日',
    title: '环评批复与能评并联审批',
    unit: '区发展改革委',
    project: '漷县医药健康基地',
  }),
  card({
    id: 'near',
    tone: 'near',
    light: '明日应报告',
    day: '11月25日',
    title: '绿地率指标核减需专题论证',
    unit: '市规划委通州分局',
    project: '运河源文化产业园二期',
    steps: ['done', 'current', 'todo', 'todo'],
  }),
  card({
    id: 'late',
    tone: 'late',
    light: '报告逾期 3 天',
    day: '11月21日',
    urgent: { sign: '急', name: '紧急' },
    title: '征地补偿款拨付滞后，影响 12 户腾退',
    unit: '区财政局',
    project: '西集绿色建材园',
    steps: ['done', 'late', 'todo', 'todo'],
  }),
  card({
    id: 'done',
    tone: 'done',
    light: '已申请办结',
    word: '待核',
    day: '11月26日',
    title: '企业注册地址变更与税务迁移',
    unit: '区商务局',
    project: '梨园数字文创中心',
    steps: ['done', 'done', 'done'],
  }),
];

const MOVED = card({
  id: 'moved',
  tone: 'ok',
  light: '待签收',
  word: '限',
  day: '12月9日',
  title: '人防异地建设费减免政策适用口径',
  unit: '区建委',
  project: '通州云计算中心',
  by: { what: '执行主席 刚刚交办', clause: '第六条（三）' },
  steps: [],
});

const OLD = card({
  id: 'old',
  tone: 'ok',
  light: '正常 · 第 1 次报告',
  day: '11月29日',
  title: '进场道路与铁路涵洞限高冲突',
  unit: '区建委',
  project: '永乐店物流枢纽',
});

/** A card in each of its states. */
export const Cards = ({ half }: { readonly half: string }) => (
  <Section name="卡片" rule="正常、临期、逾期且急、办结、他人刚改动、离去、断开">
    <LaneHead
      id={`lane-${half}`}
      name="办理中"
      label="办理中，6 条"
      count={6}
      late={{ count: 1, word: '逾期' }}
      note="第六条（五）"
      waiting={null}
    />
    <div class="kit-pairs">
      {CARDS.map((one) => (
        <Card key={one.id} card={one} />
      ))}
      <Card card={MOVED} />
      <div>
        <Ghost id="gone" href={undefined} height={null}>
          人防异地建设费减免… → 已交办
        </Ghost>
        <div class="stale">
          <Card card={OLD} />
        </div>
      </div>
    </div>
  </Section>
);
