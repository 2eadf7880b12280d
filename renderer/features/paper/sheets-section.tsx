import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { PaperSheetLine } from '#shared/contract/paper.ts';
import { PAPER_KIND_NAMES } from '#shared/domain/paper/paper-words.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { PrintButtons } from '../../components/print-buttons.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { PrintSheetsDialog } from './print-sheets-dialog.tsx';

const COLUMNS: readonly Column<PaperSheetLine>[] = [
  { key: 'code', title: '表号', width: 80, always: true, render: (sheet) => sheet.code },
  { key: 'kind', title: '签到表', width: 130, render: (sheet) => PAPER_KIND_NAMES[sheet.kind] },
  { key: 'named', title: '列名', width: 70, align: 'right', render: (sheet) => sheet.named },
  { key: 'blank', title: '空白行', width: 80, align: 'right', render: (sheet) => sheet.blank },
  { key: 'entered', title: '已补录', width: 80, align: 'right', render: (sheet) => sheet.entered },
  { key: 'printedAt', title: '打印时间', width: 140, render: (sheet) => formatChinaTime(sheet.printedAt) },
  { key: 'printedBy', title: '打印人', width: 90, render: (sheet) => sheet.printedBy },
  { key: 'copies', title: '打印次数', width: 90, align: 'right', render: (sheet) => sheet.copies },
];

/** 签到表: the sheets that were printed for the fair; one that was lost is printed again. */
export function SheetsSection({ fairId }: { readonly fairId: FairId }) {
  const [isPrinting, setIsPrinting] = useState(false);
  const [again, setAgain] = useState<PaperSheetLine>();
  const sheets = useQuery(orpc.paper.sheets.queryOptions({ input: { fairId } }));
  const print = (
    <Button type="primary" onClick={() => setIsPrinting(true)}>
      打印签到表
    </Button>
  );
  return (
    <>
      {sheets.error && <Failure error={sheets.error} onRetry={() => void sheets.refetch()} />}
      <DataTable
        name="paper-sheets"
        columns={COLUMNS}
        rows={sheets.data}
        rowKey={(sheet) => sheet.id}
        onOpen={setAgain}
        bar={print}
        empty={
          <>
            <p>本场还没有印过签到表。印好后现场签名，会后按行码补录。</p>
            {print}
          </>
        }
      />
      {isPrinting && <PrintSheetsDialog fairId={fairId} onClose={() => setIsPrinting(false)} />}
      {again && <ReprintDialog sheet={again} onClose={() => setAgain(undefined)} />}
    </>
  );
}

function ReprintDialog({ sheet, onClose }: { readonly sheet: PaperSheetLine; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const reprint = useCommand(client.paper.reprint, onClose);
  return (
    <Dialog
      open
      title={`补打签到表 ${sheet.code}`}
      onCancel={onClose}
      footer={
        <PrintButtons
          running={reprint.isPending}
          disabled={reason.trim() === ''}
          onMake={(use) => reprint.mutate({ id: sheet.id, rowQr: true, reason: reason.trim() }, { onSuccess: use })}
        />
      }
    >
      {reprint.error && <Failure error={reprint.error} />}
      <p>已打印 {sheet.copies} 次。补打的各行与原表相同，表上注明“补打”。</p>
      <label htmlFor="reprint-reason">补打原因</label>
      <Input id="reprint-reason" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  );
}
