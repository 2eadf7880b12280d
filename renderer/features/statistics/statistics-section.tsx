import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { StatisticsPage } from '#shared/contract/statistics.ts';
import { figureName } from '#shared/domain/statistics/report.ts';
import type { FigureRef } from '#shared/domain/statistics/statistics.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { saveFile } from '../../lib/save-file.ts';
import { BehindDrawer } from './behind-drawer.tsx';
import { FigureTables } from './figure-tables.tsx';
import { ObservationsDialog } from './observations-dialog.tsx';

/** 统计: the official table counted from the data; each figure opens the names behind it. */
export function StatisticsSection({ overview, print }: { readonly overview: FairOverview; readonly print: (file: File) => Promise<void> }) {
  const { fair } = overview;
  const { message } = App.useApp();
  const page = useQuery(orpc.statistics.forFair.queryOptions({ input: { fairId: fair.id } }));
  const [behind, setBehind] = useState<FigureRef>();
  const [isObserving, setIsObserving] = useState(false);
  const report = useCommand(client.statistics.report, () => void message.success('已上报，统计数已留存'));
  const printSheet = async () => {
    const file = await client.statistics.sheet({ fairId: fair.id });
    await print(file).catch(() => void message.warning('本机浏览器不能直接打印，请用“另存 PDF”后打印'));
  };
  return (
    <Loaded query={page}>
      {(found) => (
        <>
          {report.error && <Failure error={report.error} />}
          <div style={{ display: 'flex', alignItems: 'center', gap: 8, flexWrap: 'wrap' }}>
            <span>{stateWords(found)}</span>
            <span style={{ flex: 1 }} />
            <Button onClick={() => setIsObserving(true)}>人工填报</Button>
            <Button onClick={() => void client.statistics.exportTable({ fairId: fair.id }).then(saveFile)}>导出 Excel</Button>
            <Button onClick={() => void client.statistics.sheet({ fairId: fair.id }).then(saveFile)}>另存 PDF</Button>
            <Button onClick={() => void printSheet()}>打印</Button>
            <Popconfirm
              title="上报统计表"
              description="上报后按此刻的统计数留存；以后数据有变动，列为更正。"
              okText="上报"
              onConfirm={() => report.mutate({ fairId: fair.id, contentHash: found.contentHash })}
            >
              <Button type="primary" loading={report.isPending}>
                {found.report ? '更正上报' : '上报'}
              </Button>
            </Popconfirm>
          </div>
          {found.corrections.length > 0 && <Corrections page={found} onOpen={setBehind} />}
          <FigureTables statistics={found.statistics} onOpen={setBehind} />
          {behind && <BehindDrawer fairId={fair.id} figure={behind} onClose={() => setBehind(undefined)} />}
          {isObserving && <ObservationsDialog fair={fair} observations={found.observations} onClose={() => setIsObserving(false)} />}
        </>
      )}
    </Loaded>
  );
}

function stateWords({ report, corrections }: StatisticsPage): string {
  if (!report) return '尚未上报，印出的表带“草稿”字样';
  const { version, reportedAt, reportedBy } = report;
  const changed = corrections.length === 0 ? '数据未变动' : `其后有 ${corrections.length} 项变动`;
  return `已上报（第 ${version} 次，${formatChinaTime(reportedAt)} ${reportedBy}），${changed}`;
}

function Corrections({ page, onOpen }: { readonly page: StatisticsPage; readonly onOpen: (figure: FigureRef) => void }) {
  return (
    <section className="page-missing" aria-label="更正">
      <strong>更正</strong>
      <table className="count-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="count">
              上报数
            </th>
            <th scope="col" className="count">
              现数
            </th>
          </tr>
        </thead>
        <tbody>
          {page.corrections.map(({ figure, reported, now }) => (
            <tr key={figureName(figure)}>
              <td>{figureName(figure)}</td>
              <td className="count">{reported ?? '—'}</td>
              <td className="count">
                <button type="button" className="link" onClick={() => onOpen(figure)}>
                  {now ?? '—'}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
