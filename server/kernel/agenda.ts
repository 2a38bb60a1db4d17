import { choice, integer, optional, ref, text, yes } from './input.ts';
import type { Refusal } from './lifecycle.ts';
import type { Words } from './text.ts';

/** What an item of an agenda points at. */
export const ITEM_KINDS = {
  ISSUE: { zh: '问题', en: 'An issue' },
  PROJECT: { zh: '项目', en: 'A project' },
  FOLLOW_UP: { zh: '决定落实情况', en: 'Follow-up of decisions' },
  TOPIC: { zh: '其他议题', en: 'Another topic' },
} as const satisfies Record<string, Words>;
export type ItemKind = keyof typeof ITEM_KINDS;

/** Whether a meeting in a state is still to be held, or is being held: its agenda is still written. */
export const isComing = (state: string): boolean =>
  ['PROPOSED', 'APPROVED', 'NOTIFIED', 'IN_SESSION', 'ADJOURNED'].includes(state);

/** Minutes planned for an item that says nothing of its own. */
export const USUAL_MINUTES = 10;

/** What an item carries when it is planned, with its meeting or by itself. */
export const itemFields = {
  kind: choice('AgendaItemKind', Object.keys(ITEM_KINDS) as ItemKind[]),
  title: text(120),
  note: optional(text(1_000)),
  issue: optional(ref('Issue')),
  project: optional(ref('Project')),
  decision: optional(ref('Decision')),
  /** The item of an earlier meeting that was deferred and is taken up here. */
  carriedFrom: optional(ref('AgendaItem')),
  plannedMinutes: integer(1, 240),
  isClosed: optional(yes()),
} as const;

/** Words of those fields. */
export const ITEM_FIELD_WORDS = {
  kind: { zh: '类型', en: 'Kind' },
  title: { zh: '议题', en: 'Title' },
  note: { zh: '说明', en: 'Note' },
  issue: { zh: '问题', en: 'Issue' },
  project: { zh: '项目', en: 'Project' },
  decision: { zh: '所跟踪的决定', en: 'Decision to follow up' },
  carriedFrom: { zh: '上次留下的议题', en: 'Carried over from' },
  plannedMinutes: { zh: '计划分钟数', en: 'Planned minutes' },
  isClosed: { zh: '不在会场大屏显示', en: 'Closed to the screens in the room' },
} as const satisfies Record<keyof typeof itemFields, Words>;

/** An item as it was planned. */
export type ItemDraft = {
  readonly kind: string;
  readonly title: { readonly zh?: string; readonly en?: string };
  readonly note: { readonly zh?: string; readonly en?: string } | null;
  readonly issue: string | null;
  readonly project: string | null;
  readonly decision: string | null;
  readonly carriedFrom: string | null;
  readonly plannedMinutes: number;
  readonly isClosed: boolean | null;
};

/** An item about an issue or a project names it. */
export const draftRefusal = (
  { kind, issue, project }: Pick<ItemDraft, 'kind' | 'issue' | 'project'>,
  path: readonly (string | number)[] = [],
): Refusal | null => {
  if (kind === 'ISSUE' && !issue) return { code: 'ITEM_NEEDS', path: [...path, 'issue'] };
  if (kind === 'PROJECT' && !project) return { code: 'ITEM_NEEDS', path: [...path, 'project'] };
  return null;
};

/** The columns of an item that is planned. */
export const plannedItem = (
  draft: ItemDraft,
  { id, meetingId, position }: { id: string; meetingId: string; position: number },
) => ({
  id,
  meetingId,
  kind: draft.kind,
  title: draft.title,
  ...(draft.note ? { note: draft.note } : {}),
  issueId: draft.issue,
  projectId: draft.project,
  decisionId: draft.decision,
  carriedFromId: draft.carriedFrom,
  position,
  plannedMinutes: draft.plannedMinutes,
  isClosed: draft.isClosed ?? false,
});
