/** The choices of a list: every code under its name. */
export function optionsOf<Code extends string>(codes: readonly Code[], names: Readonly<Record<Code, string>>) {
  return codes.map((value) => ({ value, label: names[value] }));
}
