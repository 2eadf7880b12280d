/** An IPv4 address of this machine. */
export interface LocalAddress {
  readonly address: string;
  /** Of the network card, as the system calls it. */
  readonly card: string;
  readonly reach: 'localNetwork' | 'thisMachine';
}

/** How far an address reaches; undefined for one of the open internet, on which desks are never served. */
export function reachOf(address: string): LocalAddress['reach'] | undefined {
  const [a, b] = address.split('.').map(Number);
  if (a === undefined || b === undefined) return undefined;
  if (a === 127) return 'thisMachine';
  const isPrivate = a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168) || (a === 169 && b === 254);
  return isPrivate ? 'localNetwork' : undefined;
}
