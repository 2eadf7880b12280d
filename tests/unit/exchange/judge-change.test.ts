import { describe, expect, test } from 'vitest';
import { MERGE_RULES } from '#db/exchange/merge-rules.ts';
import type { ArrivingChange, Row } from '#shared/domain/exchange/arriving-change.ts';
import { judgeChange, MERGE_REVERTED, type Surroundings } from '#shared/domain/exchange/judge-change.ts';
import type { MergeRule } from '#shared/domain/exchange/merge-rule.ts';
import type { Instant } from '#shared/kernel/instant.ts';

const MORNING = '2026-03-05T01:00:00.000Z' as Instant;
const NOON = '2026-03-05T04:00:00.000Z' as Instant;

const NOTHING: Surroundings = {
  row: undefined,
  ownedBySender: false,
  heldBy: undefined,
  missing: undefined,
  sameKey: undefined,
  settled: false,
  lastChange: undefined,
  usedBy: undefined,
  standing: undefined,
};

function insert(table: string, row: Row, at = NOON): ArrivingChange {
  return { table, id: 'r', by: '张强', at, what: { kind: 'insert', row: { id: 'r', ...row } } };
}

function update(table: string, after: Row, before: Row, at = NOON): ArrivingChange {
  return { table, id: 'r', by: '张强', at, what: { kind: 'update', after, before } };
}

function judge(change: ArrivingChange, here: Partial<Surroundings> = {}) {
  const rule = MERGE_RULES[change.table as keyof typeof MERGE_RULES] as MergeRule;
  return judgeChange(change, rule, { ...NOTHING, ...here });
}

describe('facts', () => {
  test('are added', () => {
    const row = { fair_id: 'f', verdict: 'rejected', at: NOON };
    expect(judge(insert('scan', row))).toEqual({ outcome: 'accepted', effects: [{ kind: 'insert', id: 'r', row: { id: 'r', ...row } }] });
  });

  test('that are there already are the same', () => {
    expect(judge(insert('scan', { verdict: 'rejected' }), { row: { id: 'r', verdict: 'rejected', reason: null } })).toEqual({
      outcome: 'same',
    });
  });

  test('of a ticket checked in at two places: the earlier check-in counts, whichever comes first', () => {
    const scan = (at: Instant) => ({ fair_id: 'f', signup_id: 's', verdict: 'accepted', at, undone_at: null });
    const later = judge(insert('scan', scan(NOON)), { standing: { id: 'other', ...scan(MORNING) } });
    expect(later).toMatchObject({
      outcome: 'duplicate',
      reason: 'checkedInElsewhere',
      effects: [{ kind: 'insert', row: { verdict: 'duplicate' } }],
    });
    const earlier = judge(insert('scan', scan(MORNING)), { standing: { id: 'other', ...scan(NOON) } });
    expect(earlier).toMatchObject({
      outcome: 'duplicate',
      effects: [
        { kind: 'update', id: 'other', after: { verdict: 'duplicate' } },
        { kind: 'insert', row: { verdict: 'accepted' } },
      ],
    });
  });

  test('of a unit that arrived twice: kept, and undone', () => {
    const twice = judge(insert('arrival', { participation_id: 'p', undone_at: null }), { sameKey: { id: 'other' } });
    expect(twice).toMatchObject({
      outcome: 'duplicate',
      reason: 'arrivedAlready',
      effects: [{ row: { undone_by: '张强', undone_at: NOON } }],
    });
  });
});

describe('money', () => {
  const voucher = { fair_id: 'f', number: 'V1', payee: '客运', payer: 'organizer', voucher_date: '2026-03-05', void_reason: null };

  test('with a number that is used is never decided: it waits, with all that belongs to it', () => {
    expect(judge(insert('voucher', voucher), { sameKey: { id: 'other', ...voucher } })).toMatchObject({
      outcome: 'conflict',
      kind: 'money',
      reason: 'keyTaken',
      holds: true,
      effects: [],
    });
    expect(judge(insert('cost_item', { voucher_id: 'r', amount: 1 }), { heldBy: 'c' })).toEqual({ outcome: 'waits', for: 'c' });
  });

  test('that both sides changed is never decided', () => {
    const both = judge(update('cost_item', { amount: 200 }, { amount: 100 }), { row: { id: 'r', amount: 150 }, ownedBySender: true });
    expect(both).toMatchObject({ outcome: 'conflict', kind: 'money', reason: 'changedHere', fields: ['amount'], effects: [] });
  });

  test('of a fair that is settled is not taken in behind the sheet that was signed', () => {
    expect(judge(insert('voucher', voucher), { settled: true })).toMatchObject({
      outcome: 'conflict',
      kind: 'money',
      reason: 'settled',
      holds: true,
    });
  });

  test('is voided and never deleted', () => {
    const change: ArrivingChange = { table: 'voucher', id: 'r', by: '张强', at: NOON, what: { kind: 'delete', before: voucher } };
    expect(judge(change, { row: { id: 'r', ...voucher }, ownedBySender: true })).toEqual({ outcome: 'refused', reason: 'neverDeleted' });
  });

  test('of a merge that was reverted is in force again when the package comes again', () => {
    const again = judge(insert('voucher', voucher), { row: { id: 'r', ...voucher, void_reason: MERGE_REVERTED } });
    expect(again).toEqual({ outcome: 'accepted', effects: [{ kind: 'update', id: 'r', after: { void_reason: null } }] });
  });
});

describe('people', () => {
  const person = {
    name: '马小军',
    document_kind: 'residentId',
    document_tail: '1238',
    document: 'sealed here',
    phone_index: 'a',
    phone: 'x',
    registered_at: MORNING,
  };

  test('of one document under two names are never decided', () => {
    const twice = judge(insert('job_seeker', { ...person, name: '马晓军', document: 'sealed there' }), { row: { id: 'r', ...person } });
    expect(twice).toMatchObject({ outcome: 'conflict', kind: 'identity', reason: 'differentIdentity', fields: ['name'], holds: false });
  });

  test('registered twice alike are the same, however their numbers were sealed', () => {
    const there = { ...person, document: 'sealed there', registered_at: NOON };
    expect(judge(insert('job_seeker', there), { row: { id: 'r', ...person } })).toEqual({ outcome: 'same' });
  });

  test('say something newer: it shows, with the phone in all its forms; an older saying leaves a trail only', () => {
    const said = { phone: 'y', phone_index: 'b', phone_tail: '5678' };
    const here = { row: { id: 'r', ...person, phone_index: 'c', phone: 'z', phone_tail: '9999' } };
    const change = update('job_seeker', said, { phone: 'x', phone_index: 'a', phone_tail: '1234' });
    expect(judge(change, { ...here, lastChange: { by: '王芳', at: MORNING } })).toEqual({
      outcome: 'accepted',
      effects: [{ kind: 'update', id: 'r', after: { phone_index: 'b', phone: 'y', phone_tail: '5678' } }],
    });
    expect(judge(change, { ...here, lastChange: { by: '王芳', at: '2026-03-06T00:00:00.000Z' as Instant } })).toEqual({
      outcome: 'duplicate',
      reason: 'olderSaying',
      effects: [],
    });
  });
});

describe('records that somebody owns', () => {
  test('are changed by their owner, and proposed to be changed by others', () => {
    const change = update('fair', { title: '新名' }, { title: '旧名' });
    const row = { id: 'r', title: '旧名', status: 'planned' };
    expect(judge(change, { row, ownedBySender: true })).toMatchObject({ outcome: 'accepted' });
    expect(judge(change, { row })).toMatchObject({ outcome: 'conflict', kind: 'proposal', reason: 'notOwner', fields: ['title'] });
  });

  test('go forward in their state, whoever says so, and never back', () => {
    const attended = update('participation', { attendance: 'attended' }, { attendance: 'pending' });
    expect(judge(attended, { row: { id: 'r', attendance: 'pending' } })).toMatchObject({ outcome: 'accepted' });
    const held = update('fair', { status: 'held' }, { status: 'planned' });
    expect(judge(held, { row: { id: 'r', status: 'held' } })).toEqual({ outcome: 'same' });
    const back = update('fair', { status: 'planned' }, { status: 'held' });
    expect(judge(back, { row: { id: 'r', status: 'held' } })).toMatchObject({ outcome: 'conflict', kind: 'proposal' });
    const late = update('participation', { attendance: 'noShow' }, { attendance: 'pending' });
    expect(judge(late, { row: { id: 'r', attendance: 'attended' } })).toMatchObject({ outcome: 'conflict', reason: 'changedHere' });
  });

  test('that are used here are not deleted without being asked for', () => {
    const change: ArrivingChange = { table: 'participation', id: 'r', by: '张强', at: NOON, what: { kind: 'delete', before: {} } };
    const used = judge(change, { row: { id: 'r' }, ownedBySender: true, usedBy: { table: 'job', id: 'j' } });
    expect(used).toMatchObject({ outcome: 'conflict', reason: 'stillUsed' });
  });

  test('the one who was in the booth first stays', () => {
    const change = update('booth', { participation_id: 'p2', state: 'booked' }, { participation_id: null, state: 'free' });
    expect(judge(change, { row: { id: 'r', participation_id: 'p1', state: 'booked' } })).toMatchObject({
      outcome: 'conflict',
      kind: 'booth',
      reason: 'boothTaken',
      effects: [],
    });
  });

  test('that the center keeps come from the center alone', () => {
    expect(judge(update('scheme', { mode: 'flat' }, { mode: 'ceiling' }), { row: { id: 'r', mode: 'ceiling' } })).toEqual({
      outcome: 'refused',
      reason: 'keptByCenter',
    });
  });
});
