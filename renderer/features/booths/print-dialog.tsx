import { useQuery } from '@tanstack/react-query';
import { App, Button, Spin } from 'antd';
import { useState } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { PdfPages } from '../../components/pdf-pages.tsx';
import { client } from '../../lib/client.ts';
import { printFile } from '../../lib/print-file.ts';
import { saveFile } from '../../lib/save-file.ts';

export const BOOTH_PRINTS = { plan: '展位图', card1: '展位卡（每页一张）', card2: '展位卡（每页两张）' } as const;
export type BoothPrint = keyof typeof BOOTH_PRINTS;

function render(fairId: FairId, what: BoothPrint): Promise<File> {
  return what === 'plan' ? client.booths.planSheet({ fairId }) : client.booths.cards({ fairId, perPage: what === 'card1' ? 1 : 2 });
}

/** 展位图 or 展位卡 as they will print. */
export function PrintDialog({
  fairId,
  what,
  onClose,
}: {
  readonly fairId: FairId;
  readonly what: BoothPrint;
  readonly onClose: () => void;
}) {
  const { message } = App.useApp();
  const [isPrinting, setIsPrinting] = useState(false);
  const file = useQuery({ queryKey: ['booth-print', fairId, what], queryFn: () => render(fairId, what), staleTime: 0, gcTime: 0 });
  const print = async (sheet: File) => {
    setIsPrinting(true);
    await printFile(sheet).catch(() => void message.warning('本机浏览器不能直接打印，请用“另存 PDF”后打印'));
    setIsPrinting(false);
  };
  return (
    <Dialog
      open
      title={BOOTH_PRINTS[what]}
      width={1000}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={
        <>
          <Button disabled={!file.data} onClick={() => file.data && saveFile(file.data)}>
            另存 PDF
          </Button>
          <Button type="primary" disabled={!file.data} loading={isPrinting} onClick={() => file.data && void print(file.data)}>
            打印
          </Button>
        </>
      }
    >
      <div style={{ height: '68vh', display: 'flex', flexDirection: 'column' }}>
        {file.error ? (
          <Failure error={file.error} onRetry={() => void file.refetch()} />
        ) : file.data ? (
          <PdfPages file={file.data} zoom={0.75} />
        ) : (
          <Spin delay={300} style={{ margin: 48 }} />
        )}
      </div>
    </Dialog>
  );
}
