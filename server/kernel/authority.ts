import { type Day, toDay } from './calendar.ts';

/** Posts that a person holds from one day to another, by appointment. */
export const POSTS = [
  'CHAIR',
  'EXECUTIVE_CHAIR',
  'GOVERNMENT',
  'HEAD',
  'SECTION_CHIEF',
  'CLERK',
  'OFFICE_HEAD',
  'OFFICE',
  'APPLICANT',
  'ANALYST',
  'ADMIN',
] as const;
export type Post = (typeof POSTS)[number];

/** What a unit is to the conference. Data, so that another district has other units. */
export const UNIT_ROLES = ['MEMBER', 'OFFICE', 'TOWNSHIP', 'GOVERNMENT', 'SUPERVISOR'] as const;
export type UnitRole = (typeof UNIT_ROLES)[number];

/**
 * By what right somebody acts. Posts and units of the conference give some; a unit's relation to
 * the thing at hand gives the others. `SESSION` is an open meeting, `SYSTEM` the product itself.
 */
export const AUTHORITIES = [
  'CHAIR',
  'EXECUTIVE_CHAIR',
  'OFFICE',
  'MEMBER',
  'TOWNSHIP',
  'APPLICANT',
  'OWNER',
  'LEAD',
  'RESPONSIBLE',
  'ASSISTING',
  'AUTHOR',
  'ADDRESSEE',
  'INVITED',
  'PRESIDING',
  'HEAD',
  'EXECUTING',
  'GOVERNMENT',
  'SUPERVISOR',
  'ANALYST',
  'ADMIN',
  'SESSION',
  'SYSTEM',
] as const;
export type Authority = (typeof AUTHORITIES)[number];

/** One right held: the authority, for which unit, and whether as that unit's head. */
export type Held = {
  readonly authority: Authority;
  readonly unitId?: string;
  readonly isHead?: boolean;
};

/** A person's appointment as far as rights are concerned. */
export type Appointed = {
  readonly post: Post;
  readonly unitId: string | null;
  readonly enterpriseId: string | null;
  readonly from: Day;
  readonly to: Day | null;
};

/** A unit as far as rights are concerned. */
export type UnitFacts = {
  readonly id: string;
  readonly code: string;
  readonly roles: readonly UnitRole[];
  readonly parentId: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** All units, by id. */
export type Units = ReadonlyMap<string, UnitFacts>;

/** A unit that a viewer belongs to. */
export type Membership = {
  readonly unitId: string;
  readonly isHead: boolean;
  readonly roles: readonly UnitRole[];
};

/**
 * Who asks: a person with the posts and memberships in force today. Pure data; how it was proven
 * (session, token) is the access folder's business.
 */
export type Viewer = {
  readonly personId: string;
  readonly posts: readonly Post[];
  readonly memberships: readonly Membership[];
  readonly enterpriseId: string | null;
  /** Scopes of the API token used, or null for a signed-in person: `read`, `write`. */
  readonly tokenScopes: readonly string[] | null;
};

const MEMBERSHIP_POSTS: readonly Post[] = [
  'HEAD',
  'SECTION_CHIEF',
  'CLERK',
  'OFFICE_HEAD',
  'OFFICE',
];

/** The viewer that a person's appointments make on a day. */
export const viewerOf = (
  personId: string,
  appointments: readonly Appointed[],
  units: Units,
  today: Day,
  tokenScopes: readonly string[] | null = null,
): Viewer => {
  const current = appointments.filter(
    ({ from, to }) => from <= today && (to === null || to >= today),
  );
  const memberships = new Map<string, Membership>();
  for (const { post, unitId } of current) {
    const unit = unitId && MEMBERSHIP_POSTS.includes(post) ? units.get(unitId) : undefined;
    if (!unit || !isValidOn(unit, today)) continue;
    const isHead = post === 'HEAD' || post === 'OFFICE_HEAD';
    const before = memberships.get(unit.id);
    memberships.set(unit.id, {
      unitId: unit.id,
      roles: unit.roles,
      isHead: isHead || (before?.isHead ?? false),
    });
  }
  return {
    personId,
    posts: [...new Set(current.map(({ post }) => post))].sort(),
    memberships: [...memberships.values()].sort((a, b) => (a.unitId < b.unitId ? -1 : 1)),
    enterpriseId: current.find(({ post }) => post === 'APPLICANT')?.enterpriseId ?? null,
    tokenScopes,
  };
};

/** The rights that need no relation to anything: by post and by the unit's role. */
export const standingOf = (viewer: Viewer): Held[] => {
  const byPost = (['CHAIR', 'EXECUTIVE_CHAIR', 'GOVERNMENT', 'ANALYST', 'ADMIN'] as const)
    .filter((post) => viewer.posts.includes(post))
    .map((authority): Held => ({ authority }));
  const byUnit = viewer.memberships.flatMap(({ unitId, isHead, roles }) =>
    roles
      .filter((role) => role === 'OFFICE' || role === 'MEMBER' || role === 'SUPERVISOR')
      .map((authority): Held => ({ authority, unitId, isHead })),
  );
  return [...byPost, ...byUnit];
};

/** Rights that come from belonging to a unit which stands in a relation to the subject. */
export const heldBy = (
  viewer: Viewer,
  unitIds: readonly (string | null | undefined)[],
  authority: Authority,
): Held[] =>
  viewer.memberships
    .filter(({ unitId }) => unitIds.includes(unitId))
    .map(({ unitId, isHead }) => ({ authority, unitId, isHead }));

/** The right of whoever holds the post that presides over a meeting (4.6). */
export const presidingBy = ({ posts }: Viewer, post: string | undefined): readonly Held[] =>
  posts.some((held) => held === post) ? [{ authority: 'PRESIDING' }] : [];

/** Token of everybody who is signed in: units, people's names, rules. */
export const EVERYONE = 'everyone';
/** Token of the office and both chairs, who see everything. */
export const INSIDE = 'inside';
/** Token of those who read all that is settled: the supervision bureau and analysts. */
export const SETTLED = 'settled';
export const unitScope = (unitId: string): string => `unit:${unitId}`;
export const enterpriseScope = (enterpriseId: string): string => `enterprise:${enterpriseId}`;
const SCREEN = 'screen:';
/** Token of the screens in the room of one meeting. */
export const screenScope = (meetingId: string): string => `${SCREEN}${meetingId}`;

/** States of a meeting in which its room has screens: from the notice until it is over. */
export const SCREENED = ['NOTIFIED', 'IN_SESSION', 'ADJOURNED'] as const;

export const hasScreens = (state: string): boolean => SCREENED.some((one) => one === state);

/** The meeting whose room a screen stands in; null for everybody else. */
export const screenMeetingOf = (scopes: readonly string[]): string | null =>
  scopes.find((token) => token.startsWith(SCREEN))?.slice(SCREEN.length) ?? null;

/** The tokens a viewer holds, sorted: two viewers with equal tokens see exactly the same. */
export const scopesOf = (viewer: Viewer): string[] => {
  const isInside =
    viewer.posts.includes('CHAIR') ||
    viewer.posts.includes('EXECUTIVE_CHAIR') ||
    viewer.memberships.some(({ roles }) => roles.includes('OFFICE'));
  const readsSettled =
    viewer.posts.includes('ANALYST') ||
    viewer.memberships.some(({ roles }) => roles.includes('SUPERVISOR'));
  return [
    EVERYONE,
    ...(isInside ? [INSIDE] : []),
    ...(readsSettled ? [SETTLED] : []),
    ...viewer.memberships.map(({ unitId }) => unitScope(unitId)),
    ...(viewer.enterpriseId ? [enterpriseScope(viewer.enterpriseId)] : []),
  ].sort();
};

/** Whether two sets of tokens meet. */
export const meets = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((token) => b.includes(token));

/** The unit that runs the conference's daily work (4.1). */
export const officeOf = (units: Units, today: Day): UnitFacts => {
  const office = [...units.values()].find(
    ({ roles, validTo }) => roles.includes('OFFICE') && (validTo === null || validTo >= today),
  );
  if (!office) throw new Error('the district has no office');
  return office;
};

/**
 * Whether a unit is the office or the bureau it sits in. Then its matters are checked by the
 * executive chair: supervision of the supervisor.
 */
export const isOfficesOwn = (units: Units, unitId: string | null): boolean =>
  unitId !== null &&
  [...units.values()].some(
    ({ id, parentId, roles }) => roles.includes('OFFICE') && (id === unitId || parentId === unitId),
  );

/** Whether a unit exists on a day. */
export const isValidOn = (unit: UnitFacts | undefined, day: Day): boolean =>
  unit !== undefined && unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day);

/** A person as others look at one: the appointments, dates as the database gives them. */
export type PersonView = {
  readonly id: string;
  readonly appointments: readonly {
    readonly post: string;
    readonly unitId: string | null;
    readonly from: Date;
    readonly to: Date | null;
  }[];
};

/** Whether a person belongs to a unit on a day, or heads it. */
export const belongsTo = (
  person: PersonView,
  unitId: string,
  day: Day,
  posts: readonly Post[] = MEMBERSHIP_POSTS,
): boolean =>
  person.appointments.some(
    (held) =>
      held.unitId === unitId &&
      (posts as readonly string[]).includes(held.post) &&
      toDay(held.from) <= day &&
      (held.to === null || toDay(held.to) >= day),
  );

/** Whether somebody holds a post on a day, by an acting appointment too. */
export const holdsPost = ({ appointments }: PersonView, post: Post, day: Day): boolean =>
  appointments.some(
    (held) =>
      held.post === post && toDay(held.from) <= day && (held.to === null || toDay(held.to) >= day),
  );

export const HEAD_POSTS = ['HEAD', 'OFFICE_HEAD'] as const satisfies readonly Post[];
