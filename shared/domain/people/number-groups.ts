/** A number as it is read out: 110105 19491231 002X, 138 0013 8765; others in fours. */
export function inGroups(number: string): string {
  const parts = /^(\d{6})(\d{8})(\d{3}[\dX])$/.exec(number) ?? /^(1\d{2})(\d{4})(\d{4})$/.exec(number);
  return (parts?.slice(1) ?? number.match(/.{1,4}/gu) ?? []).join(' ');
}
