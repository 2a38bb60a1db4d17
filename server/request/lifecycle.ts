import { askingRows } from './asking.ts';
import { decidingRows } from './deciding.ts';

/** One mechanism for everything that is asked for: extension, reassignment, transfer. */
export const requestLifecycle = { ...askingRows, ...decidingRows };
