import type { FairLine } from '#shared/contract/fairs.ts';
import { FAIR_FORMAT_NAMES, FAIR_KIND_NAMES } from '#shared/domain/words/names.ts';
import { ZERO } from '#shared/kernel/money.ts';
import type { Column } from '../../components/data-table.tsx';
import { Amount } from '../../components/money.tsx';
import { FairStatusTag, ZoneTag } from '../../components/status-tag.tsx';

export const FAIR_COLUMNS: readonly Column<FairLine>[] = [
  {
    key: 'number',
    title: '编号',
    width: 102,
    least: 84,
    render: ({ fair }) => fair.number,
    compare: (a, b) => (a.fair.number < b.fair.number ? -1 : 1),
  },
  {
    key: 'startsOn',
    title: '日期',
    width: 100,
    render: ({ fair }) => fair.startsOn,
    compare: (a, b) => (a.fair.startsOn < b.fair.startsOn ? -1 : 1),
  },
  {
    key: 'title',
    title: '名称',
    width: 252,
    least: 150,
    always: true,
    render: ({ fair }) => fair.title,
    compare: (a, b) => a.fair.title.localeCompare(b.fair.title, 'zh-CN'),
  },
  { key: 'kind', title: '类型', width: 100, extra: true, render: ({ fair }) => FAIR_KIND_NAMES[fair.kind] },
  { key: 'format', title: '形式', width: 90, extra: true, render: ({ fair }) => FAIR_FORMAT_NAMES[fair.format] },
  { key: 'zone', title: '地域类别', width: 96, render: ({ zone }) => <ZoneTag zone={zone} /> },
  { key: 'place', title: '举办地', width: 150, least: 110, yields: true, render: ({ venuePath }) => venuePath },
  { key: 'status', title: '状态', width: 84, render: ({ fair }) => <FairStatusTag status={fair.status} /> },
  { key: 'units', title: '单位', width: 60, align: 'right', render: ({ units }) => units, compare: (a, b) => a.units - b.units },
  {
    key: 'attended',
    title: '到会',
    width: 60,
    align: 'right',
    render: ({ attended }) => attended,
    compare: (a, b) => a.attended - b.attended,
  },
  {
    key: 'cost',
    title: '费用（元）',
    width: 100,
    align: 'right',
    render: ({ cost }) => <Amount fen={cost} />,
    compare: (a, b) => a.cost - b.cost,
  },
  {
    key: 'payable',
    title: '核定（元）',
    width: 100,
    align: 'right',
    render: ({ settlement }) => (settlement ? <Amount fen={settlement.payable} /> : <span className="muted">—</span>),
    compare: (a, b) => (a.settlement?.payable ?? ZERO) - (b.settlement?.payable ?? ZERO),
  },
];
