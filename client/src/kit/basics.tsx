import { Button } from '../ui/button.tsx';
import { describe, Field } from '../ui/field.tsx';
import { Light } from '../ui/light.tsx';
import { Problems } from '../ui/problems.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Section } from './section.tsx';

const TOKENS = [
  ['底', 'ground'],
  ['纸', 'panel'],
  ['槽', 'sunk'],
  ['墨', 'ink'],
  ['次墨', 'muted'],
  ['细线', 'line'],
  ['边框', 'edge'],
  ['机关红', 'org'],
  ['主按钮', 'act'],
  ['正常', 'ok'],
  ['临期', 'near'],
  ['逾期', 'late'],
  ['办结', 'done'],
  ['系统蓝', 'live'],
] as const;

const Lights = () => (
  <>
    <Light tone="ok">正常</Light>
    <Light tone="near">明日到期</Light>
    <Light tone="late">逾期 3 天</Light>
    <Light tone="done">办结</Light>
    <Light tone="none">未开始</Light>
    <b class="urgent" role="img" aria-label="紧急">
      急
    </b>
  </>
);

/** Colours and lights, the latter also without colour. */
export const Colours = () => (
  <Section name="颜色与灯" rule="红线以下，红只表示逾期和错误；灯的形、词、色同在">
    <div class="kit-swatches">
      {TOKENS.map(([name, token]) => (
        <div key={token}>
          <i style={{ background: `var(--${token})` }} />
          <b>{name}</b>
          <code>--{token}</code>
        </div>
      ))}
    </div>
    <div class="kit-row">
      <Lights />
    </div>
    <div class="kit-row kit-grey">
      <Lights />
    </div>
  </Section>
);

const SIZES = [12, 13, 14, 15, 17, 20, 24, 30] as const;

/** Sizes of type. */
export const Type = () => (
  <Section name="字号" rule="只用 400 与 600 两种字重；机关名称与文书用宋">
    <div class="kit-row">
      <b class="kit-figures">86%</b>
      {SIZES.toReversed().map((size) => (
        <span key={size} style={{ fontSize: `var(--t-${size})` }}>
          正文 {size}
        </span>
      ))}
    </div>
    <p class="kit-song">同意给予贷款贴息五百四十万元，由区财政局执行。</p>
  </Section>
);

/** Buttons: one primary on a screen. */
export const Buttons = () => (
  <Section name="按钮" rule="每屏一个主按钮；指尖设备一律不小于 44">
    <div class="kit-row">
      <Button kind="primary" isBig>
        提交报告
      </Button>
      <Button kind="primary" isBig data-as="hover">
        悬停
      </Button>
      <Button kind="primary" isBig data-as="focus">
        焦点
      </Button>
      <Button isBig>申请延期</Button>
      <Button isBig data-as="hover">
        悬停
      </Button>
      <Button>筛选</Button>
      <Button kind="quiet">收起</Button>
    </div>
    <div class="kit-row">
      <Button isOff isBig>
        申请办结
      </Button>
      <span class="small">
        工作方案还有 3 步未完成 <span class="clause">第六条（五）</span>
      </span>
      <Button isBig>正在提交…</Button>
    </div>
  </Section>
);

const stay = () => undefined;

/** Fields in their states, and the sum of what is wrong. */
export const Inputs = ({ half }: { readonly half: string }) => {
  const [unit, paid, step] = [`unit-${half}`, `paid-${half}`, `step-${half}`];
  const held = `held-${half}`;
  return (
    <Section name="输入" rule="标签在上，提示在标签下，错误在输入框上">
      <Problems
        attempt={0}
        title="有 1 处要改："
        problems={[{ fieldId: paid, message: '累计拨付 不能小于上次的 1,280 万元' }]}
      />
      <div class="kit-pairs">
        <TextField
          id={unit}
          label="承办单位"
          hint="输入单位名或拼音首字母"
          value="区财政局"
          onText={stay}
        />
        <Field id={held} label="协办单位" hint="焦点，已输入">
          <input
            id={held}
            class="input"
            value="区审计局"
            data-as="focus"
            onInput={stay}
            {...describe(held, '焦点，已输入', null)}
          />
        </Field>
        <Field id={paid} label="累计拨付" problem="不能小于上次的 1,280 万元">
          <input
            id={paid}
            class="input"
            value="1,150"
            onInput={stay}
            {...describe(paid, null, '不能小于上次的 1,280 万元')}
          />
        </Field>
        <Field id={step} label="第 2 步" hint="沿用上次：进行中" isGroup>
          <div class="row">
            {['未开始', '进行中', '已完成'].map((name) => (
              <label key={name} class="choice">
                <input type="radio" name={step} checked={name === '进行中'} onChange={stay} />
                {name}
              </label>
            ))}
          </div>
        </Field>
      </div>
      <div class="kit-row">
        <div class="segments">
          {['按状态', '按单位', '按期限'].map((name, index) => (
            <button key={name} type="button" aria-pressed={index === 0}>
              {name}
            </button>
          ))}
        </div>
        <span class="search">
          <input aria-label="搜索" placeholder="搜索" />
          <kbd>/</kbd>
        </span>
      </div>
    </Section>
  );
};
