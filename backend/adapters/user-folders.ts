import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the data lives when `--data` names no other place: the user's data folder of the system. */
export function defaultDataFolder(): string {
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Fairdesk');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Fairdesk');
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'fairdesk');
}

/** Key files lie apart from the data, so that a copied data folder does not carry its key. `FAIRDESK_KEYS` names another place. */
export function defaultKeyFolder(): string {
  if (process.env.FAIRDESK_KEYS) return process.env.FAIRDESK_KEYS;
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Fairdesk', 'keys');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Preferences', 'Fairdesk', 'keys');
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'fairdesk', 'keys');
}
