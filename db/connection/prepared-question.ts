import type { CompiledQuery } from 'kysely';
import { ask, type Reader } from './handles.ts';

/**
 * A question whose SQL is made once and asked with new values each time. Making it costs several times what an answer from an index does,
 * which is felt only where somebody stands and waits, thousands of times a day: at the check-in desk.
 *
 * @param build makes the question for given values; they must come to the SQL in the order of the parameters
 */
export function preparedQuestion<Values extends readonly string[], Row>(
  build: (db: Reader, ...values: Values) => { readonly compile: () => CompiledQuery<Row> },
): (db: Reader, ...values: Values) => Promise<readonly Row[]> {
  let made: CompiledQuery<Row> | undefined;
  return (db, ...values) => {
    made ??= checked(build(db, ...values).compile(), values);
    return ask(db, { ...made, parameters: values });
  };
}

function checked<Row>(made: CompiledQuery<Row>, values: readonly string[]): CompiledQuery<Row> {
  if (made.parameters.length === values.length && made.parameters.every((parameter, index) => parameter === values[index])) return made;
  throw new Error(`A prepared question takes its values alone, and in their order, as parameters: ${made.sql}`);
}
