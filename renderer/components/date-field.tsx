import { DatePicker } from 'antd';
import dayjs from 'dayjs';

/** A calendar date, typed or chosen, held as YYYY-MM-DD. */
export function DateField({
  value,
  onChange,
  id,
  placeholder,
}: {
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly id?: string;
  readonly placeholder?: string;
}) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      value={value === undefined ? null : dayjs(value)}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY年M月D日']}
      placeholder={placeholder ?? '年-月-日'}
      style={{ width: '100%' }}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    />
  );
}
