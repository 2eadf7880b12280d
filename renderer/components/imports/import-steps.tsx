import { Steps } from 'antd';
import { useState } from 'react';
import type { ImportOutcome, ImportPreview } from '#shared/contract/imports.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { CheckStep } from './check-step.tsx';
import { FileStep } from './file-step.tsx';
import type { ImportSubject } from './import-subject.ts';
import { ResultStep } from './result-step.tsx';

/** An import into a fair in three steps: 选择文件 → 核对列与错误 → 结果. */
export function ImportSteps<Outcome extends ImportOutcome, Undone>({
  subject,
  fairId,
  onOnward,
}: {
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly fairId: FairId;
  readonly onOnward: () => void;
}) {
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<ImportPreview>();
  const [outcome, setOutcome] = useState<Outcome>();
  const restart = () => {
    setFile(undefined);
    setPreview(undefined);
    setOutcome(undefined);
  };
  const step = outcome ? 2 : preview ? 1 : 0;
  return (
    <>
      <Steps
        size="small"
        current={step}
        items={[{ title: '选择文件' }, { title: '核对列与错误' }, { title: '结果' }]}
        style={{ maxWidth: 720 }}
      />
      {step === 0 && (
        <FileStep
          subject={subject}
          fairId={fairId}
          onRead={(read, from) => {
            setFile(from);
            setPreview(read);
          }}
        />
      )}
      {step === 1 && preview && file && (
        <CheckStep
          subject={subject}
          fairId={fairId}
          file={file}
          preview={preview}
          onPreview={setPreview}
          onDone={setOutcome}
          onBack={restart}
        />
      )}
      {step === 2 && outcome && <ResultStep subject={subject} outcome={outcome} onAgain={restart} onOnward={onOnward} />}
    </>
  );
}
