import { type FormField, missingPaths, type Path, type Values } from '../forms/values.ts';

/** One page of a form: mostly one field, asked as a question. */
export type Question = { readonly name: string; readonly fields: readonly FormField[] };

// What reads better together: the first field leads, the others stand below it.
const TOGETHER: Readonly<Record<string, readonly (readonly string[])[]>> = {
  reportProgress: [['next', 'nextOn']],
};

/** The pages of an action's form, in the order of its fields. */
export const questionsOf = (action: string, fields: readonly FormField[]): readonly Question[] => {
  const groups = TOGETHER[action] ?? [];
  return fields.flatMap((field) => {
    const group = groups.find((names) => names.includes(field.name));
    if (!group) return [{ name: field.name, fields: [field] }];
    if (group[0] !== field.name) return [];
    return [{ name: field.name, fields: fields.filter(({ name }) => group.includes(name)) }];
  });
};

/** The page that holds the field of a problem; none for what belongs to no field. */
export const pageOfPath = (questions: readonly Question[], [name]: Path): number =>
  questions.findIndex(({ fields }) => fields.some((field) => field.name === name));

/** The first page on which something required is missing; the check page where nothing is. */
export const firstOpenPage = (questions: readonly Question[], values: Values): number => {
  const open = questions.findIndex(({ fields }) => missingPaths(fields, values).length > 0);
  return open < 0 ? questions.length : open;
};
