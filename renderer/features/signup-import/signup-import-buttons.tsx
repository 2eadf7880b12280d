import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { FairId } from '#shared/kernel/ids.ts';
import { BatchesDialog } from '../../components/imports/batches-dialog.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';
import { signupImport } from './signup-import.ts';

/** What is done with the sign-ups of a fair as a list: 导入、导出、导入批次. Whole numbers leave the program only with a reason. */
export function SignupImportButtons({
  fairId,
  onImport,
}: {
  readonly fairId: FairId;
  /** undefined where nothing can be imported, or where one is importing already. */
  readonly onImport?: () => void;
}) {
  const { message } = App.useApp();
  const [showsBatches, setShowsBatches] = useState(false);
  const [asksReason, setAsksReason] = useState(false);
  const clear = useCommand(client.signupImport.exportClear, (file) => {
    setAsksReason(false);
    saveFile(file);
  });
  const showBatches = () => setShowsBatches(true);
  const exportMasked = () =>
    client.signupImport
      .exportList({ fairId })
      .then(saveFile)
      .catch((failure: unknown) => message.error(sentenceOf(failure)));
  return (
    <>
      {onImport ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'import', label: '导入报名名单' },
              { key: 'batches', label: '导入批次' },
            ],
            onClick: ({ key }) => (key === 'import' ? onImport() : showBatches()),
          }}
        >
          <Button>导入</Button>
        </Dropdown>
      ) : (
        <Button onClick={showBatches}>导入批次</Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'masked', label: '导出（号码脱敏）' },
            { key: 'clear', label: '导出完整号码' },
          ],
          onClick: ({ key }) => (key === 'masked' ? void exportMasked() : setAsksReason(true)),
        }}
      >
        <Button>导出</Button>
      </Dropdown>
      {showsBatches && <BatchesDialog subject={signupImport} fairId={fairId} onClose={() => setShowsBatches(false)} />}
      {asksReason && (
        <ReasonDialog
          title="导出完整号码"
          about="文件含完整的证件号码和电话，请妥善保管。经办人、时间、人数和原因记入操作日志。"
          confirm="导出"
          running={clear.isPending}
          error={clear.error}
          onConfirm={(reason) => clear.mutate({ fairId, reason })}
          onClose={() => setAsksReason(false)}
        />
      )}
    </>
  );
}
