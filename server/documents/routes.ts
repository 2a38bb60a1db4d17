import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Access } from '../access/access.ts';
import { unitOf } from '../access/refusals.ts';
import { personBehind, type Signed } from '../access/signed.ts';
import { headersOf } from '../access/viewer.ts';
import type { Database } from '../database/client.ts';
import type { RuleValues } from '../kernel/lifecycle.ts';
import type { Language } from '../kernel/text.ts';
import { idOf } from '../schema/ids.ts';
import { answer, pathOf, type Route, requestIdOf } from '../transport/http.ts';
import { dispatchFile, dispatchNumber } from './dispatch-docx.ts';
import { loadDispatch, loadMinutes } from './loading.ts';
import { minutesFile } from './minutes-docx.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Options = {
  readonly database: Database;
  readonly access: Access;
  readonly rules: () => RuleValues;
};

/** A file that may be handed out: made only when it is on record who gets it. */
type Found = {
  readonly object: string;
  readonly name: string;
  readonly make: () => Promise<Buffer>;
};

type Finder = (asked: string, signed: Signed, language: Language) => Promise<Found | null>;

/** Characters that file systems refuse. */
const fileName = (name: string): string => `${name.replace(/[\\/:*?"<>|]/g, '_')}.docx`;

const minutesFinder =
  ({ database, rules }: Options): Finder =>
  async (asked, { scopes }, language) => {
    const id = idOf('Minutes', asked);
    const found = id === null ? null : await loadMinutes(database, id, scopes, rules().documents);
    return (
      found && {
        object: `Minutes:${id}`,
        name: fileName(found.number ?? `minutes-${id}`),
        make: () => minutesFile(found, language),
      }
    );
  };

const dispatchFinder =
  ({ database, rules }: Options): Finder =>
  async (asked, { scopes }, language) => {
    // A global id has no dash, a unit's code may have.
    const at = asked.indexOf('-');
    const id = idOf('Decision', asked.slice(0, at));
    const code = asked.slice(at + 1);
    const found = id === null ? null : await loadDispatch(database, id, code, scopes);
    return (
      found && {
        object: `Decision:${id}`,
        name: fileName(`${dispatchNumber(found, rules().documents.dispatchPrefix)}-${code}`),
        make: () => dispatchFile(found, rules().documents, language),
      }
    );
  };

/** One file is made after the other, so that many at once leave the rest of the work its turns. */
const oneByOne = () => {
  const line: { last: Promise<unknown> } = { last: Promise.resolve() };
  return (make: () => Promise<Buffer>): Promise<Buffer> => {
    const turn = line.last.then(() => new Promise<void>((resolve) => void setImmediate(resolve)));
    const made = turn.then(make);
    line.last = made.catch(() => undefined);
    return made;
  };
};

const askedOf = (request: IncomingMessage, prefix: string): string | null => {
  const path = pathOf(request);
  if (!path.endsWith('.docx')) return null;
  try {
    return decodeURIComponent(path.slice(prefix.length, -'.docx'.length));
  } catch {
    return null;
  }
};

const languageIn = ({ url = '' }: IncomingMessage): Language =>
  new URLSearchParams(url.split('?')[1] ?? '').get('language') === 'en' ? 'en' : 'zh';

/**
 * Documents as files, for a session or a token. What one may not see is not there; what is handed
 * out is on record.
 */
export const documentRoutes = (options: Options): readonly Route[] => {
  const { access } = options;
  const inTurn = oneByOne();
  const route = (prefix: string, find: Finder): Route => ({
    path: `${prefix}*`,
    methods: ['GET'],
    handle: async (request: IncomingMessage, response: ServerResponse) => {
      const signed = personBehind(await access.signedOf(headersOf(request)));
      const asked = askedOf(request, prefix);
      const isReader = signed?.viewer.tokenScopes?.includes('read') ?? true;
      const found =
        signed && isReader && asked !== null
          ? await find(asked, signed, languageIn(request))
          : null;
      if (!signed || !found) return answer(response, 404);
      const { personId } = signed.viewer;
      const wait = access.limits.reads.take(personId);
      if (wait !== null) return answer(response, 429, { 'retry-after': String(wait) });
      await access.record({
        action: 'export',
        outcome: 'OK',
        personId,
        unitId: unitOf(signed.viewer),
        object: found.object,
        detail: { format: 'docx' },
        source: { address: access.addressOf(request), requestId: requestIdOf(request) },
      });
      const file = await inTurn(found.make);
      response.writeHead(200, {
        'content-type': DOCX,
        'content-length': file.length,
        'content-disposition': `attachment; filename="document.docx"; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        'cache-control': 'private, no-store',
      });
      return response.end(file);
    },
  });
  return [
    route('/files/minutes/', minutesFinder(options)),
    route('/files/dispatch/', dispatchFinder(options)),
  ];
};
