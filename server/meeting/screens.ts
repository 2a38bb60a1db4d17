import { choice, ref, text } from '../kernel/input.ts';
import { given, personOf } from '../kernel/lifecycle.ts';
import { controlRefusal, row } from './rows.ts';
import { currentOf } from './subject.ts';
import { namesOf, SCREEN_MODES } from './vocabulary.ts';

/** The screens in the room (6.7): what they show, and the links by which they are opened. */
export const screenRows = {
  setScreens: row({
    from: ['IN_SESSION'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: { mode: choice('ScreenMode', namesOf(SCREEN_MODES)) },
    guard: controlRefusal,
    change: (meeting, { mode }) => ({
      set: {
        screenMode: mode,
        heldItemId: mode === 'HOLD' ? (currentOf(given(meeting))?.id ?? null) : null,
      },
    }),
  }),

  addScreen: row({
    from: ['NOTIFIED', 'IN_SESSION', 'ADJOURNED'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: { name: text(60) },
    change: (meeting, { name }, { newId, now, actor }) => ({
      insert: [
        {
          table: 'meetingScreen',
          row: {
            id: newId(),
            meetingId: given(meeting).id,
            name,
            addedAt: now,
            addedById: personOf(actor),
          },
        },
      ],
    }),
  }),

  revokeScreen: row({
    from: ['NOTIFIED', 'IN_SESSION', 'ADJOURNED'],
    to: [],
    who: ['OFFICE'],
    clause: '6.7',
    mode: 'append',
    input: { screen: ref('MeetingScreen') },
    check: (meeting, { screen }) =>
      given(meeting).screens.find(({ id }) => id === screen)?.revokedAt
        ? { code: 'REVOKED_ALREADY', path: ['screen'] }
        : null,
    change: (_, { screen }, { now }) => ({
      patch: [{ table: 'meetingScreen', id: screen, set: { revokedAt: now } }],
    }),
  }),
};
