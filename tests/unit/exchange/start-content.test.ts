import { expect, test } from 'vitest';
import { parseStartContent } from '#backend/usecases/exchange/start-content.ts';

const CONTENT = {
  copy: '01990000-0000-7000-8000-00000000abcd',
  stationId: '01990000-0000-7000-8000-00000000abce',
  rights: 'station',
  organizationKey: 'a'.repeat(64),
  signPublic: 'key',
  ageRecipient: 'age1',
  proof: 'b'.repeat(64),
  operators: ['01990000-0000-7000-8000-00000000abcf'],
  expiresOn: '2027-12-31',
};

test('what a start file says of the copy is read', () => {
  expect(parseStartContent(JSON.stringify(CONTENT))).toMatchObject(CONTENT);
});

// Packages are named by the copy: a path there would lead out of their folder.
test.each(['../../x', '/etc/passwd', 'CON', 'a:b', '', '01990000-0000-7000-8000-00000000abcd/../x'])(
  'a copy called %j is refused',
  (copy) => {
    expect(parseStartContent(JSON.stringify({ ...CONTENT, copy }))).toBeUndefined();
  },
);
