/** Two characters are enough to look for somebody, or a single 汉字. Apart from the name keys, so that the page does not carry their dictionary. */
export function isSearchable(text: string): boolean {
  const characters = [...text.normalize('NFKC').replace(/[\s·•・']/g, '')];
  return characters.length >= 2 || /\p{Script=Han}/u.test(text);
}
