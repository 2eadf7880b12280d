import type { Page } from '@playwright/test';

/** A scanner that types like a keyboard, as fast as the browser takes it, and ends with Enter. Focus is wherever it is. */
export async function wedge(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/**
 * The same while a Chinese input method is on: the page sees the physical keys as taken by the input method, and text that is none of the
 * scanner's; the Enter ends the composition and leaves the garbage in the field.
 */
export async function wedgeThroughInputMethod(page: Page, text: string, garbage: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const sent: Promise<unknown>[] = [];
  // Not awaited one by one: a scanner does not wait for the page either. They arrive in order.
  for (const character of text) {
    const code = character === ':' ? 'Semicolon' : /[0-9]/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`;
    const key = { key: 'Process', code, modifiers: character === ':' ? 8 : 0, windowsVirtualKeyCode: 229 };
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }));
    sent.push(session.send('Input.imeSetComposition', { text: garbage, selectionStart: garbage.length, selectionEnd: garbage.length }));
    sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }));
  }
  sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }));
  sent.push(session.send('Input.insertText', { text: garbage }));
  await Promise.all(sent);
  await session.detach();
}
