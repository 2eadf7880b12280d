import { DatePicker } from 'antd';
import dayjs from 'dayjs';

/** A month, typed or chosen, held as YYYY-MM. */
export function MonthField({
  value,
  onChange,
  id,
}: {
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
  readonly id?: string;
}) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      picker="month"
      value={value === undefined ? null : dayjs(value)}
      format={['YYYY-MM', 'YYYYMM', 'YYYY.M', 'YYYY年M月']}
      placeholder="年-月"
      style={{ width: '100%' }}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM') : undefined)}
    />
  );
}
