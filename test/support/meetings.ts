import type { TestApp } from './app.ts';

/** Meetings of the small district, by its actions. */
export const meetings = (app: TestApp) => {
  const { act, district, store, clock } = app;
  const invited = (['finance', 'planning', 'land'] as const).map((code) => district.unit(code));

  const topicsOf = (topics: readonly string[]) =>
    topics.map((zh) => ({ kind: 'TOPIC', title: { zh }, plannedMinutes: 20 }));
  const itemOf = async (meetingId: string): Promise<string> => {
    const where = { meetingId, position: 1 };
    return (await store.database.agendaItem.findFirstOrThrow({ where })).id;
  };
  const task = (item: string, words: string) => ({
    item,
    effect: 'TASK',
    text: { zh: words },
    responsible: [district.unit('finance'), district.unit('planning')],
    assisting: [district.unit('land')],
    dueOn: '2026-12-31',
  });
  /** A task in force on an item of a meeting in session. */
  const decided = async (item: string, words: string): Promise<string> => {
    const { id } = await act('office', 'draftDecision', null, task(item, words));
    await act('office', 'readBackDecision', id);
    await act('office', 'putDecisionInForce', id);
    return id;
  };

  /** A meeting of the chair's in two days, to which three bureaus are to come; its first item. */
  const proposed = async (
    agenda: readonly object[] = topicsOf(['供电方案']),
    title = '第五次联席会议',
  ) => {
    const { id: meeting } = await act('office', 'proposeMeeting', null, {
      kind: 'JOINT_CONFERENCE',
      title: { zh: title },
      place: { zh: '第一会议室' },
      startsAt: new Date(clock.now().getTime() + 2 * 86_400_000),
      presidingPost: 'CHAIR',
      invited,
      agenda,
    });
    return { meeting, item: await itemOf(meeting) };
  };

  /** Notified to three bureaus, with topics on its agenda. */
  const notified = async (
    topics: readonly string[] = ['供电方案'],
    title?: string,
  ): Promise<string> => {
    const { meeting } = await proposed(topicsOf(topics), title);
    await act('executive', 'approveMeeting', meeting);
    await act('office', 'notifyMeeting', meeting);
    return meeting;
  };

  /** In session on its first item, with a task in force and another one drafted about it. */
  const inSession = async (agenda?: readonly object[]) => {
    const { meeting, item } = await proposed(agenda);
    await act('executive', 'approveMeeting', meeting);
    await act('office', 'notifyMeeting', meeting);
    await act('office', 'openMeeting', meeting, { presider: district.person('chair') });
    await act('office', 'startItem', item);
    const decision = await decided(item, '落实双回路供电');
    const { id: draft } = await act('office', 'draftDecision', null, task(item, '另行研究'));
    return { meeting, item, decision, draft };
  };

  /** Held and closed, with one task for finance (planning and land help); its minutes are a draft. */
  const held = async (topic = '供电方案', words = '落实双回路供电', title?: string) => {
    const meeting = await notified([topic], title);
    await act('office', 'openMeeting', meeting, { presider: district.person('chair') });
    const item = await itemOf(meeting);
    await act('office', 'startItem', item);
    const decision = await decided(item, words);
    await act('office', 'finishItem', item);
    await act('office', 'closeMeeting', meeting);
    const { id: minutes } = await store.database.minutes.findFirstOrThrow({
      where: { meetingId: meeting },
    });
    return { meeting, item, decision, minutes };
  };

  /** As {@link held}, its minutes signed and issued. */
  const issued = async (topic?: string, words?: string, title?: string) => {
    const one = await held(topic, words, title);
    await act('chair', 'signMinutes', one.minutes);
    await act('office', 'issueMinutes', one.minutes);
    return one;
  };
  return { proposed, notified, inSession, decided, held, issued };
};
