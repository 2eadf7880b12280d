import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { COST_CATEGORIES, type CostCategory } from '#shared/domain/costs/cost-item.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import { COST_CATEGORY_NAMES } from '#shared/domain/words/names.ts';
import { fen, formatYuan } from '#shared/kernel/money.ts';
import { DateField } from '../../components/date-field.tsx';
import { MoneyField } from '../../components/money.tsx';
import { orpc } from '../../lib/orpc.ts';

const NEVER_LISTED: readonly CostCategory[] = ['gifts', 'wages', 'entertainment', 'organizerStaffTravel'];

const CATEGORIES = [
  {
    label: '可列支',
    options: COST_CATEGORIES.filter((category) => !NEVER_LISTED.includes(category)).map((value) => ({
      value,
      label: COST_CATEGORY_NAMES[value],
    })),
  },
  { label: '不可列支', options: NEVER_LISTED.map((value) => ({ value, label: COST_CATEGORY_NAMES[value] })) },
];

/** The lines of a voucher: category, amount, date, shared or tied to one unit of the roster. */
export function CostItems({ fair }: { readonly fair: Fair }) {
  const roster = useQuery(orpc.roster.list.queryOptions({ input: { fairId: fair.id } }));
  const units = (roster.data ?? []).map(({ unit }) => ({ value: unit.id, label: unit.name }));
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <div style={{ marginBottom: 16 }}>
          <div style={{ marginBottom: 4 }}>费用明细</div>
          {fields.map((field, index) => (
            <div key={field.key} className="form-row">
              <div className="form-grid">
                <Form.Item name={[field.name, 'category']} label="类别" required style={{ gridColumn: 'span 3' }}>
                  <Select options={CATEGORIES} />
                </Form.Item>
                <Form.Item name={[field.name, 'amount']} label="金额" required style={{ gridColumn: 'span 3' }}>
                  <MoneyField />
                </Form.Item>
                <Form.Item name={[field.name, 'serviceDate']} label="发生日期" required style={{ gridColumn: 'span 3' }}>
                  <DateField />
                </Form.Item>
                <Form.Item name={[field.name, 'unitId']} label="归属" style={{ gridColumn: 'span 3' }}>
                  <Select
                    allowClear
                    showSearch={{ optionFilterProp: 'label' }}
                    placeholder="公共费用"
                    popupMatchSelectWidth={320}
                    options={units}
                  />
                </Form.Item>
                <Form.Item noStyle shouldUpdate>
                  {({ getFieldValue }) =>
                    getFieldValue(['items', field.name, 'category']) === 'other' && (
                      <Form.Item
                        name={[field.name, 'approval']}
                        label="批准文号"
                        style={{ gridColumn: 'span 5' }}
                        extra="没有批准文号的“其他”费用不予列支"
                      >
                        <Input maxLength={80} />
                      </Form.Item>
                    )
                  }
                </Form.Item>
                <Form.Item name={[field.name, 'note']} label="说明" style={{ gridColumn: 'span 5' }}>
                  <Input maxLength={200} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button className="form-row-remove" onClick={() => remove(index)}>
                    删除此行
                  </Button>
                )}
              </div>
            </div>
          ))}
          <div style={{ display: 'flex', alignItems: 'center' }}>
            <Button size="small" onClick={() => add({ category: 'transport', serviceDate: fair.startsOn })}>
              添加一行
            </Button>
            <span style={{ flex: 1 }} />
            <Form.Item noStyle shouldUpdate>
              {({ getFieldValue }) => <strong className="figures">合计 {formatYuan(fen(sumOf(getFieldValue('items'))))} 元</strong>}
            </Form.Item>
          </div>
        </div>
      )}
    </Form.List>
  );
}

function sumOf(items: unknown): number {
  if (!Array.isArray(items)) return 0;
  return items.reduce<number>(
    (sum, item: { amount?: unknown } | undefined) => sum + (typeof item?.amount === 'number' ? item.amount : 0),
    0,
  );
}
