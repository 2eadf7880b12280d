import { err, ok, type Result } from '#shared/kernel/result.ts';

export interface NodeTooOld {
  readonly type: 'NodeTooOld';
  readonly found: string;
  readonly needed: string;
}

const NEEDED_MAJOR = 22;

/** On an older Node the driver ends the process with a segmentation fault as soon as a database is opened, so ask before. */
export function checkNodeVersion(found: string = process.versions.node): Result<undefined, NodeTooOld> {
  return Number.parseInt(found, 10) >= NEEDED_MAJOR ? ok() : err({ type: 'NodeTooOld', found, needed: `${NEEDED_MAJOR}` });
}
