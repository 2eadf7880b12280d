/** Keeps originals by their SHA-256; storing the same bytes twice keeps one file. */
export interface AttachmentStore {
  /** @returns the hex SHA-256 of the bytes, once they are safely on disk */
  readonly put: (bytes: Uint8Array) => Promise<string>;
  /** @returns undefined when the file is missing or no longer matches its hash */
  readonly get: (sha256: string) => Promise<Uint8Array | undefined>;
  /** Of bytes that are not there it does nothing. */
  readonly remove: (sha256: string) => Promise<void>;
}
