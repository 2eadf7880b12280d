import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LEAST_MAJOR = 22;
const OWN = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));

/** The root of the project. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The Node to run our code with: this one when it runs TypeScript as it stands, else the one that came with the packages. */
export function projectNode() {
  if (existsSync(OWN)) return OWN;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= 18)) return process.execPath;
  throw new Error(`需要 Node 22.18 或更高版本，现为 ${process.versions.node}。请升级 Node，或运行 npm ci 安装随附的版本。`);
}
