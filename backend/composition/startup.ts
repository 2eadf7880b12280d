import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { listBackups } from '#db/backup/backup-folder.ts';
import { fileWorker } from '#db/backup/in-worker.ts';
import { restoreBackup } from '#db/backup/restore.ts';
import type { DatabaseKey } from '#db/connection/database-key.ts';
import { type OpenDatabaseError, openDatabase } from '#db/connection/open-database.ts';
import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import type { StartupState } from '#shared/contract/startup.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { encryptedAttachmentStore } from '../adapters/attachments/encrypted-attachment-store.ts';
import { openFolder } from '../adapters/folders/open-folder.ts';
import { keepRecoveredKey, loadOrCreateKey } from '../adapters/keys/database-keys.ts';
import { keyFromRecoveryCode, recoveryCode } from '../adapters/keys/recovery-code.ts';
import { createPdfPrinter } from '../adapters/pdf/pdf-printer.ts';
import type { ClockDep } from '../ports/clock.ts';
import type { IdsDep } from '../ports/ids.ts';
import type { KeyStore } from '../ports/key-store.ts';
import type { Answer } from '../usecases/answer.ts';
import { backupKeeper } from '../usecases/backups/backup-keeper.ts';
import { memoryPairing } from '../usecases/desks/pairing.ts';
import { exchangeFile } from '../usecases/exchange/exchange-files.ts';
import { extendExpired, findExpiry } from '../usecases/exchange/expiry.ts';
import { type OpenedStart, openStart } from '../usecases/exchange/open-start.ts';
import { restampUnsent } from '../usecases/exchange/restamp-unsent.ts';
import { removeHalfWritten, resumeUnfinished } from '../usecases/exchange/resume-unfinished.ts';
import { discardUpload, findUpload, missingUpload } from '../usecases/exchange/uploads.ts';
import { memoryUploads } from '../usecases/imports/uploads.ts';
import type { Session } from './session.ts';

/** Opens the database, and keeps answering while it cannot be opened: what is wrong, which backups there are, the recovery code. */
export interface Startup {
  readonly state: () => StartupState;
  /** undefined while the database is not open. */
  readonly session: () => Session | undefined;
  readonly restore: (fileName: string) => Promise<Result<{ readonly keptAs: string; readonly missingAttachments: number }, Refusal>>;
  readonly enterRecoveryCode: (code: string) => Promise<Result<undefined, Refusal>>;
  /** Makes the empty database the copy of a station and opens it as that. */
  readonly openStart: (uploadId: string, secret: string) => Answer<OpenedStart>;
  /** Opens an expired copy again with a receipt that says until when. */
  readonly extend: (receipt: Uint8Array) => Promise<Result<undefined, Refusal>>;
  /** Writes what is not handed over anew under a new node. */
  readonly restamp: () => Answer<{ readonly rows: number }>;
  readonly close: () => Promise<void>;
}

export interface StartupConfig extends ClockDep, IdsDep {
  readonly dataFolder: string;
  readonly keys: KeyStore;
  readonly keyPlace: 'keyFile' | 'system';
  readonly version: string;
  readonly reportFailure: (error: unknown) => void;
}

const DATABASE = 'fairdesk.db';
const BACKUPS = 'backups';
const ATTACHMENTS = 'attachments';
const FONTS = 'fonts';
const EXCHANGE = 'exchange';

export async function startUp(config: StartupConfig): Promise<Startup> {
  const databaseFile = join(config.dataFolder, DATABASE);
  const backupFolder = join(config.dataFolder, BACKUPS);
  const places = { dataFolder: config.dataFolder, databaseFile, keys: config.keys };
  let key: DatabaseKey | undefined;
  let session: Session | undefined;
  let state: StartupState = { state: 'keyMissing', file: databaseFile };

  async function open(): Promise<void> {
    const loaded = await loadOrCreateKey(places);
    if (!loaded.ok) {
      state =
        loaded.error.type === 'DatabaseKeyMissing'
          ? { state: 'keyMissing', file: databaseFile }
          : { state: 'readOnly', folder: config.dataFolder };
      return;
    }
    key = loaded.value;
    const opened = await openDatabase({ file: databaseFile, key, at: config.clock.now() });
    if (!opened.ok) {
      state = stateOf(opened.error, config, backupFolder);
      return;
    }
    const expired = await findExpiry(opened.value, config.clock.now());
    if (expired) {
      await opened.value.close();
      state = { state: 'expired', ...expired };
      return;
    }
    session = sessionOn(config, opened.value, loaded.value, databaseFile, backupFolder);
    state = { state: 'ready' };
  }

  async function close(): Promise<void> {
    const closing = session;
    session = undefined;
    await closing?.db.close();
  }

  await open();
  return {
    state: () => state,
    session: () => session,
    async restore(fileName) {
      const known = listBackups(backupFolder).find((backup) => backup.fileName === fileName);
      if (!known) return err({ type: 'NotFound', what: 'backup', id: fileName });
      await close();
      const at = config.clock.now();
      const keepAs = join(backupFolder, `replaced-${at.slice(0, 19).replace(/[-:]/g, '')}Z.db`);
      const restored = await restoreBackup({
        backupFile: join(backupFolder, fileName),
        databaseFile,
        key,
        attachmentFolder: join(config.dataFolder, ATTACHMENTS),
        keepAs,
        at,
        newNodeId: randomBytes(8).toString('hex'),
      });
      await open();
      return restored.ok
        ? ok({ keptAs: restored.value.keptAs ?? '', missingAttachments: restored.value.missingAttachments })
        : err({ type: 'BackupDamaged', fileName, detail: restored.error.detail });
    },
    async enterRecoveryCode(code) {
      const read = keyFromRecoveryCode(code);
      if (!read.ok) return read;
      const kept = await keepRecoveredKey(places, read.value);
      if (!kept.ok) return err(kept.error.type === 'KeyOfAnotherDatabase' ? { type: 'RecoveryCodeOfAnother' } : { type: 'ReadOnly' });
      await close();
      await open();
      return ok();
    },
    async openStart(uploadId, secret) {
      if (!session) return err({ type: 'DatabaseNotOpen' });
      const upload = findUpload(session, uploadId);
      if (!upload) return missingUpload(uploadId);
      const started = await openStart(session, upload.file, secret);
      if (!started.ok) return started;
      await discardUpload(session, { uploadId });
      // Names and seals follow from the key of the organization, which is another one now.
      await close();
      await open();
      return started;
    },
    async extend(receipt) {
      if (state.state !== 'expired' || !key) return ok();
      const opened = await openDatabase({ file: databaseFile, key, at: config.clock.now() });
      if (!opened.ok) return err({ type: 'DatabaseNotOpen' });
      const extended = await extendExpired(opened.value, exchangeFile(join(config.dataFolder, EXCHANGE), 'in', 'extension.fdx'), receipt);
      await opened.value.close();
      if (extended.ok) await open();
      return extended;
    },
    async restamp() {
      if (!session) return err({ type: 'DatabaseNotOpen' });
      const done = await restampUnsent(session, randomBytes(8).toString('hex'));
      if (!done.ok) return done;
      await close();
      await open();
      return done;
    },
    close,
  };
}

function sessionOn(config: StartupConfig, db: Session['db'], key: DatabaseKey, databaseFile: string, backupFolder: string): Session {
  const worker = fileWorker();
  const attachmentFolder = join(config.dataFolder, ATTACHMENTS);
  const backups = backupKeeper({ databaseFile, key, folder: backupFolder, attachmentFolder, worker }, config);
  let fileCheck: 'running' | 'good' | 'damaged' = 'running';
  // Beside the work: neither the check of the file nor the daily backup holds up the first page.
  const checked = worker.checkFile({ databaseFile, key, depth: 'quick' }).then((problems) => {
    fileCheck = problems.length === 0 ? 'good' : 'damaged';
    return fileCheck === 'good' ? backups.createDailyIfDue() : undefined;
  });
  const settled = checked.then(
    (made) => {
      if (made && !made.ok) config.reportFailure(new Error(`Daily backup: ${made.error.reason}, ${made.error.detail}`));
    },
    (failure: unknown) => config.reportFailure(failure),
  );
  const stop = new AbortController();
  const session: Session = {
    clock: config.clock,
    ids: config.ids,
    // The worker reads the file too, and a merge may be gone on with; both have ended before the file is closed or replaced.
    db: {
      ...db,
      close: async () => {
        stop.abort();
        await resumed;
        await db.close();
      },
    },
    attachments: encryptedAttachmentStore(attachmentFolder, key),
    printer: createPdfPrinter({ fontFolders: [join(config.dataFolder, FONTS)] }),
    uploads: memoryUploads(),
    pairing: memoryPairing(),
    backups,
    exchange: { folder: join(config.dataFolder, EXCHANGE), program: config.version },
    openFolder,
    place: { dataFolder: config.dataFolder, version: config.version, recoveryCode: recoveryCode(key), keyPlace: config.keyPlace },
    fileCheck: () => fileCheck,
  };
  removeHalfWritten(session);
  const resumed = settled.then(() => (fileCheck === 'good' ? goOn(session, stop.signal, config) : undefined)).catch(config.reportFailure);
  return session;
}

/** Goes on with what was cut off when the program was stopped: merges, reverts, and keys that were still due. */
async function goOn(session: Session, stop: AbortSignal, { reportFailure }: StartupConfig): Promise<void> {
  for (const refusal of await resumeUnfinished(session, stop))
    reportFailure(new Error(`A merge cannot be gone on with: ${refusalSentence(refusal)}`));
  const keys = await makeDueJobSeekerKeys(session.db, stop);
  if (!keys.ok) reportFailure(new Error(`Keys of people cannot be made: ${keys.error.type}`));
}

function stateOf(error: OpenDatabaseError, config: StartupConfig, backupFolder: string): StartupState {
  switch (error.type) {
    case 'DatabaseKeyWrong':
      return { state: 'keyMissing', file: error.file };
    case 'DatabaseFromNewerVersion':
      return { state: 'newerVersion', file: error.file };
    case 'DatabaseFolderReadOnly':
    case 'DatabaseReadOnly':
    case 'DiskFull':
      return { state: 'readOnly', folder: config.dataFolder };
    case 'NodeTooOld':
      throw new Error(`Node ${process.version} is too old for the database driver`);
    default:
      return {
        state: 'damaged',
        file: join(config.dataFolder, DATABASE),
        detail: 'detail' in error ? error.detail : error.type,
        backups: listBackups(backupFolder),
      };
  }
}
