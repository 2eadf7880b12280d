import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select, Spin } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { SettlementId } from '#shared/kernel/ids.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { Failure } from '../../components/failure.tsx';
import { PdfPages } from '../../components/pdf-pages.tsx';
import { client } from '../../lib/client.ts';
import { newStamp } from '../../lib/operator.ts';
import { orpc, queryClient } from '../../lib/orpc.ts';
import { printFile } from '../../lib/print-file.ts';
import { saveFile } from '../../lib/save-file.ts';

const ZOOMS = [0.75, 1, 1.25, 1.5, 2];

/** 打印: the sheets as they will print, then printed or saved. Each issue of a sealed settlement counts; from the second on the paper says 补打. */
export function PrintSection({ overview }: { readonly overview: FairOverview }) {
  const fairId = overview.fair.id;
  const { message } = App.useApp();
  const [zoom, setZoom] = useState(1);
  const [chosen, setChosen] = useState<SettlementId>();
  const page = useQuery(orpc.settlements.forFair.queryOptions({ input: { fairId } }));
  const sealed = page.data?.sealed;
  const sheets = [
    ...(page.data ? [{ value: '', label: sealed ? `${sealed.number} 已批` : '草稿' }] : []),
    ...(page.data?.earlier ?? []).map((one) => ({ value: one.id as string, label: `${one.number} 已作废` })),
  ];
  const which = { fairId, ...(chosen === undefined ? {} : { settlementId: chosen }) };
  const settlementId = chosen ?? sealed?.id;
  const preview = useQuery(orpc.documents.preview.queryOptions({ input: which, staleTime: 0 }));
  const prints = useQuery(
    orpc.documents.prints.queryOptions({ input: { settlementId: settlementId as SettlementId }, enabled: settlementId !== undefined }),
  );
  const issue = useMutation({
    mutationFn: async (use: (file: File) => void | Promise<void>) => {
      const file = await client.documents.issue({ ...which, command: newStamp() });
      await use(file);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: orpc.documents.prints.key() }),
  });
  const last = prints.data?.at(-1);
  return (
    <>
      {issue.error && <Failure error={issue.error} />}
      <div className="work-bar">
        {sheets.length > 1 && (
          <Select
            aria-label="结算"
            style={{ minWidth: 160 }}
            value={chosen ?? ''}
            options={sheets}
            onChange={(value) => setChosen(value === '' ? undefined : (value as SettlementId))}
          />
        )}
        <span className="muted">
          {settlementId === undefined
            ? '尚未核定，印出的表带“草稿”字样，不编号'
            : last
              ? `已打印 ${prints.data?.length ?? 0} 次，最近 ${formatChinaTime(last.at as Instant)} ${last.by}；再印为补打 ${prints.data?.length ?? 0}`
              : '尚未打印'}
        </span>
        <span className="work-bar-gap" />
        <Select
          aria-label="缩放"
          style={{ width: '7em' }}
          value={zoom}
          options={ZOOMS.map((value) => ({ value, label: `${value * 100}%` }))}
          onChange={setZoom}
        />
        <Button disabled={!preview.data} loading={issue.isPending} onClick={() => issue.mutate((file) => saveFile(file))}>
          另存 PDF
        </Button>
        <Button
          type="primary"
          disabled={!preview.data}
          loading={issue.isPending}
          onClick={() =>
            issue.mutate((file) => printFile(file).catch(() => void message.warning('本机浏览器不能直接打印，请用“另存 PDF”后打印')))
          }
        >
          打印
        </Button>
      </div>
      {preview.error ? (
        <Failure error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data ? (
        <PdfPages file={preview.data} zoom={zoom} />
      ) : (
        <Spin delay={300} style={{ margin: 48 }} />
      )}
    </>
  );
}
