import { Button, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { capitalAmount } from '#shared/domain/documents/capital-amount.ts';
import { derivationLine } from '#shared/domain/settlements/derivation.ts';
import type { UnitSettlement } from '#shared/domain/settlements/event-cost.ts';
import { unitReason } from '#shared/domain/settlements/exclusion-words.ts';
import { flagWords } from '#shared/domain/settlements/flags.ts';
import type { SettlementSnapshot } from '#shared/domain/settlements/snapshot.ts';
import { ATTENDANCE_NAMES, COST_CATEGORY_NAMES, PROGRAM_NAMES, SCHEME_MODE_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan, subtractMoney } from '#shared/kernel/money.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { SidePanel } from '../../components/dialog.tsx';
import { Amount } from '../../components/money.tsx';
import { differenceSentence } from './difference-words.ts';
import { UnitDerivation } from './unit-derivation.tsx';

const SEVERITY = { blocking: 'error', attention: 'warning', information: 'processing' } as const;

/** 标准额度 and 核定金额 side by side, why they differ, and what each unit comes to. */
export function SettlementFigures({ snapshot }: { readonly snapshot: SettlementSnapshot }) {
  const { settlement, scheme } = snapshot;
  const [showsDerivation, setShowsDerivation] = useState(false);
  const [unit, setUnit] = useState<UnitSettlement>();
  const names = new Map(snapshot.roster.map((entry) => [entry.unitId, entry]));
  const nameOf = (one: UnitSettlement) => names.get(one.unitId)?.name ?? '';
  const money = (key: string, title: string, of: (one: UnitSettlement) => UnitSettlement['payable']): Column<UnitSettlement> => ({
    key,
    title,
    width: 96,
    align: 'right',
    render: (one) => <Amount fen={of(one)} />,
    compare: (a, b) => of(a) - of(b),
  });
  const columns: readonly Column<UnitSettlement>[] = [
    { key: 'name', title: '单位名称', width: 280, least: 200, always: true, render: nameOf },
    {
      key: 'attendance',
      title: '到会',
      width: 80,
      yields: true,
      render: (one) => ATTENDANCE_NAMES[names.get(one.unitId)?.attendance ?? 'pending'],
    },
    { key: 'counted', title: '计入', width: 56, align: 'center', render: (one) => (one.counted ? '是' : '否') },
    money('direct', '直接费用', (one) => one.direct),
    money('share', '分摊费用', (one) => one.share),
    money('attributed', '费用合计', (one) => one.attributed),
    money('ceiling', '标准', (one) => one.ceiling),
    money('payable', '核定金额', (one) => one.payable),
    { key: 'reason', title: '说明', width: 200, least: 150, render: unitReason },
  ];
  return (
    <>
      <div className="sheet">
        <div className="figure-columns">
          <Figure
            label="标准额度"
            value={`${formatYuan(settlement.quota)} 元`}
            note={`${settlement.countedUnits} 家计入 · 标准 ${formatYuan(settlement.rate)} 元`}
          />
          <Figure
            label={
              <>
                核定金额
                <Button size="small" onClick={() => setShowsDerivation(true)}>
                  依据
                </Button>
              </>
            }
            value={`${formatYuan(settlement.payable)} 元`}
            note={capitalAmount(settlement.payable)}
            strong
          />
          <Figure
            label="差额"
            value={`${formatYuan(subtractMoney(settlement.quota, settlement.payable))} 元`}
            note={differenceSentence(settlement)}
          />
        </div>
        <div className="muted" style={{ marginTop: 8 }}>
          {PROGRAM_NAMES[scheme.program]} · {scheme.documentNumber} · {SCHEME_MODE_NAMES[settlement.mode]}
          {snapshot.otherPrograms.map((other) => ` · ${PROGRAM_NAMES[other.program]}测算 ${formatYuan(other.payable)} 元，仅供对照`)}
        </div>
      </div>
      {settlement.flags.length > 0 && (
        <ul className="flags">
          {settlement.flags.map((flag) => {
            const { title, sentence, severity } = flagWords(flag);
            return (
              <li key={flag}>
                <Tag color={SEVERITY[severity]}>{title}</Tag>
                {sentence}
              </li>
            );
          })}
        </ul>
      )}
      <DataTable
        name="settlement-units"
        columns={columns}
        rows={settlement.units}
        rowKey={(one) => one.unitId}
        onOpen={setUnit}
        rowClassName={(one) => (one.counted ? '' : 'muted')}
        bar={<span className="muted">点击单位查看核定依据</span>}
        sums={[
          { label: '到会', value: `${settlement.attendingUnits} 家` },
          { label: '计入', value: `${settlement.countedUnits} 家` },
          { label: '可列支费用', value: `${formatYuan(settlement.eligible)} 元` },
          { label: '核定合计', value: `${formatYuan(settlement.payable)} 元` },
        ]}
        empty={<p>名册中没有单位。</p>}
      />
      <SidePanel open={showsDerivation} title="依据" size={760} onClose={() => setShowsDerivation(false)}>
        <Derivation snapshot={snapshot} />
      </SidePanel>
      <SidePanel open={unit !== undefined} title={unit && nameOf(unit)} size={640} onClose={() => setUnit(undefined)}>
        {unit && <UnitDerivation unit={unit} snapshot={snapshot} />}
      </SidePanel>
    </>
  );
}

function Figure({
  label,
  value,
  note,
  strong,
}: {
  readonly label: ReactNode;
  readonly value: string;
  readonly note: string;
  readonly strong?: boolean;
}) {
  return (
    <div>
      <div className="figure-label">{label}</div>
      <div className={strong ? 'figure-value figure-strong' : 'figure-value'}>{value}</div>
      <div className="muted">{note}</div>
    </div>
  );
}

/** 依据: the steps in the words of the sheet, then the vouchers they stand on. */
function Derivation({ snapshot }: { readonly snapshot: SettlementSnapshot }) {
  const assessed = new Map(snapshot.settlement.costs.map((cost) => [cost.costId, cost]));
  const items = snapshot.vouchers.flatMap((voucher) => voucher.items.map((item) => ({ voucher, item })));
  return (
    <>
      <Table
        size="small"
        pagination={false}
        rowKey="rule"
        dataSource={snapshot.settlement.derivation.map(derivationLine)}
        columns={[
          { title: '步骤', dataIndex: 'rule', width: 110 },
          { title: '条款', dataIndex: 'clause', width: 80 },
          { title: '说明', render: (_, line) => `${line.base}。${line.why}` },
        ]}
      />
      <h3 className="heading heading-later">凭证</h3>
      <Table
        size="small"
        pagination={false}
        rowKey={({ item }) => item.id}
        dataSource={items}
        locale={{ emptyText: '没有支出凭证' }}
        columns={[
          { title: '凭证号码', render: (_, { voucher }) => voucher.number },
          { title: '类别', render: (_, { item }) => COST_CATEGORY_NAMES[item.category] },
          { title: '金额（元）', align: 'right', render: (_, { item }) => <Amount fen={item.amount} /> },
          { title: '可列支', render: (_, { item }) => (assessed.get(item.id)?.eligible ? '是' : '否') },
        ]}
      />
    </>
  );
}
