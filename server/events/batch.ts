type Load<Row> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>;

type Slot = {
  readonly rows: Map<string, Promise<unknown>>;
  next: { readonly keys: string[]; readonly rows: Promise<ReadonlyMap<string, unknown>> } | null;
};

const slots = new WeakMap<object, WeakMap<object, Slot>>();

const slotOf = (context: object, at: object): Slot => {
  const own = slots.get(context) ?? new WeakMap<object, Slot>();
  slots.set(context, own);
  const slot: Slot = own.get(at) ?? { rows: new Map(), next: null };
  own.set(at, slot);
  return slot;
};

/** When nothing else in this turn can ask any more. */
const endOfTurn = (): Promise<void> => new Promise((done) => process.nextTick(done));

/**
 * Rows that one place of a document (`at`: an object that stands for it) asks for in one turn are
 * loaded together, and remembered as long as the context: one request, or one batch of a stream.
 */
export const batched = <Row>(
  context: object,
  at: object,
  key: string,
  load: Load<Row>,
): Promise<Row | null> => {
  const slot = slotOf(context, at);
  const known = slot.rows.get(key);
  if (known) return known as Promise<Row | null>;
  if (!slot.next) {
    const keys: string[] = [];
    const rows = Promise.resolve()
      .then(endOfTurn)
      .then(() => {
        slot.next = null;
        return load(keys);
      });
    slot.next = { keys, rows };
  }
  slot.next.keys.push(key);
  const row = slot.next.rows.then((rows) => (rows.get(key) as Row | undefined) ?? null);
  slot.rows.set(key, row);
  return row;
};
