import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type RosterLine, rosterAddition, rosterCorrection } from '#shared/contract/roster.ts';
import { noShowWords } from '#shared/domain/arrivals/no-shows.ts';
import { BOOTH_TEXT_MAX } from '#shared/domain/booths/booth.ts';
import { parseCreditCode } from '#shared/domain/units/credit-code.ts';
import { ATTENDANCES, PRESENCES, UNIT_KINDS } from '#shared/domain/units/unit.ts';
import { ATTENDANCE_NAMES, PRESENCE_NAMES, UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { optionsOf } from '../../lib/options.ts';
import { orpc } from '../../lib/orpc.ts';

interface UnitDialogProps {
  readonly fairId: FairId;
  /** undefined: a unit is added. */
  readonly line: RosterLine | undefined;
  readonly isLocked: boolean;
  readonly onRemove: (line: RosterLine) => void;
  readonly onClose: () => void;
}

/** A unit on the roster: who it is, and how it stands at this fair. */
export function UnitDialog({ fairId, line, isLocked, onRemove, onClose }: UnitDialogProps) {
  const [form] = Form.useForm();
  const [creditCode, setCreditCode] = useState('');
  const parsed = parseCreditCode(creditCode);
  const known = useQuery(orpc.units.findByCreditCode.queryOptions({ input: { creditCode }, enabled: line === undefined && parsed.ok }));
  const standing = useQuery(
    orpc.arrivals.standing.queryOptions({ input: { fairId, creditCode }, enabled: line === undefined && parsed.ok }),
  );
  const add = useCommand(client.roster.add, onClose);
  const update = useCommand(client.roster.update, onClose);
  const draft = line ? undefined : `unit-${fairId}`;
  const leave = useLeaveForm(form, draft, onClose);
  const takeKnown = () => {
    if (!known.data) return;
    const { name, kind, divisionCode, industry, contact, phone } = known.data;
    form.setFieldsValue({ name, kind, divisionCode, industry, contact, phone });
  };
  return (
    <Dialog
      open
      title={line ? line.unit.name : '添加单位'}
      footer={null}
      width={760}
      mask={{ closable: false }}
      onCancel={leave}
      destroyOnHidden
    >
      <fieldset disabled={isLocked} style={{ border: 0, margin: 0, padding: 0 }}>
        <CommandForm
          form={form}
          schema={(line ? rosterCorrection : rosterAddition) as typeof rosterAddition}
          initial={line ? valuesOf(line) : { kind: 'enterprise', presence: 'onsite', attendance: 'pending' }}
          submit="保存"
          running={add.isPending || update.isPending}
          error={add.error ?? update.error}
          {...(draft === undefined ? {} : { draft, notInDraft: ['contact', 'phone'] })}
          onValues={(values) => setCreditCode(values.creditCode ?? '')}
          onSubmit={(values) =>
            line
              ? update.mutate({ id: line.participation.id, ...(values as z.output<typeof rosterCorrection>) })
              : add.mutate({ fairId, ...values })
          }
          onCancel={onClose}
          aside={
            line && (
              <Button danger onClick={() => onRemove(line)}>
                移出名册
              </Button>
            )
          }
        >
          {standing.data && standing.data.type !== 'clear' && (
            <Alert
              type={standing.data.type === 'barred' ? 'error' : 'warning'}
              showIcon
              style={{ marginBottom: 16 }}
              title={`该单位${noShowWords(standing.data)}${standing.data.type === 'barred' ? '，按本单位规定本场不得参会' : '，请与单位确认能否到会'}`}
            />
          )}
          <div className="form-grid">
            {!line && (
              <Form.Item
                name="creditCode"
                label="统一社会信用代码"
                required
                style={{ gridColumn: 'span 6' }}
                extra={
                  known.data ? (
                    <Button type="link" size="small" style={{ padding: 0 }} onClick={takeKnown}>
                      已登记：{known.data.name}，点此填入
                    </Button>
                  ) : (
                    creditCode.length >= 18 && !parsed.ok && <span className="error-words">代码校验不符，请核对营业执照</span>
                  )
                }
              >
                <Input maxLength={40} />
              </Form.Item>
            )}
            <Form.Item name="name" label="单位名称" required style={{ gridColumn: line ? 'span 12' : 'span 6' }}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name="kind" label="性质" required style={{ gridColumn: 'span 4' }}>
              <Select options={optionsOf(UNIT_KINDS, UNIT_KIND_NAMES)} />
            </Form.Item>
            <Form.Item name="divisionCode" label="所在地" style={{ gridColumn: 'span 5' }}>
              <DivisionField />
            </Form.Item>
            <Form.Item name="industry" label="行业" style={{ gridColumn: 'span 3' }}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name="localOverride" label="是否本地单位" style={{ gridColumn: 'span 4' }} extra="判定不符时在此认定">
              <Select
                allowClear
                placeholder="按所在地判定"
                options={[
                  { value: true, label: '认定为本地' },
                  { value: false, label: '认定为外地' },
                ]}
              />
            </Form.Item>
            <Form.Item name="localNote" label="认定说明" style={{ gridColumn: 'span 8' }}>
              <Input maxLength={200} />
            </Form.Item>
            {!line && (
              <Form.Item name="attendance" label="到会情况" required style={{ gridColumn: 'span 3' }}>
                <Select options={optionsOf(ATTENDANCES, ATTENDANCE_NAMES)} />
              </Form.Item>
            )}
            <Form.Item name="presence" label="参会方式" required style={{ gridColumn: 'span 3' }}>
              <Select options={optionsOf(PRESENCES, PRESENCE_NAMES)} />
            </Form.Item>
            <Form.Item name="booth" label="展位号" style={{ gridColumn: 'span 3' }}>
              <Input maxLength={BOOTH_TEXT_MAX} />
            </Form.Item>
            <Form.Item name="jobs" label="岗位数" style={{ gridColumn: 'span 3' }}>
              <InputNumber min={0} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="headcount" label="招聘人数" style={{ gridColumn: 'span 3' }}>
              <InputNumber min={0} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="contact" label="联系人" style={{ gridColumn: 'span 3' }}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="phone" label="电话" style={{ gridColumn: 'span 3' }}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item name="remark" label="备注" style={{ gridColumn: line ? 'span 6' : 'span 3' }}>
              <Input maxLength={200} />
            </Form.Item>
          </div>
        </CommandForm>
      </fieldset>
    </Dialog>
  );
}

function valuesOf({ unit, participation }: RosterLine) {
  const { name, kind, divisionCode, industry } = unit;
  const { booth, presence, localOverride, localNote, contact, phone, jobs, headcount, remark } = participation;
  return { name, kind, divisionCode, industry, booth, presence, localOverride, localNote, contact, phone, jobs, headcount, remark };
}
