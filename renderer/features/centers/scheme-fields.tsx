import { Checkbox, Input, Radio } from 'antd';
import { standardScheme } from '#shared/domain/schemes/policy-pack.ts';
import { type EventCostProgram, SCHEME_MODES, type SchemeMode } from '#shared/domain/schemes/scheme.ts';
import { PROGRAM_NAMES, SCHEME_MODE_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan, type Money } from '#shared/kernel/money.ts';
import { DateField } from '../../components/date-field.tsx';
import { MoneyField } from '../../components/money.tsx';

export interface SchemeValues {
  readonly program: EventCostProgram;
  readonly enabled: boolean;
  readonly mode: SchemeMode;
  readonly inProvinceRate: Money;
  readonly outOfProvinceRate: Money;
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly documentNumber: string;
}

/** A scheme as its document prints it, effective from the first of the year until the center says otherwise. */
export function newScheme(program: EventCostProgram, today: string, enabled: boolean): SchemeValues {
  const { mode, inProvinceRate, outOfProvinceRate } = standardScheme(program, 'ceiling');
  return { program, enabled, mode, inProvinceRate, outOfProvinceRate, effectiveFrom: `${today.slice(0, 4)}-01-01`, documentNumber: '' };
}

/** The first thing that is missing, in words. */
export function schemeProblem(scheme: SchemeValues): string | undefined {
  const name = PROGRAM_NAMES[scheme.program];
  if (typeof scheme.inProvinceRate !== 'number' || typeof scheme.outOfProvinceRate !== 'number')
    return `“${name}”的标准应为金额，最多两位小数`;
  if (scheme.documentNumber.trim() === '') return `请填写“${name}”的文号，它将印在审核表上`;
  if (scheme.effectiveFrom === '') return `请填写“${name}”的施行日期`;
  if (scheme.effectiveTo !== undefined && scheme.effectiveTo < scheme.effectiveFrom) return `“${name}”的截止日期早于施行日期`;
  return undefined;
}

/** How this center applies one program: mode, rates, dates, document number. */
export function SchemeFields({ value, onChange }: { readonly value: SchemeValues; readonly onChange: (value: SchemeValues) => void }) {
  const perUnit = value.program === 'huaian-3-event-cost';
  const standard = standardScheme(value.program, 'ceiling');
  const change = (part: Partial<SchemeValues>) => onChange({ ...value, ...part });
  const labelled = (label: string, field: React.ReactNode, span: number) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is `field`
    <label style={{ gridColumn: `span ${span}`, marginBottom: 12 }}>
      <div style={{ marginBottom: 4 }}>{label}</div>
      {field}
    </label>
  );
  return (
    <div style={{ marginBottom: 12 }}>
      <Checkbox checked={value.enabled} onChange={(event) => change({ enabled: event.target.checked })}>
        {PROGRAM_NAMES[value.program]}
        <span className="muted">
          （省内 {formatYuan(standard.inProvinceRate)} 元、省外 {formatYuan(standard.outOfProvinceRate)} 元，{perUnit ? '每场每家' : '每场'}
          ）
        </span>
      </Checkbox>
      {value.enabled && (
        <div className="form-grid" style={{ margin: '12px 0 0 24px' }}>
          {perUnit &&
            labelled(
              '核定方式',
              <Radio.Group
                value={value.mode}
                options={SCHEME_MODES.map((mode) => ({ value: mode, label: SCHEME_MODE_NAMES[mode] }))}
                onChange={(event) => change({ mode: event.target.value as SchemeMode })}
              />,
              12,
            )}
          {labelled(
            '文号',
            <Input maxLength={80} value={value.documentNumber} onChange={(event) => change({ documentNumber: event.target.value })} />,
            12,
          )}
          {labelled(
            '省内标准',
            <MoneyField value={value.inProvinceRate} onChange={(rate) => change({ inProvinceRate: rate as Money })} />,
            6,
          )}
          {labelled(
            '省外标准',
            <MoneyField value={value.outOfProvinceRate} onChange={(rate) => change({ outOfProvinceRate: rate as Money })} />,
            6,
          )}
          {labelled('施行日期', <DateField value={value.effectiveFrom} onChange={(date) => change({ effectiveFrom: date ?? '' })} />, 6)}
          {labelled(
            '截止日期',
            <DateField
              {...(value.effectiveTo === undefined ? {} : { value: value.effectiveTo })}
              placeholder="长期"
              onChange={(date) => {
                const { effectiveTo: _before, ...rest } = value;
                onChange(date === undefined ? rest : { ...rest, effectiveTo: date });
              }}
            />,
            6,
          )}
        </div>
      )}
    </div>
  );
}
