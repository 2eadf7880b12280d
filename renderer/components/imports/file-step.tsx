import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import type { ImportOutcome, ImportPreview } from '#shared/contract/imports.ts';
import { spreadsheetRefusalSentence } from '#shared/domain/imports/import-words.ts';
import { FILE_BYTES_MAX } from '#shared/domain/imports/spreadsheet-refusal.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { saveFile } from '../../lib/save-file.ts';
import { Failure } from '../failure.tsx';
import { useFileDrop } from '../use-file-drop.ts';
import type { ImportSubject } from './import-subject.ts';

/** Step 1: a file is dragged in or chosen; one that is too large is refused before it is sent anywhere. */
export function FileStep<Outcome extends ImportOutcome, Undone>({
  subject,
  fairId,
  onRead,
}: {
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly fairId: FairId;
  readonly onRead: (preview: ImportPreview, file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string>();
  const read = useMutation({ mutationFn: (file: File) => subject.procedures.readFile({ fairId, file }), onSuccess: onRead });
  const take = (file: File | undefined) => {
    if (!file) return;
    const problem =
      file.size === 0
        ? spreadsheetRefusalSentence({ type: 'FileEmpty' })
        : file.size > FILE_BYTES_MAX
          ? spreadsheetRefusalSentence({ type: 'FileTooLarge', bytes: file.size, limit: FILE_BYTES_MAX })
          : undefined;
    setRefused(problem);
    read.reset();
    if (problem === undefined) read.mutate(file);
  };
  const { over, place } = useFileDrop((files) => take(files[0]));
  return (
    <div className="sheet form-narrow">
      {refused !== undefined && <Alert type="error" showIcon role="alert" title={refused} style={{ marginBottom: 12 }} />}
      {read.error && <Failure error={read.error} />}
      <section aria-label={`把${subject.noun}拖到这里`} className={over ? 'drop drop-over' : 'drop'} {...place}>
        <p style={{ margin: '0 0 12px' }}>把{subject.noun}拖到这里，或</p>
        <Button type="primary" autoFocus loading={read.isPending} onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <p className="muted" style={{ margin: '12px 0 0' }}>
          .xlsx、.xls 或 .csv（UTF-8、GB18030）
        </p>
        <input
          ref={input}
          type="file"
          aria-label={`${subject.noun}文件`}
          accept=".xlsx,.xls,.csv,.txt"
          hidden
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </section>
      <p style={{ marginBottom: 0 }}>
        <Button type="link" style={{ padding: 0 }} onClick={() => void subject.procedures.template().then(saveFile)}>
          下载模板
        </Button>
        <span className="muted">　列名不同也可以导入，下一步核对各列对应关系。{subject.hint}</span>
      </p>
    </div>
  );
}
