import type { FolderAccess, FolderFile } from '#shared/domain/exchange/exchange-folder.ts';
import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import type { Result } from '#shared/kernel/result.ts';

/**
 * 交换文件夹: a place into which either side puts its packages and from which it takes what is for it. Nothing that bears the name of a package
 * is ever overwritten or deleted there. What is aborted throws the reason of its signal.
 */
export interface ExchangeFolder extends Disposable {
  /** Same text, same folder; stands on files that were looked at. */
  readonly place: string;
  readonly list: (signal: AbortSignal | undefined) => Promise<Result<ListedFiles, FolderError>>;
  /** The first bytes of a file, fewer where it is shorter. */
  readonly readStart: (file: FolderFile, bytes: number, signal: AbortSignal | undefined) => Promise<Result<Uint8Array, FolderError>>;
  /** Gives the file piece by piece; an error may come after some pieces were given. */
  readonly download: (
    file: FolderFile,
    take: (piece: Uint8Array) => Promise<void>,
    signal: AbortSignal | undefined,
  ) => Promise<Result<undefined, FolderError>>;
  /** Puts a whole file under a name that is free, so that nobody ever sees a part of it under that name. */
  readonly upload: (upload: FolderUpload) => Promise<Result<'stored' | 'nameTaken', FolderError>>;
}

export interface ListedFiles {
  readonly files: readonly FolderFile[];
  /** Names ending in .fdx that are no names of packages, and files that are too large. */
  readonly unusable: number;
}

export interface FolderUpload {
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
  /** Bytes sent so far. */
  readonly report: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

export interface FolderDep {
  /** @returns why the place cannot be one; nothing is asked of it yet */
  readonly openFolder: (access: FolderAccess) => Result<ExchangeFolder, FolderError>;
}
