import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { registryOf } from '../../server/actions/registry.ts';
import type { Fields } from '../../server/kernel/input.ts';
import { NOUNS } from '../../server/nouns.ts';
import { schema } from '../../server/schema/index.ts';

/** One mutation per action that people take, each asked and answered in the same way. */

const { actions } = registryOf(NOUNS);
const rows = [...actions.values()];
const isPeoples = ({ row }: (typeof rows)[number]): boolean =>
  row.who.some((who) => who !== 'SYSTEM' && who !== 'SESSION');
const mutations = (schema.getMutationType() as GraphQLObjectType).getFields();

const ERRORS = [
  'ConflictError',
  'ForbiddenError',
  'IdempotencyMismatchError',
  'NotFoundError',
  'RuleError',
  'ValidationError',
];

const inputOf = (name: string): GraphQLInputObjectType => {
  const [arg] = mutations[name]?.args ?? [];
  const type = arg && isNonNullType(arg.type) ? arg.type.ofType : null;
  if (!isInputObjectType(type)) throw new Error(`${name} takes no input`);
  return type;
};
const typeIn = (name: string, field: string): string | null => {
  const found = inputOf(name).getFields()[field];
  return found ? String(found.type) : null;
};

describe('mutations', () => {
  it('stand for each action of people, and none for what the product or a meeting does', () => {
    expect(rows.length).toBeGreaterThan(50);
    for (const action of rows)
      expect(action.name in mutations, action.name).toBe(isPeoples(action));
  });

  it('take one input named after them', () => {
    for (const [name, { args }] of Object.entries(mutations)) {
      expect(
        args.map((arg) => arg.name),
        name,
      ).toEqual(['input']);
      expect(inputOf(name).name).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`);
    }
  });

  it('I-02 a decision needs the version that it is about; what is added needs none', () => {
    const decisions = rows.filter(isPeoples).filter(({ row }) => row.mode === 'decide');
    expect(decisions.length).toBeGreaterThan(20);
    for (const { name, row } of rows.filter(isPeoples)) {
      const isDecision = row.mode === 'decide';
      expect(typeIn(name, 'expectedVersion'), name).toBe(isDecision ? 'Int!' : null);
      expect(typeIn(name, 'id'), name).toBe(row.from.length > 0 ? 'ID!' : null);
      expect(typeIn(name, 'idempotencyKey'), name).toBe('String');
      expect(typeIn(name, 'onBehalf'), name).toBe('OnBehalfInput');
    }
  });

  it('carry the fields of their row and no others: nobody writes a column by its name', () => {
    const common = ['expectedVersion', 'id', 'idempotencyKey', 'onBehalf'];
    for (const { name, row } of rows.filter(isPeoples)) {
      const own = Object.keys(inputOf(name).getFields()).filter((field) => !common.includes(field));
      expect(own.toSorted(), name).toEqual(Object.keys(row.input).toSorted());
      for (const [field, { optional }] of Object.entries(row.input as Fields))
        expect(typeIn(name, field)?.endsWith('!'), `${name}.${field}`).toBe(!optional);
      for (const column of ['state', 'scopes', 'version', 'actorId', 'number', 'at'])
        expect(own, name).not.toContain(column);
    }
  });

  it('answer with a payload or any of the errors, which all say code and message', () => {
    for (const [name, { type }] of Object.entries(mutations)) {
      const union = isNonNullType(type) ? type.ofType : type;
      if (!isUnionType(union)) throw new Error(`${name} answers with no union`);
      const members = union.getTypes().map((member) => member.name);
      expect(members.filter((member) => !member.endsWith('Payload')).toSorted(), name).toEqual(
        ERRORS,
      );
      expect(members).toHaveLength(ERRORS.length + 1);
    }
    for (const name of ERRORS) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} is no type`);
      expect(type.getInterfaces().map((one) => one.name)).toContain('Error');
    }
  });

  it('give back what they changed, its event’s place, and whether it had been done before', () => {
    for (const { name, noun } of rows.filter(isPeoples)) {
      const payload = schema.getType(`${noun.type}Payload`);
      const field = `${noun.type.charAt(0).toLowerCase()}${noun.type.slice(1)}`;
      const inner = isObjectType(payload) ? Object.keys(payload.getFields()) : [];
      expect(inner.toSorted(), name).toEqual(['cursor', 'isReplay', field].toSorted());
    }
  });

  it('say by which clause, by whom, from where to where', () => {
    for (const { name, row } of rows.filter(isPeoples)) {
      const description = mutations[name]?.description ?? '';
      expect(description, name).toMatch(/\p{Script=Han}/u);
      expect(description, name).toContain(`Clause ${row.clause}`);
      for (const state of [...row.from, ...row.to].filter((one) => one !== '*'))
        expect(description, name).toContain(state);
      expect(description, name).toContain('By ');
    }
  });

  it('and actions bear the same names in events and buttons', () => {
    const type = schema.getType('ActionName');
    const names = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
    expect(names.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
  });
});
