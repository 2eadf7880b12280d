import { Input } from 'antd';
import { useState } from 'react';
import { formatYuan, type Money, parseYuan } from '#shared/kernel/money.ts';

/** 1,234.50 */
export function Amount({ fen }: { readonly fen: Money }) {
  return <span className="figures nowrap">{formatYuan(fen)}</span>;
}

/** An amount typed in 元, held in 分; what cannot be read stays as typed until it is mended. */
export function MoneyField({
  value,
  onChange,
  id,
}: {
  readonly value?: Money | string;
  readonly onChange?: (value: Money | string | undefined) => void;
  readonly id?: string;
}) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (typeof value === 'number' ? formatYuan(value) : (value ?? ''));
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      value={shown}
      suffix="元"
      inputMode="decimal"
      className="figures"
      onChange={(event) => {
        setTyped(event.target.value);
        const text = event.target.value.trim();
        onChange?.(text === '' ? undefined : (parseYuan(text) ?? text));
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
