import { networkInterfaces } from 'node:os';
import { type LocalAddress, reachOf } from '#shared/domain/desks/local-address.ts';

/** Those that other machines reach first; this machine's own last, for trying things out. */
export function localAddresses(): readonly LocalAddress[] {
  const found = Object.entries(networkInterfaces()).flatMap(([card, addresses = []]) =>
    addresses.flatMap(({ family, address }): readonly LocalAddress[] => {
      const reach = family === 'IPv4' ? reachOf(address) : undefined;
      return reach ? [{ address, card, reach }] : [];
    }),
  );
  return found.toSorted((a, b) => Number(a.reach === 'thisMachine') - Number(b.reach === 'thisMachine'));
}
