import type { Prisma } from '../generated/prisma/client.ts';

type Models = Prisma.TypeMap['model'];

/** A table of the record, as the database client names it. */
export type Table = Uncapitalize<keyof Models>;

/** The columns of a new row of a table. */
export type NewRow<M extends keyof Models> = Exclude<
  Models[M]['operations']['createMany']['args']['data'],
  readonly unknown[]
>;

/** A child row to be written, with its id given: the event names it. */
export type Insert = {
  [M in keyof Models]: {
    readonly table: Uncapitalize<M>;
    readonly row: NewRow<M> & { readonly id: string };
  };
}[keyof Models];

/** Columns of an existing child row to be changed. */
export type Patch = {
  [M in keyof Models]: {
    readonly table: Uncapitalize<M>;
    readonly id: string;
    readonly set: Partial<NewRow<M>>;
  };
}[keyof Models];

/** Written where a text stands, it clears the column: Json knows a null of its own besides. */
export const NO_TEXT = Object.freeze({ cleared: true });

/** What an action does to its own subject: columns, child rows. Pure data, written by perform. */
export type Change<M extends keyof Models> = {
  readonly set?: Partial<NewRow<M>>;
  readonly insert?: readonly Insert[];
  readonly patch?: readonly Patch[];
};

/** A change of whichever noun, as the engine writes it. */
export type AnyChange = {
  readonly set?: object;
  readonly insert?: readonly Insert[];
  readonly patch?: readonly Patch[];
};

export type ModelName = keyof Models;
