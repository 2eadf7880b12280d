import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { isDeviceTyping, type KeyPress, readPresses, withPress } from './wedge-keys.ts';

/** What an input method reports instead of the key. */
const PROCESSED_KEY = 229;

interface ScanFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  /** False while a dialog needs the keyboard. */
  readonly isActive: boolean;
  readonly onScan: (text: string) => void;
  /** A device typed into an input method that hides the keys. */
  readonly onGarbled: () => void;
  /** Enter, arrows and Esc while nothing is typed. */
  readonly onIdleKey: (key: 'Enter' | 'ArrowUp' | 'ArrowDown' | 'Escape') => void;
}

/** The one field. It takes the keyboard back after every click, keeps its own text, so that no key waits for a verdict, and empties on Enter. */
export function ScanField({ field, isActive, onScan, onGarbled, onIdleKey }: ScanFieldProps) {
  const presses = useRef<readonly KeyPress[]>([]);
  const isDiscarding = useRef(false);

  useEffect(() => {
    if (!isActive) return;
    const takeBack = () => {
      if (document.activeElement !== field.current) field.current?.focus();
    };
    // After the click has done its work; a key pressed elsewhere lands in the field, for focus moves before the character does.
    const later = () => setTimeout(() => !isElsewhere(document.activeElement) && takeBack());
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!isElsewhere(event.target) && !event.ctrlKey && !event.altKey && !event.metaKey && event.key !== 'Tab') takeBack();
    };
    takeBack();
    document.addEventListener('click', later);
    document.addEventListener('keydown', onKey, true);
    window.addEventListener('focus', takeBack);
    return () => {
      document.removeEventListener('click', later);
      document.removeEventListener('keydown', onKey, true);
      window.removeEventListener('focus', takeBack);
    };
  }, [field, isActive]);

  const submit = (input: HTMLInputElement, text: string) => {
    input.value = '';
    presses.current = [];
    if (text.trim() !== '') onScan(text);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { nativeEvent, currentTarget: input, key } = event;
    isDiscarding.current = false;
    const isComposing = nativeEvent.isComposing || nativeEvent.keyCode === PROCESSED_KEY;
    if (nativeEvent.code === 'Enter' || nativeEvent.code === 'NumpadEnter' || key === 'Enter') {
      const reading = readPresses(presses.current);
      presses.current = [];
      if (reading.kind === 'asTyped') {
        // This Enter only ends the composition.
        if (isComposing) return;
        event.preventDefault();
        if (input.value.trim() === '') onIdleKey('Enter');
        else submit(input, input.value);
        return;
      }
      event.preventDefault();
      isDiscarding.current = isComposing;
      submit(input, reading.kind === 'decoded' ? reading.text : '');
      if (reading.kind === 'garbled') onGarbled();
      return;
    }
    if (!isComposing && (key === 'ArrowUp' || key === 'ArrowDown' || key === 'Escape')) {
      if (key === 'Escape') input.value = '';
      event.preventDefault();
      onIdleKey(key);
      return;
    }
    if (/^(Shift|Control|Alt|Meta|CapsLock)/.test(nativeEvent.code)) return;
    // Readers put a tab between the fields of a card; it must not leave the field.
    if (key === 'Tab' && isDeviceTyping(presses.current, nativeEvent.timeStamp)) {
      event.preventDefault();
      input.value += ' ';
    }
    presses.current = withPress(presses.current, {
      code: nativeEvent.code,
      shift: nativeEvent.shiftKey,
      at: nativeEvent.timeStamp,
      isComposing,
    });
  };

  return (
    <input
      ref={field}
      className="desk-field"
      aria-label="扫码或输入"
      placeholder="扫码、刷身份证，或输入姓名、拼音、手机、证件号"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      onKeyDown={onKeyDown}
      onInput={(event) => {
        // What the input method made of a scan that was read from its keys comes after the Enter.
        if (isDiscarding.current) event.currentTarget.value = '';
      }}
    />
  );
}

/** Another field of the page, which keeps the keyboard until it is left. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not(.desk-field), textarea, [role=dialog]') !== null;
}
