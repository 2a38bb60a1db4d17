import { floorRows } from './floor.ts';
import { planningRows } from './planning.ts';

/** Every action on an item of an agenda, as data. */
export const agendaLifecycle = { ...planningRows, ...floorRows };
