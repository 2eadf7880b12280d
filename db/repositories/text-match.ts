import { type Expression, type SqlBool, sql } from 'kysely';

/** The text occurs anywhere in the column, whatever the case of Latin letters. `%` and `_` stand for themselves. */
export function containsText(column: Expression<string | null>, text: string): Expression<SqlBool> {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return sql<SqlBool>`lower(${column}) like ${pattern} escape '\\'`;
}

/** First text that sorts after everything that begins with the prefix; a key range finds what LIKE would have to scan for. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
