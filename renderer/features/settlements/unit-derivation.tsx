import { Table } from 'antd';
import type { UnitSettlement } from '#shared/domain/settlements/event-cost.ts';
import { unitReason } from '#shared/domain/settlements/exclusion-words.ts';
import type { SettlementSnapshot } from '#shared/domain/settlements/snapshot.ts';
import { ATTENDANCE_NAMES, COST_CATEGORY_NAMES, UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan } from '#shared/kernel/money.ts';

/** Why one unit comes to its amount: its facts, its arithmetic, the vouchers tied to it. */
export function UnitDerivation({ unit, snapshot }: { readonly unit: UnitSettlement; readonly snapshot: SettlementSnapshot }) {
  const entry = snapshot.roster.find((one) => one.unitId === unit.unitId);
  const { settlement, scheme } = snapshot;
  const direct = snapshot.vouchers.flatMap((voucher) =>
    voucher.items.filter((item) => item.unitId === unit.unitId).map((item) => ({ voucher, item })),
  );
  const clause = settlement.derivation[0]?.clause ?? '';
  const reason = unitReason(unit);
  const lines = [
    { step: '单位', words: entry ? `${UNIT_KIND_NAMES[entry.kind]}，${entry.creditCode}` : '' },
    {
      step: '到会情况',
      words: entry
        ? `${ATTENDANCE_NAMES[entry.attendance]}${entry.local === undefined ? '，所在地待确认' : entry.local ? '，本地单位' : '，外地单位'}`
        : '',
    },
    { step: '是否计入', words: unit.counted ? '计入' : `不计入：${reason}` },
    { step: '直接费用', words: `${formatYuan(unit.direct)} 元` },
    { step: '分摊费用', words: `${formatYuan(unit.share)} 元（公共费用由 ${settlement.attendingUnits} 家到会单位均摊）` },
    { step: '费用合计', words: `${formatYuan(unit.direct)} ＋ ${formatYuan(unit.share)} ＝ ${formatYuan(unit.attributed)} 元` },
    { step: '标准', words: `${formatYuan(unit.ceiling)} 元` },
    {
      step: '核定金额',
      words:
        unit.counted && settlement.mode === 'ceiling'
          ? `${formatYuan(unit.attributed)} 与 ${formatYuan(unit.ceiling)} 取较低者 ＝ ${formatYuan(unit.payable)} 元`
          : `${formatYuan(unit.payable)} 元`,
    },
  ];
  return (
    <>
      <p className="muted">
        条款 {clause} · {scheme.documentNumber}
        {unit.counted && reason !== '' && ` · ${reason}`}
      </p>
      <Table
        size="small"
        pagination={false}
        showHeader={false}
        rowKey="step"
        dataSource={lines}
        columns={[{ dataIndex: 'step', width: 110 }, { dataIndex: 'words' }]}
      />
      <h3 className="heading heading-later">直接费用凭证</h3>
      <Table
        size="small"
        pagination={false}
        rowKey={({ item }) => item.id}
        dataSource={direct}
        locale={{ emptyText: '没有归属本单位的凭证' }}
        columns={[
          { title: '凭证号码', render: (_, { voucher }) => voucher.number },
          { title: '收款单位', render: (_, { voucher }) => voucher.payee },
          { title: '类别', render: (_, { item }) => COST_CATEGORY_NAMES[item.category] },
          { title: '金额（元）', align: 'right', render: (_, { item }) => formatYuan(item.amount) },
        ]}
      />
    </>
  );
}
