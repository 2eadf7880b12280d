import { Cascader } from 'antd';
import { divisionCascade } from '#shared/domain/divisions/divisions.ts';

interface CascaderOption {
  value: string;
  label: string;
  children?: CascaderOption[];
}

// The component's own type asks for a list that it could change; it does not.
const OPTIONS = divisionCascade() as CascaderOption[];

/** 省 → 市 → 区县; any level can be chosen, held as the six-digit code. */
export function DivisionField({
  value,
  onChange,
  id,
  placeholder = '省 / 市 / 区县',
}: {
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
  readonly id?: string;
  readonly placeholder?: string;
}) {
  return (
    <Cascader
      {...(id === undefined ? {} : { id })}
      options={OPTIONS}
      value={value === undefined ? [] : pathTo(value)}
      changeOnSelect
      placeholder={placeholder}
      style={{ width: '100%' }}
      showSearch={{
        filter: (text, path) => path.some((option) => String(option.label).includes(text) || String(option.value).startsWith(text)),
        limit: 30,
      }}
      onChange={(path) => onChange?.(path?.at(-1) === undefined ? undefined : String(path.at(-1)))}
    />
  );
}

/** Codes of the levels above and the code itself, as the cascade has them. */
function pathTo(code: string): string[] {
  for (const province of OPTIONS) {
    if (province.value === code) return [code];
    for (const city of province.children ?? []) {
      if (city.value === code) return [province.value, code];
      if (city.children?.some((county) => county.value === code)) return [province.value, city.value, code];
    }
  }
  return [];
}
