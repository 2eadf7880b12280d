import { isAbsolute } from 'node:path';
import { type FolderAccess, isServerAddress } from '#shared/domain/exchange/exchange-folder.ts';
import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ExchangeFolder } from '../../ports/exchange-folder.ts';
import { directoryFolder } from './directory-folder.ts';
import { webdavFolder } from './webdav-folder.ts';

/** A directory, or a WebDAV folder where the place is an address. Plain http is refused: it would give password and packages to anybody. */
export function openFolder({ place, userName, password, fingerprint }: FolderAccess): Result<ExchangeFolder, FolderError> {
  if (!isServerAddress(place))
    return isAbsolute(place) ? ok(directoryFolder(place)) : err({ type: 'FolderAddressInvalid', why: 'notAbsolute' });
  const address = addressOf(place);
  if (!address.ok) return address;
  if ((userName === undefined) !== (password === undefined) || userName?.includes(':')) return err({ type: 'FolderLoginInvalid' });
  const login = userName === undefined || password === undefined ? undefined : { userName, password };
  return ok(webdavFolder({ address: address.value, login, fingerprint }));
}

function addressOf(place: string): Result<URL, FolderError> {
  if (!URL.canParse(place)) return err({ type: 'FolderAddressInvalid', why: 'unreadable' });
  const address = new URL(place);
  if (address.protocol !== 'https:') return err({ type: 'FolderAddressInvalid', why: 'notHttps' });
  if (address.username !== '' || address.password !== '' || address.search !== '' || address.hash !== '')
    return err({ type: 'FolderAddressInvalid', why: 'withLogin' });
  // A server would redirect to it, and redirects are not followed.
  if (!address.pathname.endsWith('/')) address.pathname += '/';
  return ok(address);
}
