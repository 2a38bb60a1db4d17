/**
 * Who sees what, written by hand and reviewed; never made from the policies or the schema that it
 * judges. A type, a role or a field that stands in the schema and not here fails the tests, so that
 * nothing becomes readable without somebody having said for whom.
 */

/** Letters of the grid, and the person of the small district who stands for each. */
export const ROLES = {
  C: 'chair',
  E: 'executive',
  O: 'office',
  /** Of the township that owns the project. */
  W: 'songzhuang',
  /** Of another township. */
  U: 'xiji',
  /** Of the lead bureau. */
  L: 'finance',
  /** Of a responsible bureau that does not lead. */
  R: 'planning',
  /** Of an assisting bureau. */
  S: 'land',
  /** Of a member bureau that has nothing to do with it. */
  M: 'commerce',
  V: 'supervision',
  N: 'analyst',
  /** Records the resolutions of the district government. */
  G: 'recorder',
  D: 'admin',
  /** Of the enterprise that builds the project. */
  A: 'xinghe',
} as const;
export type Letter = keyof typeof ROLES;
export const LETTERS = Object.keys(ROLES) as Letter[];

/** `x` sees it; `.` is told what somebody is told who asks for nothing that exists. */
const SIGHT = `
  node                    C E O W U L R S M V N G D A
  Project/major           x x x x . . . . . x x . . x
  MilestoneReport/its     x x x x . . . . . x x . . .
  Request/transfer        x x x . . . . . . x x . . .
  Issue/raised            x x x x . . . . . x x . . .
  Duty/of-a-chair         x x x . . . . . . x x . . .
  Issue/in-progress       x x x x . x x x . x x . . .
  Report/of-the-lead      x x x x . x x x . x x . . .
  Inquiry/to-assisting    x x x x . x x x . x x . . .
  Duty/of-the-lead        x x x . . x . . . x x . . .
  Duty/of-assisting       x x x . . . . x . x x . . .
  Notice/to-responsible   x x x . . . x . . x x . . .
  Request/extension       x x x . . x . . . x x . . .
  Meeting/proposed        x x x . . . . . . . . . . .
  Meeting/notified        x x x . . x x x . x x . . .
  Duty/to-approve         x x x . . . . . . x x . . .
  AgendaItem/proposed     x x x . . . . . . . . . . .
  AgendaItem/notified     x x x . . x x x . x x . . .
  AgendaItem/done         x x x . . x x x . x x . . .
  Decision/draft          x x x . . . . . . . . . . .
  Decision/in-force       x x x . . x x x . x x . . .
  Decision/remark         x x x . . x . . . x x . . .
  Minutes/draft           x x x . . . . . . . . . . .
  Minutes/issued          x x x . . x x x . x x . . .
  Unit/any                x x x x x x x x x x x x x x
  Person/any              x x x x x x x x x x x x x x
  Appointment/any         x x x x x x x x x x x x x x
  Enterprise/any          x x x x x x x x x x x x x x
`;

const rows = SIGHT.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const heads = rows[0]?.slice(1) ?? [];

/** Per node of the furnished district, `Type/which`, the letters of those who see it. */
export const SEES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  rows.slice(1).map(([node = '', ...cells]) => {
    if (cells.length !== LETTERS.length) throw new Error(`${node}: ${cells.length} cells`);
    return [node, heads.filter((_, index) => cells[index] === 'x')];
  }),
);

/** Who reads a field of something that they see. */
export type Reading = {
  /** All read the same. */
  readonly same?: string;
  /** Leads to what has a visibility of its own: each reads those that they see. */
  readonly own?: string;
  /** The office and both chairs; for others there is nothing. */
  readonly inside?: string;
  /** All but the applicant, for whom there is nothing: remarks, opinions, evidence, phones. */
  readonly within?: string;
  /** Depends on the person who asks. */
  readonly person?: string;
};

const PAYLOAD = 'cursor isReplay';
const TIMELINE = { same: 'edges nodes pageInfo', own: 'totalCount' };
const PAGE = { same: 'edges nodes pageInfo totalCount' };
const EDGE = { same: 'cursor node' };

/** Every object type of the schema and every field of it. */
export const FIELDS: Readonly<Record<string, Reading>> = {
  // Nodes
  Project: {
    same: `id number name tier phase enterprise ownerUnit township address industry content
      nationalCode investment milestones registeredAt listedAt version`,
    own: 'issues agendaItems requests duties milestoneReports timeline',
    within: 'proposals',
    person: 'availableActions blockedActions recordableActions',
  },
  Issue: {
    same: `id number title state light blocked since ask askedUnits severity urgent projectName
      ownerUnit township leadUnit responsibleUnits assistingUnits assignedOn targetOn agendaOn
      nextReport steps assignments reports claims inquiries siteChecks verification returnReason
      declineReason closeReason raisedAt verifiedAt claimedAt resolvedAt closedAt version`,
    own: `project duplicateOf agendaMeeting agendaItems decisions requests duties notices
      timeline`,
    person: 'availableActions blockedActions recordableActions',
  },
  Duty: {
    same: `id kind state clause holderUnit holderPost about period beginsOn dueOn originalDueOn
      ruleVersion openedAt remindedAt warnedAt endedAt tone days version`,
    own: 'issue project meeting decision',
    person: 'availableActions blockedActions recordableActions',
  },
  Notice: {
    same: 'id kind state unit text sentAt acknowledgedAt version',
    own: 'issue meeting',
    person: 'availableActions blockedActions recordableActions',
  },
  Request: {
    same: 'id kind state unit reason proposedOn grantedOn remark at decidedAt version',
    own: 'issue project',
    person: 'availableActions blockedActions recordableActions',
  },
  Meeting: {
    same: `id number kind state title place startsAt presidingPost presider classification
      plannedMinutes grantedMinutes usedSeconds proposedAt approvedAt notifiedAt openedAt
      adjournedAt closedAt cancelledAt rejectReason cancelReason occurrence controller controlledAt screenMode items
      invitations version`,
    own: 'decisions minutes notices duties timeline',
    inside: 'screens suggestions',
    person: 'isInControl availableActions blockedActions recordableActions',
  },
  AgendaItem: {
    same: `id meeting kind state title note position plannedMinutes grantedMinutes isClosed
      usedSeconds runningSince startedAt endedAt deferReason material views present version`,
    own: 'issue project followedDecision decisions',
    person: 'availableActions blockedActions recordableActions',
  },
  Decision: {
    same: `id source effect state clause no number text responsibleUnits assistingUnits dueOn light
      isShown draftedAt draftedBy decider readBackAt inForceAt doneAt doneRemark struckAt
      strikeReason units dispatchSheets dissents version`,
    own: 'issue project meeting item replaces replacedBy duties timeline',
    person: 'availableActions blockedActions recordableActions',
  },
  Minutes: {
    same: `id kind state number title paragraphs documentPath draftedAt signedAt signedBy issuedAt
      version`,
    own: 'meeting',
    person: 'availableActions blockedActions recordableActions',
  },
  MinutesParagraph: { same: 'key kind text isEdited', own: 'event decision' },
  Report: {
    same: `id kind unit by period isLate text next nextOn occurredAt reason corrects corrections
      at`,
  },
  Inquiry: { same: 'id unit text dueOn askedAt answer answeredAt' },
  MilestoneReport: { same: 'id kind state reachedOn document text at reason' },
  Unit: {
    same: 'id code kind roles name shortName parent regionCode validFrom validTo version timeline',
  },
  Person: {
    same: 'id code name title appointments units version timeline',
    within: 'maskedPhone',
  },
  Appointment: { same: 'id post unit person from to isActing document' },
  Enterprise: {
    same: `id code name creditCode township registeredAddress industry registeredCapital version
      timeline`,
  },

  // What nodes consist of
  Assignment: {
    same: `no responsibleUnits assistingUnits task assignedOn originalTargetOn targetOn isPrepared
      acceptedAt accountableHead personInCharge contact measures steps endedAt endReason`,
  },
  PlanStep: { same: 'no text dueOn originalDueOn state doneOn' },
  Claim: { same: 'text at viewDueOn view viewText viewAt outcome outcomeText outcomeAt' },
  SiteCheck: { same: 'checkedOn findings conclusion by' },
  Light: { same: 'tone reason days dueOn clause period' },
  NextReport: { same: 'period dueOn' },
  Milestone: { same: 'kind plannedOn reachedOn document' },
  Invitation: {
    same: `id unit guestName role presence attendee attendeeName isSubstitute acknowledgedAt
      absenceReason`,
  },
  // Nobody but the office and the chairs is led to one.
  MeetingScreen: { same: 'id name addedAt revokedAt path isOnline' },
  AgendaSuggestion: { same: 'reason title since days', own: 'issue project decision item' },
  UnitView: { same: 'id unit text at' },
  DecisionUnit: { same: 'id unit role acknowledgedAt report reportedAt' },
  DispatchSheet: { same: 'unit path' },
  DecisionLight: { same: 'tone days dueOn' },
  Dissent: { same: 'id unit text at' },
  Proposal: { same: 'kind state report signatures at closedAt' },
  Signature: { same: 'post opinion at voidedAt' },
  Investment: { same: 'own loan fiscal other total' },
  Text: { same: 'zh en' },

  // The log
  Event: {
    same: `id cursor at action subjectId subjectVersion caseId fromState toState clause authority
      actor actorUnit principal principalUnit principalPost changedFields effects cause hash`,
    within: 'evidence',
    inside: 'changes',
  },
  EventEffect: { same: 'type nodeId change kind' },
  Evidence: { same: 'kind reference' },
  Change: { same: 'kind cursor headAt', own: 'event case caseId checksum' },
  BoardCheck: { same: 'cursor', own: 'cases' },
  CheckedCase: { same: 'id digest' },

  // The room of a meeting. A screen has no letter: it reads `room` and the stream of its own meeting,
  // with less in it, and nothing else (test/live/meeting-room)
  MeetingChange: { same: 'kind cursor headAt', own: 'event meeting room screenRoom presence' },
  MeetingRoom: {
    same: `id number title kind state place startsAt openedAt presidingPost presiderName isBlank
      screenMode presentCount invitedCount excused plannedMinutes usedSeconds items current next
      attendance`,
    own: 'draft decisions',
  },
  RoomItem: {
    same: 'id position title kind state plannedMinutes usedSeconds runningSince isClosed',
  },
  RoomCurrent: {
    same: `item title total timesOnAgenda projectName issueNumber unitName material views callNext`,
  },
  RoomMaterial: { same: 'facts tags history frozenAt' },
  RoomFact: { same: 'kind number text unit on' },
  RoomTag: { same: 'kind number' },
  RoomStep: { same: 'on who what text' },
  RoomView: { same: 'unitName text' },
  RoomDecision: {
    same: `id no itemId state source effect text responsible assisting dueOn clause inForceAt
      issueNumber unitCount acknowledgedCount acknowledged dissents`,
  },
  RoomUnit: { same: 'id name' },
  RoomNext: { same: 'title callUnits' },
  RoomAttendance: { same: 'id unitName role presence attendeeName isSubstitute' },
  PresentPerson: { same: 'kind person unit itemId name seenAt' },

  // What the viewer may do, and who that is
  AvailableAction: {
    person: 'action label clause isDecision creates dueBy input prefilled principals',
  },
  ActionPrincipal: { same: 'post unit name' },
  BlockedAction: { person: 'action label code clause reason' },
  ActionField: { same: 'name kind label isRequired max min refType options item fields' },
  ActionOption: { same: 'value label' },
  Viewer: {
    person: 'username person posts units scopes tokenScopes language calendarPath expiresAt',
  },
  ApiToken: { person: 'id name prefix scopes createdAt expiresAt lastUsedAt revokedAt' },
  Session: { person: 'id isCurrent address userAgent createdAt expiresAt' },

  // Ways in: what each leads to is narrowed to the viewer
  Query: {
    own: `node nodes minutes project projects issue issues meeting meetings decision decisions board
      boardCheck duties events cursor unit units people enterprises`,
    person: 'viewer apiTokens sessions room startableActions startableRecords',
  },
  Subscription: { own: 'statusChanged meeting' },
  IssueColumn: { own: 'state count issues' },
  PageInfo: { same: 'hasNextPage hasPreviousPage startCursor endCursor' },
  QueryProjectsConnection: PAGE,
  QueryProjectsConnectionEdge: EDGE,
  QueryIssuesConnection: PAGE,
  QueryIssuesConnectionEdge: EDGE,
  QueryMeetingsConnection: PAGE,
  QueryMeetingsConnectionEdge: EDGE,
  QueryDecisionsConnection: PAGE,
  QueryDecisionsConnectionEdge: EDGE,
  QueryDutiesConnection: PAGE,
  QueryDutiesConnectionEdge: EDGE,
  QueryEventsConnection: PAGE,
  QueryEventsConnectionEdge: EDGE,
  QueryUnitsConnection: PAGE,
  QueryUnitsConnectionEdge: EDGE,
  QueryPeopleConnection: PAGE,
  QueryPeopleConnectionEdge: EDGE,
  QueryEnterprisesConnection: PAGE,
  QueryEnterprisesConnectionEdge: EDGE,
  ProjectTimelineConnection: TIMELINE,
  ProjectTimelineConnectionEdge: EDGE,
  IssueTimelineConnection: TIMELINE,
  IssueTimelineConnectionEdge: EDGE,
  MeetingTimelineConnection: TIMELINE,
  MeetingTimelineConnectionEdge: EDGE,
  DecisionTimelineConnection: TIMELINE,
  DecisionTimelineConnectionEdge: EDGE,
  UnitTimelineConnection: TIMELINE,
  UnitTimelineConnectionEdge: EDGE,
  PersonTimelineConnection: TIMELINE,
  PersonTimelineConnectionEdge: EDGE,
  EnterpriseTimelineConnection: TIMELINE,
  EnterpriseTimelineConnectionEdge: EDGE,

  // What an action answers: only to whoever took it
  ProjectPayload: { own: 'project', same: PAYLOAD },
  IssuePayload: { own: 'issue', same: PAYLOAD },
  RequestPayload: { own: 'request', same: PAYLOAD },
  DutyPayload: { own: 'duty', same: PAYLOAD },
  MeetingPayload: { own: 'meeting', same: PAYLOAD },
  AgendaItemPayload: { own: 'agendaItem', same: PAYLOAD },
  DecisionPayload: { own: 'decision', same: PAYLOAD },
  MinutesPayload: { own: 'minutes', same: PAYLOAD },
  NoticePayload: { own: 'notice', same: PAYLOAD },
  UnitPayload: { own: 'unit', same: PAYLOAD },
  PersonPayload: { own: 'person', same: PAYLOAD },
  EnterprisePayload: { own: 'enterprise', same: PAYLOAD },
  ApiTokenPayload: { person: 'secret apiToken' },
  RevocationPayload: { person: 'cursor' },
  AccountPayload: { person: 'username passwordLink' },
  PhonePayload: { person: 'phone' },
  ValidationError: { same: 'code message issues' },
  InputIssue: { same: 'path code message' },
  RuleError: { same: 'code message clause action reason from allowed' },
  ForbiddenError: { same: 'code message clause reason who' },
  ConflictError: { same: 'code message currentVersion changedFields', own: 'current' },
  NotFoundError: { same: 'code message' },
  IdempotencyMismatchError: { same: 'code message' },
};

/** Mutations that are no row of a lifecycle, and for whom they are. The rows have a table of their own. */
export const ACCOUNT_MUTATIONS: Readonly<Record<string, string>> = {
  createApiToken: 'oneself, with a session',
  revokeApiToken: 'oneself',
  revokeSession: 'oneself',
  disableAccount: 'oneself, or ADMIN',
  createAccount: 'ADMIN',
  createPasswordLink: 'ADMIN',
  unmaskPhone: 'OFFICE and the units on the same assignment, on record',
};

/** Names of one kind of reading. */
export const namesIn = (type: string, kind: keyof Reading): readonly string[] =>
  (FIELDS[type]?.[kind] ?? '').split(/\s+/).filter((name) => name !== '');
