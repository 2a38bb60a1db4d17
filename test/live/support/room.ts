import { globalId } from '../../../server/schema/ids.ts';
import type { TestApp } from '../../support/app.ts';
import type { UnitCode } from '../../support/district.ts';
import { connect, type Message } from './client.ts';

/** What a screen asks for: everything that a room has. */
export const ROOM = /* GraphQL */ `
  fragment Decided on RoomDecision {
    id no itemId state source effect text { zh } responsible { id name { zh } } assisting { id name { zh } }
    dueOn clause inForceAt issueNumber unitCount acknowledgedCount acknowledged { id }
    dissents { unitName { zh } text { zh } }
  }
  fragment Line on RoomItem {
    id position title { zh } kind state plannedMinutes usedSeconds runningSince isClosed
  }
  fragment Room on MeetingRoom {
    id number title { zh } kind state place { zh } startsAt openedAt presidingPost presiderName { zh }
    isBlank screenMode presentCount invitedCount excused { zh } plannedMinutes usedSeconds
    items { ...Line }
    current {
      item { ...Line } title { zh } total timesOnAgenda projectName { zh } issueNumber unitName { zh }
      material { facts { kind number text { zh } unit { zh } on } tags { kind number }
        history { on who { zh } what text { zh } } frozenAt }
      views { unitName { zh } text { zh } } callNext { zh }
    }
    draft { ...Decided } decisions { ...Decided } next { title { zh } callUnits { zh } }
    attendance { id unitName { zh } role presence attendeeName { zh } isSubstitute }
  }
`;

const STREAM = /* GraphQL */ `
  ${ROOM}
  subscription Follow($id: ID, $after: Cursor, $writing: ID) {
    meeting(id: $id, after: $after, writing: $writing) {
      kind cursor headAt event { action } meeting { id state }
      room { ...Room }
      screenRoom { ...Room }
      presence { kind person { code maskedPhone } unit { code } itemId name { zh } seenAt }
    }
  }
`;

type Line = {
  readonly id: string;
  readonly title: { readonly zh: string } | null;
  readonly state: string;
  readonly usedSeconds: number;
  readonly runningSince: string | null;
};

/** A room as the tests look at it. */
export type SeenRoom = {
  readonly state: string;
  readonly isBlank: boolean;
  readonly screenMode: string;
  readonly presentCount: number;
  readonly items: readonly Line[];
  readonly current: { readonly item: Line; readonly views: readonly object[] } | null;
  readonly draft: { readonly text: { readonly zh: string } } | null;
  readonly decisions: readonly {
    readonly itemId: string | null;
    readonly text: { readonly zh: string };
    readonly state: string;
  }[];
  readonly next: { readonly title: { readonly zh: string } | null } | null;
  readonly attendance: readonly object[];
};

/** A frame of a meeting's stream. */
export type Frame = {
  readonly kind: 'EVENT' | 'TOMBSTONE' | 'CHECKPOINT';
  readonly cursor: string;
  readonly headAt: string;
  readonly event: { readonly action: string } | null;
  readonly meeting: object | null;
  readonly room: SeenRoom | null;
  readonly screenRoom: SeenRoom | null;
  readonly presence: readonly {
    readonly kind: string;
    readonly person: { readonly code: string } | null;
    readonly unit: { readonly code: string } | null;
    readonly itemId: string | null;
    readonly name: { readonly zh: string } | null;
  }[];
};

/** Follows a meeting by what proves who looks; keeps every frame and every byte. */
export const follow = async (
  app: Pick<TestApp, 'url'>,
  init: Record<string, unknown>,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) => {
  const client = await connect(`${app.url.replace('http', 'ws')}/graphql`, init, { headers });
  client.send({ id: 'm', type: 'subscribe', payload: { query: STREAM, variables } });
  const payloads = (): Message[] => client.messages.filter(({ id }) => id === 'm');
  const frames = (): Frame[] =>
    payloads().flatMap(({ payload }) => (payload?.data?.['meeting'] as Frame | undefined) ?? []);
  return {
    ...client,
    frames,
    room: (): SeenRoom | null => frames().at(-1)?.room ?? null,
    errors: (): unknown =>
      payloads().find(({ type, payload }) => type === 'error' || payload?.['errors'])?.payload ??
      null,
  };
};
export type Follower = Awaited<ReturnType<typeof follow>>;

type AgendaDraft = { readonly title: string; readonly isClosed?: boolean; readonly issue?: string };

/** Plays meetings: what the office and the chair do, in few words. */
export const meetings = (app: TestApp) => {
  const { act, district, store } = app;
  const { database } = store;
  const propose = async (
    agenda: readonly AgendaDraft[],
    invited: readonly UnitCode[] = ['finance', 'planning', 'land'],
  ): Promise<string> => {
    const { id } = await act('office', 'proposeMeeting', null, {
      kind: 'COORDINATION',
      title: { zh: '专项协调会' },
      place: { zh: '第一会议室' },
      startsAt: '2026-11-26T01:30:00Z',
      presidingPost: 'EXECUTIVE_CHAIR',
      invited: invited.map((code) => district.unit(code)),
      agenda: agenda.map(({ title, isClosed = false, issue }) => ({
        kind: issue ? 'ISSUE' : 'TOPIC',
        title: { zh: title },
        plannedMinutes: 10,
        isClosed,
        ...(issue ? { issue } : {}),
      })),
    });
    return id;
  };
  const notified = async (...given: Parameters<typeof propose>): Promise<string> => {
    const id = await propose(...given);
    await act('executive', 'approveMeeting', id);
    await act('office', 'notifyMeeting', id);
    return id;
  };
  const items = (id: string) =>
    database.agendaItem.findMany({ where: { meetingId: id }, orderBy: { position: 'asc' } });
  const item = async (id: string, title: string): Promise<string> => {
    const found = (await items(id)).find((one) => Reflect.get(Object(one.title), 'zh') === title);
    if (!found) throw new Error(`no item ${title}`);
    return found.id;
  };
  return {
    propose,
    notified,
    opened: async (...given: Parameters<typeof propose>): Promise<string> => {
      const id = await notified(...given);
      await act('office', 'openMeeting', id);
      return id;
    },
    item,
    start: async (id: string, title: string) => act('office', 'startItem', await item(id, title)),
    draft: async (
      id: string,
      title: string,
      text: string,
      more: Readonly<Record<string, unknown>> = {},
    ): Promise<string> =>
      (
        await act('office', 'draftDecision', null, {
          item: await item(id, title),
          effect: 'RESOLVE',
          text: { zh: text },
          isShown: true,
          ...more,
        })
      ).id,
    /** Adds a screen; its id and the token of its link. */
    screen: async (id: string, name = '主屏') => {
      await act('office', 'addScreen', id, { name: { zh: name } });
      const { id: screenId } = await database.meetingScreen.findFirstOrThrow({
        where: { meetingId: id },
        orderBy: { id: 'desc' },
      });
      const token = app.access.screenPath(screenId).split('#')[1] ?? '';
      return { id: screenId, token };
    },
    globalId: (id: string) => globalId('Meeting', id),
  };
};
