const KEY = 'fairdesk-desk-token';
const BYTES = 32;

/** The right of this device to check people in over the local network; kept over restarts of the browser, until the desk is revoked. */
export function deskToken(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

export function keepDeskToken(token: string): void {
  localStorage.setItem(KEY, token);
}

/** Made here and sent once, when the desk is paired. */
export function newDeskToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
