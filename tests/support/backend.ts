import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDefinedError, ORPCError } from '@orpc/client';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { type Backend, openBackend } from '#backend/composition/open-backend.ts';
import type { Session } from '#backend/composition/session.ts';
import { connectInProcess } from '#backend/hosts/in-process/connect.ts';
import type { DeskNetwork } from '#backend/ports/desk-network.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { standardScheme } from '#shared/domain/schemes/policy-pack.ts';
import type { CommandId, FairId, Id, OperatorId, UnitId } from '#shared/kernel/ids.ts';
import { type Instant, instant } from '#shared/kernel/instant.ts';
import { testCreditCode } from './credit-codes.ts';

export interface TestBackend extends AsyncDisposable {
  readonly client: FairdeskClient;
  /** For preparing what a test is not about, and for counting again with plain SQL. */
  readonly db: Database;
  /** What the use-cases stand on. */
  readonly session: Session;
  readonly dataFolder: string;
  readonly keyFolder: string;
  /** 经办人 王芳. */
  readonly operatorId: OperatorId;
  readonly stamp: () => CommandStamp;
  readonly now: () => Instant;
  readonly setNow: (now: string) => void;
  /** Closes the database and opens it again, as at the next start. */
  readonly reopen: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TestBackendOptions {
  readonly now?: string;
  /** Leaves the center to be set up. */
  readonly fresh?: boolean;
  /** What the machine is said to have on the network. */
  readonly addresses?: DeskNetwork['addresses'];
  readonly pageFolder?: string;
}

let made = 0;

/** The whole backend on a data folder of its own; only clock and ids are replaced. */
export async function testBackend(options: TestBackendOptions = {}): Promise<TestBackend> {
  const folder = mkdtempSync(join(tmpdir(), 'fairdesk-backend-'));
  const dataFolder = join(folder, 'data');
  const keyFolder = join(folder, 'keys');
  let now: Instant = instant(options.now ?? '2026-03-20T02:00:00.000Z');
  const ids = { next: <Kind extends string>() => testUuid() as Id<Kind> };
  const network = {
    ...(options.addresses ? { addresses: options.addresses } : {}),
    ...(options.pageFolder === undefined ? {} : { pageFolder: options.pageFolder }),
  };
  const open = async () => {
    const opened = await openBackend({ dataFolder, keys: keyFilesIn(keyFolder), clock: { now: () => now }, ids, ...network });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return opened.value;
  };
  let backend = await open();
  let client = connectInProcess(backend.router);
  let operatorId = '' as OperatorId;
  if (!options.fresh) {
    const { documentNumber: _none, ...scheme } = standardScheme('huaian-3-event-cost', 'ceiling');
    const done = await client.centers.setUp({
      commandId: testUuid() as CommandId,
      name: '淮安市公共就业服务中心',
      homeDivision: '320800',
      operatorName: '王芳',
      schemes: [{ ...scheme, enabled: true, effectiveFrom: '2020-01-01', documentNumber: '淮人社发〔2026〕3 号' }],
    });
    operatorId = done.operator.id;
  }
  const close = () => backend.close();
  return {
    get client() {
      return client;
    },
    get db() {
      return sessionOf(backend).db;
    },
    get session() {
      return sessionOf(backend);
    },
    dataFolder,
    keyFolder,
    operatorId,
    stamp: () => ({ id: testUuid() as CommandId, operatorId }),
    now: () => now,
    setNow: (next) => {
      now = instant(next);
    },
    reopen: async () => {
      await close();
      backend = await open();
      client = connectInProcess(backend.router);
    },
    close,
    [Symbol.asyncDispose]: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function sessionOf(backend: Backend): Session {
  const session = backend.startup.session();
  if (!session) throw new Error('The database is not open');
  return session;
}

export function testUuid(): string {
  made += 1;
  return `01990000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
}

/** The refusal of a call; fails when it was not refused. */
export async function refusalFrom(call: Promise<unknown>): Promise<Refusal> {
  const answer = await call.then(
    (value) => ({ value }),
    (failure: unknown) => ({ failure }),
  );
  if ('value' in answer) throw new Error(`Not refused: ${JSON.stringify(answer.value)}`);
  if (answer.failure instanceof ORPCError && isDefinedError(answer.failure)) return answer.failure.data as Refusal;
  throw answer.failure;
}

export const FAIR_DETAILS = {
  title: '赴合肥劳务协作招聘会',
  kind: 'outbound',
  format: 'onsite',
  startsOn: '2026-03-05',
  endsOn: '2026-03-05',
  venueName: '合肥市人力资源市场',
  venueDivision: '340104',
  organizerName: '淮安市公共就业服务中心',
  organizerKind: 'publicCenter',
} as const;

/** What a test stands on but is not about. */
export const given = {
  async fair(backend: TestBackend, changes: Partial<Parameters<FairdeskClient['fairs']['create']>[0]['details']> = {}) {
    return backend.client.fairs.create({ command: backend.stamp(), details: { ...FAIR_DETAILS, ...changes } });
  },
  /** Attending local enterprises with the credit codes of their numbers. */
  async units(backend: TestBackend, fairId: FairId, numbers: readonly number[]): Promise<readonly UnitId[]> {
    const ids: UnitId[] = [];
    for (const n of numbers) {
      const { unit } = await backend.client.roster.add({
        command: backend.stamp(),
        fairId,
        creditCode: testCreditCode(n),
        name: `淮安第${n}机械有限公司`,
        kind: 'enterprise',
        divisionCode: '320812',
        presence: 'onsite',
        attendance: 'attended',
      });
      ids.push(unit.id);
    }
    return ids;
  },
  async voucher(backend: TestBackend, fairId: FairId, number: string, amount: number, unitId?: UnitId) {
    return backend.client.vouchers.create({ command: backend.stamp(), fairId, details: voucherDetailsOf(number, amount, unitId) });
  },
  /** A held fair with units and one voucher: ready for approval. */
  async settledFair(backend: TestBackend) {
    const fair = await this.fair(backend);
    const units = await this.units(backend, fair.id, [1, 2, 3]);
    await this.voucher(backend, fair.id, '26342000000000000001', 700_001);
    await backend.client.fairs.hold({ command: backend.stamp(), id: fair.id });
    return { fair, units };
  },
};

export function voucherDetailsOf(number: string, amount: number, unitId?: UnitId) {
  return {
    number,
    voucherDate: '2026-03-06',
    payee: '安徽皖运汽车租赁有限公司',
    payer: 'organizer' as const,
    items: [{ category: 'transport' as const, amount, serviceDate: '2026-03-05', ...(unitId === undefined ? {} : { unitId }) }],
  };
}
