import { sql } from 'kysely';
import type { Reader } from '#db/connection/handles.ts';
import { inChunks } from '#db/log/chunks.ts';
import { findLastChange } from '#db/repositories/audit.ts';
import type { BusinessTable } from '#db/schema/schema.ts';
import { type ArrivingChange, differingColumns, type Row } from '#shared/domain/exchange/arriving-change.ts';
import type { Effect, Judgement, Surroundings } from '#shared/domain/exchange/judge-change.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { type BusinessKey, businessKeys, MERGE_RULES, MONEY_OF_FAIR } from './merge-rules.ts';
import { rowsById } from './rows-by-id.ts';
import type { TableShapes } from './table-shapes.ts';

/** The table is known by its name in the package only. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type AnyTable = any;

/** A row before and after a chunk of changes; undefined where there is none. */
export interface RowChange {
  readonly table: BusinessTable;
  readonly id: string;
  readonly before: Row | undefined;
  readonly now: Row | undefined;
}

/**
 * What a package meets: the rows that its changes touch, as they stand after the changes before. A trial run keeps all that it changed in
 * one meeting; a real one writes it and opens a new one for each chunk.
 */
export interface Meeting {
  /** Reads what the next changes touch. */
  readonly load: (changes: readonly ArrivingChange[]) => Promise<void>;
  readonly around: (change: ArrivingChange) => Surroundings;
  /** The record as it stands now. */
  readonly rowOf: (table: string, id: string) => Row | undefined;
  /** Takes over what a change comes to, so that the next one meets it. */
  readonly take: (change: ArrivingChange, judgement: Judgement, conflictId: string) => void;
  /** What was changed, with the rows as they were before. */
  readonly changes: () => readonly RowChange[];
}

export function openMeeting(db: Reader, shapes: TableShapes, peerId: string): Meeting {
  const rows = new Map<string, Row | undefined>();
  const before = new Map<string, { readonly table: BusinessTable; readonly id: string; readonly row: Row | undefined }>();
  const owned = new Set<string>();
  const held = new Map<string, string>();
  const keyHolders = new Map<string, string>();
  const settled = new Set<string>();
  const lastChanges = new Map<string, { readonly by: string; readonly at: Instant }>();
  const users = new Map<string, readonly { readonly table: BusinessTable; readonly id: string }[]>();
  const standings = new Map<string, Set<string>>();

  function set(table: string, id: string, row: Row | undefined): void {
    const key = keyOf(table, id);
    if (!before.has(key)) before.set(key, { table: table as BusinessTable, id, row: rows.get(key) });
    rows.set(key, row);
    if (row === undefined) return;
    for (const businessKey of businessKeys(table)) {
      const holder = holderKey(table, businessKey, row);
      if (holder !== undefined) keyHolders.set(holder, id);
    }
    if (table === 'scan' && isStanding(row)) addStanding(String(row.signup_id), id);
  }

  function addStanding(signupId: string, scanId: string): void {
    const known = standings.get(signupId);
    if (known) known.add(scanId);
    else standings.set(signupId, new Set([scanId]));
  }

  async function loadRows(table: BusinessTable, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !rows.has(keyOf(table, id)));
    for (const id of wanted) rows.set(keyOf(table, id), undefined);
    for (const [id, row] of await rowsById(db, table, wanted)) rows.set(keyOf(table, id), row);
  }

  async function load(changes: readonly ArrivingChange[]): Promise<void> {
    const known = changes.filter(({ table }) => shapes.has(table) && Object.hasOwn(MERGE_RULES, table));
    const wanted = new Map<BusinessTable, string[]>();
    const want = (table: BusinessTable, id: string) => {
      const ids = wanted.get(table);
      if (ids) ids.push(id);
      else wanted.set(table, [id]);
    };
    for (const change of known) {
      want(change.table as BusinessTable, change.id);
      for (const { table, id } of parentsOf(shapes, change)) want(table, id);
    }
    for (const [table, ids] of wanted) await loadRows(table, ids);
    await loadOwners(known);
    await loadHeld([...wanted.values()].flat());
    for (const [table, of] of Map.groupBy(known, ({ table }) => table as BusinessTable)) {
      for (const key of businessKeys(table)) await loadHolders(table, key, of);
      if (Object.hasOwn(MONEY_OF_FAIR, table)) await loadSettled(table, of);
      if (table === 'scan') await loadStanding(of);
    }
    for (const change of known) {
      if (change.what.kind === 'delete') await loadUsers(change);
      else if (asksLastChange(change, rows.get(keyOf(change.table, change.id)))) await loadLastChange(change);
    }
  }

  async function loadOwners(changes: readonly ArrivingChange[]): Promise<void> {
    const asked = changes.filter(({ table, what }) => what.kind !== 'insert' && MERGE_RULES[table as BusinessTable]?.kept === 'byOwner');
    for (const [table, of] of Map.groupBy(asked, ({ table }) => table)) {
      for (const chunk of inChunks([...new Set(of.map(({ id }) => id))])) {
        const found = await db
          .selectFrom('peer_row')
          .select('row_id')
          .where('peer_id', '=', peerId)
          .where('tbl', '=', table)
          .where('row_id', 'in', chunk)
          .where('theirs', '=', 1)
          .execute();
        for (const { row_id } of found) owned.add(keyOf(table, row_id));
      }
    }
  }

  async function loadHeld(ids: readonly string[]): Promise<void> {
    for (const chunk of inChunks([...new Set(ids)])) {
      const found = await db
        .selectFrom('held_op')
        .innerJoin('conflict', 'conflict.id', 'held_op.conflict_id')
        .select(['held_op.tbl', 'held_op.row_id', 'held_op.conflict_id'])
        .where('held_op.row_id', 'in', chunk)
        .where('conflict.state', '=', 'open')
        .execute();
      for (const one of found) held.set(keyOf(one.tbl, one.row_id), one.conflict_id);
    }
  }

  async function loadHolders(table: BusinessTable, key: BusinessKey, changes: readonly ArrivingChange[]): Promise<void> {
    const tuples = new Map<string, readonly unknown[]>();
    for (const change of changes) {
      const row = resultOf(change, rows.get(keyOf(table, change.id)));
      const holder = row && touches(change, key) ? holderKey(table, key, row) : undefined;
      if (row && holder !== undefined && !keyHolders.has(holder))
        tuples.set(
          holder,
          key.columns.map((column) => row[column]),
        );
    }
    for (const chunk of inChunks([...tuples.values()])) {
      const columns = sql.join(key.columns.map((column) => sql.ref(column)));
      const values = sql.join(chunk.map((tuple) => sql`(${sql.join(tuple)})`));
      const condition = sql<boolean>`(${columns}) in (values ${values})`;
      let query = db
        .selectFrom(table as AnyTable)
        .selectAll()
        .where(condition as AnyTable);
      if (key.where) query = query.where(sql<boolean>`${sql.raw(key.where.sql)}` as AnyTable);
      for (const row of (await query.execute()) as Row[]) {
        const id = String(row.id);
        if (!rows.has(keyOf(table, id))) rows.set(keyOf(table, id), row);
        const holder = holderKey(table, key, row);
        if (holder !== undefined && !keyHolders.has(holder)) keyHolders.set(holder, id);
      }
    }
  }

  async function loadSettled(table: BusinessTable, changes: readonly ArrivingChange[]): Promise<void> {
    if (table === 'cost_item') {
      const ids = changes.flatMap((change) => textIn(change, rows.get(keyOf(table, change.id)), 'voucher_id'));
      await loadRows('voucher', ids);
    }
    const fairs = new Set(changes.flatMap((change) => fairOf(change) ?? []));
    for (const chunk of inChunks([...fairs])) {
      const found = await db
        .selectFrom('settlement')
        .select('fair_id')
        .where('fair_id', 'in', chunk)
        .where('state', 'in', ['approved', 'paid'])
        .execute();
      for (const { fair_id } of found) settled.add(fair_id);
    }
  }

  async function loadStanding(changes: readonly ArrivingChange[]): Promise<void> {
    const signups = changes.flatMap(({ what }) => (what.kind === 'insert' && isStanding(what.row) ? [String(what.row.signup_id)] : []));
    for (const chunk of inChunks([...new Set(signups)])) {
      const found = (await db
        .selectFrom('scan')
        .selectAll()
        .where('signup_id', 'in', chunk)
        .where('verdict', '=', 'accepted')
        .where('undone_at', 'is', null)
        .execute()) as unknown as Row[];
      for (const row of found) {
        const id = String(row.id);
        if (!rows.has(keyOf('scan', id))) rows.set(keyOf('scan', id), row);
        addStanding(String(row.signup_id), id);
      }
    }
  }

  async function loadUsers(change: ArrivingChange): Promise<void> {
    const found: { readonly table: BusinessTable; readonly id: string }[] = [];
    for (const { table, column } of shapes.get(change.table)?.referredBy ?? []) {
      if (!MERGE_RULES[table]) continue;
      const using = (await db
        .selectFrom(table as AnyTable)
        .select('id')
        .where(column, '=', change.id)
        .limit(100)
        .execute()) as {
        id: string;
      }[];
      found.push(...using.map(({ id }) => ({ table, id })));
    }
    users.set(keyOf(change.table, change.id), found);
  }

  async function loadLastChange(change: ArrivingChange): Promise<void> {
    const last = await findLastChange(db, change.table as BusinessTable, change.id);
    if (last) lastChanges.set(keyOf(change.table, change.id), last);
  }

  function fairOf(change: ArrivingChange): string | undefined {
    const way = Object.hasOwn(MONEY_OF_FAIR, change.table) ? MONEY_OF_FAIR[change.table as BusinessTable] : undefined;
    if (!way) return undefined;
    const [value] = textIn(change, rows.get(keyOf(change.table, change.id)), way.column);
    if (value === undefined || way.through === undefined) return value;
    const fair = rows.get(keyOf(way.through, value))?.fair_id;
    return typeof fair === 'string' ? fair : undefined;
  }

  return {
    load,
    rowOf: (table, id) => rows.get(keyOf(table, id)),
    around(change) {
      const key = keyOf(change.table, change.id);
      const row = rows.get(key);
      const parents = parentsOf(shapes, change);
      const waitsFor = [key, ...parents.map((parent) => keyOf(parent.table, parent.id))].map((one) => held.get(one));
      const fair = fairOf(change);
      return {
        row,
        ownedBySender: owned.has(key),
        heldBy: waitsFor.find((conflict) => conflict !== undefined),
        missing: parents.find(
          (parent) => !(parent.table === change.table && parent.id === change.id) && !rows.get(keyOf(parent.table, parent.id)),
        ),
        sameKey: sameKeyOf(change, row),
        settled: fair !== undefined && settled.has(fair) && touchesMoney(change),
        lastChange: lastChanges.get(key),
        usedBy: users.get(key)?.find((user) => stillThere(user)),
        standing: standingOf(change),
      };
    },
    take(change, judgement, conflictId) {
      const key = keyOf(change.table, change.id);
      if (judgement.outcome === 'waits') held.set(key, judgement.for);
      if (judgement.outcome === 'conflict' && judgement.holds) held.set(key, conflictId);
      if (judgement.outcome === 'same' || judgement.outcome === 'waits' || judgement.outcome === 'refused') return;
      for (const effect of judgement.effects) takeEffect(change.table, effect);
      if (change.what.kind === 'insert' && judgement.outcome === 'accepted') owned.add(key);
    },
    changes: () => [...before.values()].map(({ table, id, row }) => ({ table, id, before: row, now: rows.get(keyOf(table, id)) })),
  };

  function takeEffect(table: string, effect: Effect): void {
    if (effect.kind === 'insert') set(table, effect.id, { ...shapes.get(table)?.empty, ...effect.row });
    else if (effect.kind === 'update') set(table, effect.id, { ...rows.get(keyOf(table, effect.id)), ...effect.after });
    else if (effect.kind === 'delete') set(table, effect.id, undefined);
  }

  function sameKeyOf(change: ArrivingChange, row: Row | undefined): Row | undefined {
    const result = resultOf(change, row);
    if (!result) return undefined;
    for (const key of businessKeys(change.table)) {
      const wanted = touches(change, key) ? holderKey(change.table, key, result) : undefined;
      const holder = wanted === undefined ? undefined : keyHolders.get(wanted);
      const other = holder === undefined || holder === change.id ? undefined : rows.get(keyOf(change.table, holder));
      // It may have been voided, changed or deleted by an earlier change of the package.
      if (other && holderKey(change.table, key, other) === wanted) return other;
    }
    return undefined;
  }

  function standingOf({ table, what, id }: ArrivingChange): Row | undefined {
    if (table !== 'scan' || what.kind !== 'insert' || !isStanding(what.row)) return undefined;
    for (const other of standings.get(String(what.row.signup_id)) ?? []) {
      const row = other === id ? undefined : rows.get(keyOf('scan', other));
      if (row && isStanding(row)) return row;
    }
    return undefined;
  }

  function stillThere({ table, id }: { readonly table: BusinessTable; readonly id: string }): boolean {
    const key = keyOf(table, id);
    return !before.has(key) || rows.get(key) !== undefined;
  }
}

/** `table id`, a row's name within one meeting. */
function keyOf(table: string, id: string): string {
  return `${table} ${id}`;
}

/** The records that the change makes its row belong to. */
function parentsOf(
  shapes: TableShapes,
  { table, what }: ArrivingChange,
): readonly { readonly table: BusinessTable; readonly id: string }[] {
  if (what.kind === 'delete' || what.kind === 'disclose') return [];
  const said = what.kind === 'insert' ? what.row : what.after;
  return (shapes.get(table)?.references ?? []).flatMap((reference) => {
    const id = said[reference.column];
    return typeof id === 'string' ? [{ table: reference.table, id }] : [];
  });
}

/** The row as the change would leave it; undefined for none. */
function resultOf({ what }: ArrivingChange, row: Row | undefined): Row | undefined {
  if (what.kind === 'insert') return row ? undefined : what.row;
  return what.kind === 'update' && row ? { ...row, ...what.after } : undefined;
}

function touches({ what }: ArrivingChange, key: BusinessKey): boolean {
  if (what.kind !== 'update') return true;
  return key.columns.some((column) => column in what.after) || (key.where !== undefined && !key.where.holds(what.before));
}

function holderKey(table: string, key: BusinessKey, row: Row): string | undefined {
  if (key.where && !key.where.holds(row)) return undefined;
  const values = key.columns.map((column) => row[column] ?? null);
  return values.includes(null) ? undefined : `${table} ${key.columns.join()} ${JSON.stringify(values)}`;
}

function isStanding(row: Row): boolean {
  return row.verdict === 'accepted' && (row.undone_at ?? null) === null && typeof row.signup_id === 'string';
}

function textIn({ what }: ArrivingChange, row: Row | undefined, column: string): readonly string[] {
  const said = what.kind === 'insert' ? what.row[column] : what.kind === 'update' ? (what.after[column] ?? row?.[column]) : row?.[column];
  return typeof said === 'string' ? [said] : [];
}

/** Contact and remarks of a participation move no money. */
function touchesMoney({ table, what }: ArrivingChange): boolean {
  if (table !== 'participation' || what.kind !== 'update') return true;
  return ['attendance', 'presence', 'local_override', 'unit_id', 'fair_id'].some((column) => column in what.after);
}

/** Whether the judge will ask who was later: some column is not as the sender saw it. */
function asksLastChange({ what }: ArrivingChange, row: Row | undefined): boolean {
  if (!row) return false;
  if (what.kind === 'insert') return differingColumns(what.row, row).length > 0;
  return what.kind === 'update' && Object.entries(what.before).some(([column, cell]) => (row[column] ?? null) !== cell);
}
