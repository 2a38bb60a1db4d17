import type { IssueCardFragment } from '../gql/graphql.ts';
import { Mover } from '../move/mover.tsx';
import { Announcer } from './announcer.tsx';
import { PrintHead } from './print-head.tsx';

/** What serves the board without being seen on it at first. */
export const Attendants = ({
  viewerId,
  ...rest
}: {
  readonly viewerId: string;
  readonly issues: readonly IssueCardFragment[];
  readonly isStale: boolean;
  readonly asked: string;
}) => (
  <>
    <PrintHead />
    <Announcer viewerId={viewerId} />
    <Mover {...rest} />
  </>
);
