import { useQuery } from '@tanstack/react-query';
import { Button, type ButtonProps, Modal } from 'antd';
import { useState } from 'react';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import { Loaded } from '../../components/failure.tsx';
import { PdfPages } from '../../components/pdf-pages.tsx';
import { PrintButtons } from '../../components/print-buttons.tsx';
import { orpc } from '../../lib/orpc.ts';

/** 合并报告 of a package, opened over the page. */
export function ReportButton({ taken, ...look }: { readonly taken: PackageIn } & Pick<ButtonProps, 'size'>) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        合并报告
      </Button>
      {isOpen && <ReportDialog taken={taken} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The sheet as it will print. */
function ReportDialog({ taken, onClose }: { readonly taken: PackageIn; readonly onClose: () => void }) {
  const report = useQuery(orpc.exchange.printReport.queryOptions({ input: { packageId: taken.id }, staleTime: 0, gcTime: 0 }));
  return (
    <Modal
      open
      title={`合并报告：${taken.header.from} 第 ${taken.number} 号包`}
      width={900}
      style={{ top: 24 }}
      onCancel={onClose}
      footer={<PrintButtons running={report.isFetching} disabled={!report.data} onMake={(use) => report.data && use(report.data)} />}
    >
      <div style={{ height: 'calc(100vh - 220px)', display: 'flex', flexDirection: 'column' }}>
        <Loaded query={report}>{(file) => <PdfPages file={file} zoom={1} />}</Loaded>
      </div>
    </Modal>
  );
}
