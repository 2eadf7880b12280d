import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { unitRegistration } from '#shared/contract/units.ts';
import { parseCreditCode } from '#shared/domain/units/credit-code.ts';
import { UNIT_KINDS, type Unit } from '#shared/domain/units/unit.ts';
import { UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import { client } from '../lib/client.ts';
import { useCommand } from '../lib/command.ts';
import { optionsOf } from '../lib/options.ts';
import { orpc } from '../lib/orpc.ts';
import { CommandForm } from './command-form.tsx';
import { Dialog } from './dialog.tsx';
import { DivisionField } from './division-field.tsx';
import { useLeaveForm } from './leave-form.ts';

const LENGTH = 18;

/** 登记单位 that stands on no roster yet; one that is known under its code is taken as it is known. */
export function NewUnitDialog({ onDone, onClose }: { readonly onDone: (unit: Unit) => void; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const [creditCode, setCreditCode] = useState('');
  const parsed = parseCreditCode(creditCode);
  const known = useQuery(orpc.units.findByCreditCode.queryOptions({ input: { creditCode }, enabled: parsed.ok }));
  const register = useCommand(client.units.register, onDone);
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog open title="登记单位" footer={null} width={640} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={unitRegistration}
        initial={{ kind: 'enterprise' }}
        submit="保存"
        running={register.isPending}
        error={register.error}
        onValues={(values) => setCreditCode(values.creditCode ?? '')}
        onSubmit={(details) => register.mutate({ details })}
        onCancel={onClose}
      >
        <div className="form-grid">
          <Form.Item
            name="creditCode"
            label="统一社会信用代码"
            required
            style={{ gridColumn: 'span 6' }}
            extra={
              known.data ? (
                <span>已登记：{known.data.name}，保存即选用</span>
              ) : (
                creditCode.length >= LENGTH && !parsed.ok && <span className="error-words">代码校验不符，请核对营业执照</span>
              )
            }
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="kind" label="性质" required style={{ gridColumn: 'span 6' }}>
            <Select options={optionsOf(UNIT_KINDS, UNIT_KIND_NAMES)} />
          </Form.Item>
          <Form.Item name="name" label="单位名称" required style={{ gridColumn: 'span 12' }}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="divisionCode" label="所在地" style={{ gridColumn: 'span 12' }}>
            <DivisionField />
          </Form.Item>
        </div>
      </CommandForm>
    </Dialog>
  );
}
