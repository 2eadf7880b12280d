/** Makes a `switch` over a closed union exhaustive: a new member no longer compiles until every place handles it. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled member of a closed union: ${JSON.stringify(value)}`);
}
