/** Half width, without spaces, dashes, brackets and the country's prefix: how numbers are compared. */
export function normalisePhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-()–—]/g, '')
    .replace(/^(\+86|0086)(?=1\d{10}$)/, '');
}

/** @returns the normalised number, or undefined when it is neither a mobile number of 11 digits nor a landline with its area code */
export function parsePhone(text: string): string | undefined {
  const phone = normalisePhone(text);
  return /^1[3-9]\d{9}$/.test(phone) || /^0\d{9,11}$/.test(phone) ? phone : undefined;
}
