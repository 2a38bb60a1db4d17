type Mark = { readonly presence: string; readonly at: Date };

const isThere = (presence: string | undefined): boolean =>
  presence === 'PRESENT' || presence === 'SUBSTITUTE';

/**
 * Units that were there at some time between the start and the end of an item. Marks are in order
 * of time; the last one before the start tells how it began.
 */
export const presentFor = (
  { startedAt, endedAt }: { readonly startedAt: Date | null; readonly endedAt: Date | null },
  invitations: readonly { readonly unitId: string | null; readonly marks: readonly Mark[] }[],
): string[] => {
  if (!startedAt) return [];
  return invitations.flatMap(({ unitId, marks }) => {
    const before = marks.findLast(({ at }) => at <= startedAt);
    const during = marks.filter(({ at }) => at > startedAt && (!endedAt || at <= endedAt));
    const wasThere = [before, ...during].some((mark) => isThere(mark?.presence));
    return unitId && wasThere ? [unitId] : [];
  });
};
