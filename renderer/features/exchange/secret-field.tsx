import { Input } from 'antd';
import { useLayoutEffect, useRef } from 'react';

const DIGITS = 16;
const GROUP = 4;

/** 启动口令, in groups while it is typed; the caret stays behind the digit that it was behind. */
export function SecretField({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    const behind = caret.current;
    caret.current = undefined;
    const at = grouped(value.replaceAll('-', '').slice(0, behind)).length;
    field.current?.setSelectionRange(at, at);
  }, [value]);
  return (
    <Input
      id={id}
      ref={(input) => {
        field.current = input?.input ?? null;
      }}
      className="figures"
      style={{ fontSize: '1.3em', letterSpacing: '0.05em' }}
      value={value}
      inputMode="numeric"
      autoComplete="off"
      placeholder="0000-0000-0000-0000"
      onChange={({ target }) => {
        caret.current = digitsOf(target.value.slice(0, target.selectionStart ?? target.value.length)).length;
        onChange(grouped(digitsOf(target.value)));
      }}
    />
  );
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS);
}

function grouped(digits: string): string {
  return (digits.match(new RegExp(`\\d{1,${GROUP}}`, 'g')) ?? []).join('-');
}
