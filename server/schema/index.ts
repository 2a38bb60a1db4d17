import './scalars.ts';
import './node.ts';
import '../unit/graphql.ts';
import '../person/graphql.ts';
import '../enterprise/graphql.ts';
import '../project/graphql-lists.ts';
import '../issue/graphql-lists.ts';
import '../request/graphql.ts';
import '../meeting/graphql-lists.ts';
import '../agenda/graphql.ts';
import '../decision/graphql-lists.ts';
import './starts.ts';
import '../duty/graphql.ts';
import '../notice/graphql.ts';
import '../minutes/graphql.ts';
import '../access/graphql.ts';
import '../events/graphql.ts';
import '../room/graphql.ts';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';

/** The API of the product: all chapters together. */
export const schema = builder.toSchema();

/** Its text, sorted: the contract that is committed. */
export const sdl = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
