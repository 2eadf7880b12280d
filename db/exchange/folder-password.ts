import { openWriter, type Reader, type Writer } from '#db/connection/handles.ts';
import type { SealedText } from '#shared/domain/people/sealed-text.ts';

/** The sealed password of the login at the exchange folder. It stands in no log, so that one that was changed is gone. */
export async function findFolderPassword(db: Reader): Promise<SealedText | undefined> {
  const row = await db.selectFrom('folder_password').select('password').executeTakeFirst();
  return row?.password as SealedText | undefined;
}

/** @param password undefined: it is forgotten */
export async function saveFolderPassword(writer: Writer, password: SealedText | undefined): Promise<void> {
  const { trx } = openWriter(writer);
  await trx.deleteFrom('folder_password').execute();
  if (password !== undefined) await trx.insertInto('folder_password').values({ one: 1, password }).execute();
}
