/** First and last day of a calendar year, for a range over date text. */
export function daysOfYear(year: number): readonly [first: string, last: string] {
  return [`${year}-01-01`, `${year}-12-31`];
}
