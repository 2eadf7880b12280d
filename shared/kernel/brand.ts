declare const brand: unique symbol;

/** Marks a primitive so that two kinds of it cannot be mixed up (分 with 元, a fair's id with a unit's). */
export type Brand<Name extends string> = { readonly [brand]: Name };
