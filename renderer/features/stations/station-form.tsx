import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { z } from 'zod';
import { stationDetails } from '#shared/contract/stations.ts';
import { STATION_KINDS, STATION_MODES } from '#shared/domain/stations/station.ts';
import { STATION_KIND_NAMES, STATION_MODE_NAMES } from '#shared/domain/words/names.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { MoneyField } from '../../components/money.tsx';
import { optionsOf } from '../../lib/options.ts';

export type StationValues = Partial<z.input<typeof stationDetails>>;

const span = (columns: number) => ({ style: { gridColumn: `span ${columns}` } });

const CODE_RULE = '应为 1 至 8 位字母或数字，如 S01';

/** The registration of a station in the order of the paper ledger. */
export function StationForm({
  initial,
  draft,
  isCodeInUse,
  submit,
  running,
  error,
  onSubmit,
  onCancel,
}: {
  readonly initial: StationValues;
  readonly draft?: string;
  /** It stands in numbers already. */
  readonly isCodeInUse: boolean;
  readonly submit: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onSubmit: (details: z.output<typeof stationDetails>) => void;
  readonly onCancel: () => void;
}) {
  const [form] = Form.useForm();
  return (
    <CommandForm
      form={form}
      schema={stationDetails}
      initial={initial}
      submit={submit}
      running={running}
      error={error}
      {...(draft === undefined ? {} : { draft })}
      notInDraft={['staff']}
      messages={{ code: CODE_RULE, hostDivision: '请选择驻地', kind: '请选择类型', packageEveryDays: '应为 1 至 366 天' }}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      <div className="form-grid">
        <Form.Item
          name="code"
          label="站点编号"
          required
          {...span(3)}
          {...(isCodeInUse ? { extra: '已用于输送或招聘会编号，不能再改' } : {})}
        >
          <Input maxLength={8} disabled={isCodeInUse} />
        </Form.Item>
        <Form.Item name="kind" label="类型" required {...span(3)}>
          <Select options={optionsOf(STATION_KINDS, STATION_KIND_NAMES)} />
        </Form.Item>
        <Form.Item name="name" label="站点名称" required {...span(6)}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="hostDivision" label="驻地行政区划" required {...span(6)}>
          <DivisionField />
        </Form.Item>
        <Form.Item name="address" label="详细地址" {...span(6)}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="partner" label="合作单位" {...span(6)}>
          <Input maxLength={80} placeholder="如：定西市就业服务局" />
        </Form.Item>
        <Form.Item name="agreementNumber" label="协议编号" {...span(6)}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="agreementFrom" label="协议起始日期" {...span(3)}>
          <DateField />
        </Form.Item>
        <Form.Item name="agreementTo" label="协议终止日期" {...span(3)}>
          <DateField />
        </Form.Item>
        <Form.Item name="mode" label="招工方式" {...span(3)}>
          <Select allowClear options={optionsOf(STATION_MODES, STATION_MODE_NAMES)} />
        </Form.Item>
        <Form.Item name="inUseOn" label="启用日期" {...span(3)}>
          <DateField />
        </Form.Item>
        <Form.Item name="operatorName" label="运营机构" {...span(6)}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="yearlyFee" label="年度服务费" {...span(3)}>
          <MoneyField />
        </Form.Item>
        <Form.Item name="packageEveryDays" label="数据包报送间隔" required {...span(3)} extra="超过这一天数未收到即提醒">
          <InputNumber min={1} max={366} precision={0} suffix="天" style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <StaffLines />
      <div className="form-grid">
        <Form.Item name="note" label="备注" {...span(12)}>
          <Input maxLength={500} />
        </Form.Item>
      </div>
    </CommandForm>
  );
}

/** 驻站人员, a line each. */
function StaffLines() {
  return (
    <Form.List name="staff">
      {(fields, { add, remove }) => (
        <div style={{ marginBottom: 16 }}>
          <div style={{ marginBottom: 4 }}>驻站人员</div>
          {fields.map((field, index) => (
            <div key={field.key} className="form-row">
              <div className="form-grid">
                <Form.Item name={[field.name, 'name']} label="姓名" required style={{ gridColumn: 'span 4' }}>
                  <Input maxLength={20} />
                </Form.Item>
                <Form.Item name={[field.name, 'phone']} label="联系电话" style={{ gridColumn: 'span 5' }}>
                  <Input maxLength={30} />
                </Form.Item>
                <Button className="form-row-remove" onClick={() => remove(index)}>
                  删除此行
                </Button>
              </div>
            </div>
          ))}
          <Button size="small" onClick={() => add({})}>
            添加人员
          </Button>
        </div>
      )}
    </Form.List>
  );
}
