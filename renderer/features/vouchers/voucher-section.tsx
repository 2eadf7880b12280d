import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { VoucherLine } from '#shared/contract/vouchers.ts';
import { COST_CATEGORY_NAMES, COST_PAYER_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan, sumMoney } from '#shared/kernel/money.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { Amount } from '../../components/money.tsx';
import { orpc } from '../../lib/orpc.ts';
import { VoucherDialog } from './voucher-dialog.tsx';

const COLUMNS: readonly Column<VoucherLine>[] = [
  {
    key: 'number',
    title: '凭证号码',
    width: 190,
    always: true,
    render: ({ voucher }) => <span className={voucher.voidReason === undefined ? '' : 'struck'}>{voucher.number}</span>,
  },
  {
    key: 'date',
    title: '凭证日期',
    width: 100,
    render: ({ voucher }) => voucher.voucherDate,
    compare: (a, b) => (a.voucher.voucherDate < b.voucher.voucherDate ? -1 : 1),
  },
  { key: 'payee', title: '收款单位', width: 240, least: 150, render: ({ voucher }) => voucher.payee },
  {
    key: 'categories',
    title: '费用类别',
    width: 150,
    least: 90,
    render: ({ voucher }) => [...new Set(voucher.items.map((item) => COST_CATEGORY_NAMES[item.category]))].join('、'),
  },
  { key: 'units', title: '归属', width: 170, least: 90, render: ownersOf },
  { key: 'payer', title: '支付方', width: 100, render: ({ voucher }) => COST_PAYER_NAMES[voucher.payer] },
  {
    key: 'attachments',
    title: '附件',
    width: 60,
    yields: true,
    align: 'right',
    render: ({ voucher }) => (voucher.attachments.length > 0 ? voucher.attachments.length : <span className="muted">—</span>),
  },
  {
    key: 'total',
    title: '金额（元）',
    width: 110,
    align: 'right',
    render: ({ total }) => <Amount fen={total} />,
    compare: (a, b) => a.total - b.total,
  },
];

function ownersOf({ voucher, unitNames }: VoucherLine): string {
  const owners = [...new Set(voucher.items.map((item) => item.unitId))];
  return owners.map((unitId) => (unitId === undefined ? '公共费用' : (unitNames[unitId] ?? ''))).join('、');
}

/** 费用凭证 of a fair. A void one stays with its reason and counts nowhere. */
export function VoucherSection({ overview }: { readonly overview: FairOverview }) {
  const { fair } = overview;
  const vouchers = useQuery(orpc.vouchers.list.queryOptions({ input: { fairId: fair.id } }));
  const [editing, setEditing] = useState<VoucherLine['voucher']['id'] | 'new'>();
  const [showsVoid, setShowsVoid] = useState(false);
  const isLocked = fair.status === 'cancelled' || overview.settlement !== undefined;
  const inForce = vouchers.data?.filter(({ voucher }) => voucher.voidReason === undefined);
  const voided = (vouchers.data?.length ?? 0) - (inForce?.length ?? 0);
  const edited = vouchers.data?.find(({ voucher }) => voucher.id === editing);
  return (
    <>
      {vouchers.error && <Failure error={vouchers.error} onRetry={() => void vouchers.refetch()} />}
      <DataTable
        name="vouchers"
        columns={COLUMNS}
        rows={showsVoid ? vouchers.data : inForce}
        rowKey={({ voucher }) => voucher.id}
        onOpen={({ voucher }) => setEditing(voucher.id)}
        rowClassName={({ voucher }) => (voucher.voidReason === undefined ? '' : 'muted')}
        bar={
          <>
            {isLocked ? (
              <span className="muted">{overview.settlement ? '已核定结算，凭证不能修改' : '活动已取消'}</span>
            ) : (
              <Button type="primary" onClick={() => setEditing('new')}>
                录入凭证
              </Button>
            )}
            {voided > 0 && (
              <Checkbox checked={showsVoid} onChange={(event) => setShowsVoid(event.target.checked)}>
                显示已作废（{voided}）
              </Checkbox>
            )}
          </>
        }
        sums={[
          { label: '凭证', value: `${inForce?.length ?? 0} 张` },
          { label: '合计', value: `${formatYuan(sumMoney(inForce ?? [], (line) => line.total))} 元` },
        ]}
        empty={
          <>
            <p>还没有支出凭证。按发票逐张录入，可附扫描件或电子发票。</p>
            {!isLocked && (
              <Button type="primary" onClick={() => setEditing('new')}>
                录入凭证
              </Button>
            )}
          </>
        }
      />
      {editing !== undefined && (editing === 'new' || edited) && (
        <VoucherDialog fair={fair} line={edited} isLocked={isLocked} onSaved={setEditing} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}
