import { Form, Input, InputNumber, Select } from 'antd';
import { OUTCOME_STEP_KINDS, type OutcomeStepKind } from '#shared/domain/outcomes/placement.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';
import { DateField } from '../../components/date-field.tsx';
import { MonthField } from '../../components/month-field.tsx';
import { ProofField } from './proof-field.tsx';

const THIRD = { gridColumn: 'span 4' };

const DAY_LABELS: Readonly<Record<Exclude<OutcomeStepKind, 'insured'>, string>> = {
  intention: '达成意向日期',
  interview: '面试日期',
  hired: '录用日期',
  contract: '合同签订日期',
  registered: '就业登记日期',
  left: '离职日期（最后工作日）',
};

/** A step: its kind, what that says in the order of the paper it is taken from, and what proves it. */
export function StepFields({
  kind,
  file,
  onFile,
}: {
  readonly kind: OutcomeStepKind;
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}) {
  return (
    <>
      <Form.Item name={['fact', 'kind']} label="步骤" required style={{ gridColumn: 'span 12' }}>
        <Select options={OUTCOME_STEP_KINDS.map((value) => ({ value, label: OUTCOME_STEP_NAMES[value] }))} />
      </Form.Item>
      <Form.Item key={kind} name={['fact', 'on']} label={kind === 'insured' ? '参保起始月' : DAY_LABELS[kind]} required style={THIRD}>
        {kind === 'insured' ? <MonthField /> : <DateField />}
      </Form.Item>
      {kind === 'contract' && (
        <>
          <Form.Item name={['fact', 'from']} label="合同起始日期" required style={THIRD}>
            <DateField />
          </Form.Item>
          <Form.Item name={['fact', 'months']} label="合同期限" style={THIRD} extra="不填为无固定期限">
            <InputNumber min={1} max={600} precision={0} suffix="个月" style={{ width: '100%' }} />
          </Form.Item>
        </>
      )}
      {kind === 'registered' && (
        <Form.Item name={['fact', 'place']} label="登记地" style={THIRD}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      {kind === 'insured' && (
        <>
          <Form.Item name={['fact', 'months']} label="连续缴费月数" required style={THIRD}>
            <InputNumber min={1} max={600} precision={0} suffix="个月" style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name={['fact', 'backPaidMonths']} label="其中补缴" style={THIRD} extra="补缴的是最早的几个月">
            <InputNumber min={0} max={600} precision={0} suffix="个月" style={{ width: '100%' }} />
          </Form.Item>
        </>
      )}
      {kind === 'left' && (
        <Form.Item name={['fact', 'cause']} label="离职原因" required style={{ gridColumn: 'span 8' }}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item name="seen" label="查验情况" style={{ gridColumn: 'span 12' }}>
        <Input maxLength={120} placeholder="没有凭证文件时，写明看到了什么" />
      </Form.Item>
      <ProofField file={file} onChange={onFile} />
    </>
  );
}
