import type { TestApp } from './app.ts';

/** Meetings of the small district, by its actions. */
export const meetings = (app: TestApp) => {
  const { act, district, store, clock } = app;
  const invited = (['finance', 'planning', 'land'] as const).map((code) => district.unit(code));

  /** A meeting of the chair's in two days, with topics on its agenda, notified to three bureaus. */
  const notified = async (
    topics: readonly string[] = ['供电方案'],
    title = '第五次联席会议',
  ): Promise<string> => {
    const { id } = await act('office', 'proposeMeeting', null, {
      kind: 'JOINT_CONFERENCE',
      title: { zh: title },
      place: { zh: '第一会议室' },
      startsAt: new Date(clock.now().getTime() + 2 * 86_400_000),
      presidingPost: 'CHAIR',
      invited,
      agenda: topics.map((zh) => ({ kind: 'TOPIC', title: { zh }, plannedMinutes: 20 })),
    });
    await act('executive', 'approveMeeting', id);
    await act('office', 'notifyMeeting', id);
    return id;
  };

  /** Held and closed, with one task for finance (planning and land help); its minutes are a draft. */
  const held = async (topic = '供电方案', words = '落实双回路供电', title?: string) => {
    const meeting = await notified([topic], title);
    await act('office', 'openMeeting', meeting, { presider: district.person('chair') });
    const item = await store.database.agendaItem.findFirstOrThrow({
      where: { meetingId: meeting },
    });
    await act('office', 'startItem', item.id);
    const { id: decision } = await act('office', 'draftDecision', null, {
      item: item.id,
      effect: 'TASK',
      text: { zh: words },
      responsible: [district.unit('finance'), district.unit('planning')],
      assisting: [district.unit('land')],
      dueOn: '2026-12-31',
    });
    await act('office', 'readBackDecision', decision);
    await act('office', 'putDecisionInForce', decision);
    await act('office', 'finishItem', item.id);
    await act('office', 'closeMeeting', meeting);
    const { id: minutes } = await store.database.minutes.findFirstOrThrow({
      where: { meetingId: meeting },
    });
    return { meeting, item: item.id, decision, minutes };
  };

  /** As {@link held}, its minutes signed and issued. */
  const issued = async (topic?: string, words?: string, title?: string) => {
    const one = await held(topic, words, title);
    await act('chair', 'signMinutes', one.minutes);
    await act('office', 'issueMinutes', one.minutes);
    return one;
  };
  return { notified, held, issued };
};
