import { WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { CopyLine } from '#shared/domain/exchange/exchange-status.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';
import { AgreementTag } from './agreement.tsx';
import { CopyPanel } from './copy-panel.tsx';
import { CopyTag, RIGHTS_NAMES } from './copy-tag.tsx';
import { CustodianDialog } from './custodian-dialog.tsx';
import { lateWords } from './exchange-text.ts';
import { StartCopyDialog } from './start-copy-dialog.tsx';
import './exchange.css';

const COLUMNS: readonly Column<CopyLine>[] = [
  {
    key: 'code',
    title: '编号',
    width: 70,
    render: ({ stationCode }) => stationCode,
    compare: (a, b) => a.stationCode.localeCompare(b.stationCode, 'en', { numeric: true }),
  },
  { key: 'name', title: '站点', width: 240, least: 110, always: true, render: ({ stationName }) => stationName },
  { key: 'host', title: '驻地', width: 170, least: 110, yields: true, render: ({ hostDivision }) => divisionPath(hostDivision) },
  { key: 'rights', title: '权限', width: 84, yields: true, render: ({ peer }) => RIGHTS_NAMES[peer.rights] },
  { key: 'state', title: '状态', width: 110, render: ({ peer }) => <CopyTag peer={peer} /> },
  {
    key: 'last',
    title: '上一包',
    width: 200,
    least: 180,
    render: ({ lastPackage }) =>
      lastPackage ? `第 ${lastPackage.number} 号 ${formatChinaTime(lastPackage.madeAt)}` : <span className="muted">尚无</span>,
    compare: (a, b) => ((a.lastPackage?.madeAt ?? '') < (b.lastPackage?.madeAt ?? '') ? -1 : 1),
  },
  {
    key: 'late',
    title: '交接',
    width: 160,
    least: 150,
    always: true,
    render: ({ peer, hoursLate }) =>
      peer.revoked ? (
        ''
      ) : hoursLate > 0 ? (
        <span className="warning-words">
          <WarningOutlined aria-hidden /> {lateWords(hoursLate)}
        </span>
      ) : (
        '按期'
      ),
    compare: (a, b) => a.hoursLate - b.hoursLate,
  },
  {
    key: 'conflicts',
    title: '待裁定',
    width: 76,
    align: 'right',
    render: ({ openConflicts }) => (openConflicts > 0 ? <a href="#/exchange/conflicts">{openConflicts}</a> : 0),
    compare: (a, b) => a.openConflicts - b.openConflicts,
  },
  {
    key: 'agreed',
    title: '双方校验',
    width: 90,
    least: 80,
    render: ({ peer }) => <AgreementTag agreed={peer.agreed} disagreedAt={peer.disagreedAt} />,
  },
  {
    key: 'expires',
    title: '有效期至',
    width: 110,
    render: ({ peer }) => peer.expiresOn,
    compare: (a, b) => (a.peer.expiresOn < b.peer.expiresOn ? -1 : 1),
  },
];

/** 值守: which copies there are, whose package is late, whether both sides hold the same. */
export function CopiesSection() {
  const copies = useQuery(orpc.exchange.copies.queryOptions());
  const [open, setOpen] = useState<string>();
  const [dialog, setDialog] = useState<'start' | 'custodian'>();
  const shown = copies.data?.find(({ peer }) => peer.id === open);
  const late = copies.data?.filter(({ hoursLate }) => hoursLate > 0).length ?? 0;
  const start = (
    <Button type="primary" onClick={() => setDialog('start')}>
      生成启动文件
    </Button>
  );
  return (
    <>
      {copies.error && <Failure error={copies.error} onRetry={() => void copies.refetch()} />}
      <div className="work-bar">
        {late > 0 && (
          <span className="warning-words">
            <WarningOutlined aria-hidden /> {late} 个副本迟交
          </span>
        )}
        <span className="work-bar-gap" />
        <Button onClick={() => setDialog('custodian')}>第二保管人密钥</Button>
        {start}
      </div>
      <DataTable
        name="copies"
        columns={COLUMNS}
        rows={copies.data}
        rowKey={({ peer }) => peer.id}
        onOpen={({ peer }) => setOpen(peer.id)}
        rowClassName={({ peer }) => (peer.revoked ? 'muted' : '')}
        empty={
          <>
            <p>还没有站点副本。先在“驻外站”登记站点，再生成启动文件，站点电脑打开后即可离线工作。</p>
            {start}
          </>
        }
      />
      {shown && <CopyPanel key={shown.peer.id} line={shown} onClose={() => setOpen(undefined)} />}
      {dialog === 'start' && <StartCopyDialog onClose={() => setDialog(undefined)} />}
      {dialog === 'custodian' && <CustodianDialog onClose={() => setDialog(undefined)} />}
    </>
  );
}
