import { SCREENED, screenScope } from '../kernel/authority.ts';
import type { ProofOptions } from './proofs.ts';
import { sealed, unsealed } from './secrets.ts';
import type { Signed } from './signed.ts';

const PURPOSE = 'screen';

/** No day ends it: the meeting does, or whoever revokes it. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** The address of a screen's picture. Behind the hash sign: in no log of a server, in no Referer. */
export const screenPath = (secret: string, screenId: string): string =>
  `/screen#${sealed(secret, PURPOSE, screenId)}`;

/** The screen that a link's token names; whether it may show anything is another question. */
export const screenIn = (secret: string, token: string): string | null =>
  unsealed(secret, PURPOSE, token);

/** What a screen may see now; null once it is revoked or its meeting is over, or not yet notified. */
export const byScreen = async (
  { database }: Pick<ProofOptions, 'database'>,
  screenId: string,
): Promise<Signed | null> => {
  const screen = await database.meetingScreen.findFirst({
    where: { id: screenId, revokedAt: null, meeting: { state: { in: [...SCREENED] } } },
    select: { id: true, meetingId: true },
  });
  if (!screen) return null;
  return {
    // Nobody: no row of a person has this id, and no right comes from it.
    viewer: {
      personId: screen.id,
      posts: [],
      memberships: [],
      enterpriseId: null,
      tokenScopes: ['read'],
    },
    scopes: [screenScope(screen.meetingId)],
    username: '',
    sessionId: null,
    tokenId: null,
    expiresAt: NEVER,
    screen,
  };
};
