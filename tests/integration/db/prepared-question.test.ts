import { expect, test } from 'vitest';
import { preparedQuestion } from '#db/connection/prepared-question.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { testDatabase, write } from '#tests/support/database.ts';
import { aUnit } from '#tests/support/records.ts';

test('a prepared question is asked with new values, in a transaction and outside', async () => {
  await using db = await testDatabase();
  const [a, b] = [aUnit(), aUnit()];
  const nameOf = preparedQuestion((reader, id: string) => reader.selectFrom('unit').select('name').where('id', '=', id));
  const inside = await write(db, async (trx) => {
    await insertUnits(trx, [a, b]);
    return nameOf(trx, a.id);
  });
  expect(inside).toEqual([{ name: a.name }]);
  expect(await nameOf(db, b.id)).toEqual([{ name: b.name }]);
});

test('a value that is not among the parameters given is refused, for it would be that of the first time for ever', async () => {
  await using db = await testDatabase();
  const fixed = preparedQuestion((reader, id: string) =>
    reader.selectFrom('unit').select('name').where('id', '=', id).where('kind', '=', 'enterprise'),
  );
  expect(() => fixed(db, 'x')).toThrow('takes its values alone');
});
