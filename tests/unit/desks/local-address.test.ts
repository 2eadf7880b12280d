import { expect, test } from 'vitest';
import { reachOf } from '#shared/domain/desks/local-address.ts';

test.each(['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.5', '169.254.3.4'])('%s is of a local network', (address) => {
  expect(reachOf(address)).toBe('localNetwork');
});

test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '192.167.1.1', '192.0.2.2', '100.64.0.1', '169.253.0.1', '', 'fe80::1'])(
  'desks are never served on %s',
  (address) => {
    expect(reachOf(address)).toBeUndefined();
  },
);

test('127.0.0.1 does not leave the machine', () => {
  expect(reachOf('127.0.0.1')).toBe('thisMachine');
});
