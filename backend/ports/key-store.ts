/**
 * Where the keys of database files are kept, each under its public name: key files on the command line and the
 * loopback host, the operating system's key store in the desktop app.
 */
export interface KeyStore {
  /** @returns undefined when no key is kept under the name */
  readonly read: (keyId: string) => Promise<Uint8Array | undefined>;
  /** Keeps the key so that it is still there after a power cut; the caller makes a database with it next. */
  readonly write: (keyId: string, key: Uint8Array) => Promise<void>;
}
