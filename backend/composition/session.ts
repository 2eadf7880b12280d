import type { Database } from '#db/connection/open-database.ts';
import type { AttachmentStore } from '../ports/attachment-store.ts';
import type { ClockDep } from '../ports/clock.ts';
import type { DocumentPrinter } from '../ports/document-printer.ts';
import type { FolderDep } from '../ports/exchange-folder.ts';
import type { IdsDep } from '../ports/ids.ts';
import type { BackupKeeper } from '../usecases/backups/backup-keeper.ts';
import type { FileCheckDep, PlaceDep } from '../usecases/centers/status.ts';
import type { PairingDep } from '../usecases/desks/pairing.ts';
import type { ExchangeDep } from '../usecases/exchange/exchange-deps.ts';
import type { Uploads } from '../usecases/imports/uploads.ts';

/** What the use-cases stand on while a database is open. Each names the few of these that it uses. */
export interface Session extends ClockDep, IdsDep, PlaceDep, FileCheckDep, PairingDep, ExchangeDep, FolderDep {
  readonly db: Database;
  readonly attachments: AttachmentStore;
  readonly printer: DocumentPrinter;
  readonly uploads: Uploads;
  readonly backups: BackupKeeper;
}
