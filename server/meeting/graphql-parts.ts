import { builder } from '../schema/builder.ts';
import { globalId } from '../schema/ids.ts';
import { enumOf } from '../schema/inputs.ts';
import { personById } from '../schema/loaders.ts';
import { acknowledgedAt } from './queries.ts';
import { INVITATION_ROLES, PRESENCES } from './vocabulary.ts';

const Role = enumOf('InvitationRole', 'As what somebody is invited.', INVITATION_ROLES);
const Presence = enumOf('AttendancePresence', 'Whether somebody has come.', PRESENCES);

builder.prismaObject('Invitation', {
  description: 'A unit, or a guest without one, asked to come to a meeting, and who comes.',
  fields: (t) => ({
    id: t.id({ description: 'Its id', resolve: ({ id }) => globalId('Invitation', id) }),
    unit: t.relation('unit', { nullable: true, description: 'Which unit' }),
    guestName: t.field({
      type: 'Text',
      nullable: true,
      description: 'Or which guest',
      resolve: ({ guestName }) => guestName && Object(guestName),
    }),
    role: t.field({
      type: Role,
      description: 'As what',
      resolve: ({ role }) => role as 'MEMBER',
    }),
    presence: t.field({
      type: Presence,
      description: 'Whether somebody has come',
      resolve: ({ presence }) => presence as 'EXPECTED',
    }),
    attendee: t.prismaField({
      type: 'Person',
      nullable: true,
      description: 'Who comes',
      resolve: (_, { attendeeId }, __, context) => personById(context, attendeeId),
    }),
    attendeeName: t.field({
      type: 'Text',
      nullable: true,
      description: 'Name of who comes, where only the name was given',
      resolve: ({ attendeeName }) => attendeeName && Object(attendeeName),
    }),
    isSubstitute: t.exposeBoolean('isSubstitute', {
      description: 'Whether in the place of the unit’s head',
    }),
    acknowledgedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was acknowledged, by an answer or by the notice',
      resolve: (invitation, _, context) => acknowledgedAt(context, invitation),
    }),
    absenceReason: t.field({
      type: 'Text',
      nullable: true,
      description: 'Why nobody comes',
      resolve: ({ absenceReason }) => absenceReason && Object(absenceReason),
    }),
  }),
});

builder.prismaObject('MeetingScreen', {
  description: 'A screen in the room of a meeting, opened by a link that needs no account.',
  fields: (t) => ({
    id: t.id({ description: 'Its id', resolve: ({ id }) => globalId('MeetingScreen', id) }),
    name: t.field({
      type: 'Text',
      description: 'Where it stands',
      resolve: ({ name }) => Object(name),
    }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When added' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When revoked',
    }),
    path: t.string({
      nullable: true,
      description: 'Its link on this server; null once it is revoked',
      resolve: ({ id, revokedAt }, _, { access }) => (revokedAt ? null : access.screenPath(id)),
    }),
    isOnline: t.boolean({
      description: 'Whether it shows the room right now',
      resolve: async ({ id, meetingId }, _, { presence }) =>
        (await presence.of(meetingId)).some(({ who }) => who === `screen:${id}`),
    }),
  }),
});
