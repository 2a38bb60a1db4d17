import { Link } from 'wouter';
import { formatClause } from '../words/format.ts';
import type { DeskDuty } from './facts.ts';
import type { Shown } from './steady.ts';
import { Task, type TaskContext } from './task.tsx';
import { VerifyBar, type VerifyQueue } from './verify-queue.tsx';
import { useDesk } from './words.ts';

/** Rows of one kind, below what is to be done with them and by which clause. */
export const Group = ({
  kind,
  rows,
  primary,
  queue,
  context,
}: {
  readonly kind: DeskDuty['kind'];
  readonly rows: readonly Shown<DeskDuty>[];
  readonly primary: string | undefined;
  readonly queue: VerifyQueue;
  readonly context: TaskContext;
}) => {
  const { language, words, desk } = useDesk();
  const hints: Readonly<Record<string, string>> = desk.hints;
  const open = rows.filter(({ isGone }) => !isGone).map(({ row }) => row);
  const isQueue = kind === 'VERIFY';
  return (
    <section class="desk-group" data-kind={kind}>
      <h2 class="section">
        {desk.groups[kind]}
        <span>{open.length}</span>
        <small>
          {kind === 'REPORT' && (
            <Link href="/desk/reports" class="link">
              {desk.reports.link}
            </Link>
          )}
          {[formatClause(rows[0]?.row.clause ?? '', language), hints[kind]]
            .filter(Boolean)
            .join(words.separator)}
        </small>
      </h2>
      {isQueue && <VerifyBar queue={queue} rows={open} />}
      <ul>
        {rows.map(({ row, isGone }) => (
          <Task
            key={row.id}
            duty={row}
            isGone={isGone}
            isPrimary={row.id === primary}
            queue={isQueue ? queue : null}
            context={context}
          />
        ))}
      </ul>
    </section>
  );
};
