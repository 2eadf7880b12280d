import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { type VoucherLine, voucherDetails } from '#shared/contract/vouchers.ts';
import { COST_PAYERS } from '#shared/domain/costs/cost-item.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { COST_PAYER_NAMES } from '#shared/domain/words/names.ts';
import type { VoucherId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { SidePanel } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { Attachments } from './attachments.tsx';
import { CostItems } from './cost-items.tsx';

const LEAST_NUMBER = 4;

/** One voucher, in the order of the paper. A number used before is named while one types. */
export function VoucherDialog({
  fair,
  line,
  isLocked,
  onSaved,
  onClose,
}: {
  readonly fair: Fair;
  /** undefined: a new one. */
  readonly line: VoucherLine | undefined;
  readonly isLocked: boolean;
  readonly onSaved: (id: VoucherId) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const [number, setNumber] = useState(line?.voucher.number ?? '');
  const [isVoiding, setVoiding] = useState(false);
  const earlier = useQuery(
    orpc.vouchers.earlierUse.queryOptions({
      input: { number, ...(line ? { exceptVoucherId: line.voucher.id } : {}) },
      enabled: !isLocked && number.trim().length >= LEAST_NUMBER,
    }),
  );
  const create = useCommand(client.vouchers.create, ({ voucher }) => {
    void message.success('已保存，可继续添加附件');
    onSaved(voucher.id);
  });
  const update = useCommand(client.vouchers.update, () => {
    void message.success('已保存');
    onClose();
  });
  const toVoid = useCommand(client.vouchers.void, onClose);
  const draft = line ? undefined : `voucher-${fair.id}`;
  const leave = useLeaveForm(form, draft, onClose);
  const isVoid = line?.voucher.voidReason !== undefined;
  const cannotEdit = isLocked || isVoid;
  return (
    <SidePanel
      open
      title={line ? `凭证 ${line.voucher.number}` : '录入凭证'}
      size={860}
      mask={{ closable: false }}
      onClose={leave}
      destroyOnHidden
    >
      {isVoid && <Alert type="error" title={`已作废：${line.voucher.voidReason ?? ''}`} style={{ marginBottom: 16 }} />}
      <fieldset disabled={cannotEdit} style={{ border: 0, margin: 0, padding: 0 }}>
        <CommandForm
          key={line?.voucher.id ?? 'new'}
          form={form}
          schema={voucherDetails}
          initial={line ? valuesOf(line) : { payer: 'organizer', items: [{ category: 'transport', serviceDate: fair.startsOn }] as never }}
          submit="保存"
          running={create.isPending || update.isPending}
          error={create.error ?? update.error}
          {...(draft === undefined ? {} : { draft })}
          messages={{ voucherDate: '请填写凭证日期' }}
          onValues={(values) => setNumber(values.number ?? '')}
          onSubmit={(details) => (line ? update.mutate({ id: line.voucher.id, details }) : create.mutate({ fairId: fair.id, details }))}
          {...(cannotEdit ? {} : { onCancel: onClose })}
          aside={
            line &&
            !cannotEdit && (
              <Button danger onClick={() => setVoiding(true)}>
                作废凭证
              </Button>
            )
          }
        >
          <div className="form-grid">
            <Form.Item
              name="number"
              label="发票（凭证）号码"
              required
              style={{ gridColumn: 'span 7' }}
              {...(earlier.data
                ? {
                    validateStatus: 'error' as const,
                    help: (
                      <>
                        已用于{' '}
                        <a href={`#/fairs/${earlier.data.fairId}/vouchers`} onClick={onClose}>
                          {earlier.data.fairNumber} {earlier.data.fairTitle}
                        </a>
                        （{earlier.data.voucherDate}），不得重复列支
                      </>
                    ),
                  }
                : {})}
            >
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="voucherDate" label="凭证日期" required style={{ gridColumn: 'span 5' }}>
              <DateField />
            </Form.Item>
            <Form.Item name="payee" label="收款单位" required style={{ gridColumn: 'span 7' }}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name="payer" label="支付方" required style={{ gridColumn: 'span 5' }}>
              <Radio.Group options={COST_PAYERS.map((value) => ({ value, label: COST_PAYER_NAMES[value] }))} />
            </Form.Item>
          </div>
          <CostItems fair={fair} />
          <Form.Item name="note" label="备注">
            <Input maxLength={200} />
          </Form.Item>
        </CommandForm>
      </fieldset>
      {line ? <Attachments line={line} isLocked={cannotEdit} /> : <p className="part muted">保存后可添加扫描件或电子发票。</p>}
      {line && isVoiding && (
        <ReasonDialog
          title="作废凭证"
          about={`将作废凭证 ${line.voucher.number}（${line.voucher.payee}）。记录保留，不再计入费用。`}
          confirm="作废"
          running={toVoid.isPending}
          error={toVoid.error}
          onConfirm={(reason) => toVoid.mutate({ id: line.voucher.id, reason })}
          onClose={() => setVoiding(false)}
        />
      )}
    </SidePanel>
  );
}

function valuesOf({ voucher }: VoucherLine) {
  const { number, voucherDate, payee, payer, note, items } = voucher;
  return {
    number,
    voucherDate,
    payee,
    payer,
    note,
    items: items.map((item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))) as never,
  };
}
