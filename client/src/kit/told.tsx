import { Marked } from '../forms/difference.tsx';
import '../forms/conflict.css';
import { KeyTable } from '../keys/key-list.tsx';
import { Alarm, Banner, Empty, Loading } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Light } from '../ui/light.tsx';
import { TimelineEntry } from '../ui/timeline-entry.tsx';
import { Section } from './section.tsx';

const ROWS = [
  ['贷款贴息', '区财政局', '540', '180', '11月27日', 'near', '3 天后到期'],
  ['首次入规奖励', '区工业局', '20', '20', '11月30日', 'done', '已兑现'],
] as const;

/** A table: numbers stand to the right. */
export const Tables = () => (
  <Section name="表格" rule="数字右对齐，单位写在表头；行高 38">
    <table class="sums">
      <thead>
        <tr>
          <th scope="col">政策事项</th>
          <th scope="col">执行单位</th>
          <th scope="col" class="number">
            批准（万元）
          </th>
          <th scope="col" class="number">
            已付
          </th>
          <th scope="col">期限</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([name, unit, granted, paid, day, tone, state]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{unit}</td>
            <td class="number">{granted}</td>
            <td class="number">{paid}</td>
            <td>{day}</td>
            <td>
              <Light tone={tone}>{state}</Light>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);

/** What happened. */
export const Happened = () => (
  <Section name="经过" rule="谁、代谁、何时、依据哪一条">
    <ol class="timeline">
      <TimelineEntry
        tone="none"
        what="延期批准"
        when={{ iso: '2026-11-12T10:05:00+08:00', text: '11月12日 10:05' }}
        who="执行主席 高立新；办公室 沈一鸣代录，凭批示扫描件"
        clause="第三条（二）"
        quote="办结期限改为 12月18日，原期限留存。"
        isFresh={false}
      />
      <TimelineEntry
        tone="done"
        what={
          <>
            第 2 次进展报告 <Light tone="done">按时</Light>
          </>
        }
        when={{ iso: '2026-11-06T15:12:00+08:00', text: '11月6日 15:12' }}
        who="区财政局 王晓岚"
        clause="第六条（五）"
        isFresh={false}
      />
    </ol>
  </Section>
);

/** Nothing yet, and not yet read. */
export const Empties = () => (
  <Section name="空与加载" rule="说清这里会出现什么，下一件何时到">
    <div class="kit-pairs">
      <Empty title="没有等您办的事">下一件：12月2日 周三 进展报告</Empty>
      <Empty title="待审定 0">核实后的问题会到这里</Empty>
      <Loading rows={3} label="正在读取" />
    </div>
  </Section>
);

/** What the system has to say. */
export const Banners = () => (
  <Section name="横幅" rule="原位出现，不推动内容">
    <div class="kit-row">
      <Alarm age="已断开 47 秒" action={<Button>立即重试</Button>}>
        画面停在 09:41:30，此后的变化还没有显示。
      </Alarm>
    </div>
    <Banner tone="live" title="已补齐 6 条" end="8 秒后收起">
      09:41:30 至 09:42:24 的变化已标出
    </Banner>
    <Banner
      tone="late"
      title="没有保存"
      end={
        <button type="button" class="link">
          再试一次
        </button>
      }
    >
      服务器 30 秒未答复。内容已存在本机。
    </Banner>
    <Banner tone="near" title="填写期间有人改动过">
      下面已是最新情况。您填的内容还在，请看过后再提交。
    </Banner>
  </Section>
);

const SIDES = [
  ['周启明　09:40　已生效', '1,480 万元', '1,520 万元'],
  ['您　09:42　未提交', '1,520 万元', '1,480 万元'],
] as const;

/** Two versions of one thing: both are shown, what differs is marked, nobody's goes silently. */
export const Versions = () => (
  <Section name="两个版本" rule="不悄悄覆盖；三条路都留得住填过的内容">
    <div class="conflict">
      <p class="conflict-head">
        <b>同一处有两个版本。</b>您填写时，周启明已于 09:40 提交。请选一个，或合起来再交。
      </p>
      <div class="conflict-sides">
        {SIDES.map(([whose, value, other]) => (
          <div key={whose}>
            <small>{whose}</small>
            <dl>
              <div>
                <dt>累计拨付</dt>
                <dd>
                  <Marked text={value} other={other} />
                </dd>
              </div>
            </dl>
          </div>
        ))}
      </div>
      <p class="conflict-same muted">其余 1 项相同</p>
      <div class="row conflict-foot">
        <Button>用周启明的</Button>
        <Button>用我的，另记一次</Button>
        <Button kind="quiet">逐项合并</Button>
      </div>
    </div>
  </Section>
);

/** What can be done without a mouse. */
export const Keys = () => (
  <Section name="键盘" rule="输入法组字时一律不响应">
    <KeyTable />
  </Section>
);
