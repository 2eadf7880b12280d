import { Button } from 'antd';
import { useState } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { BatchesDialog } from '../../components/imports/batches-dialog.tsx';
import { jobImport } from './job-import.ts';

/** 导入岗位、导入批次. */
export function JobImportButtons({ fairId, onImport }: { readonly fairId: FairId; readonly onImport: () => void }) {
  const [showsBatches, setShowsBatches] = useState(false);
  return (
    <>
      <Button type="primary" onClick={onImport}>
        导入岗位
      </Button>
      <Button onClick={() => setShowsBatches(true)}>导入批次</Button>
      {showsBatches && <BatchesDialog subject={jobImport} fairId={fairId} onClose={() => setShowsBatches(false)} />}
    </>
  );
}
