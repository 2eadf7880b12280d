import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Steps } from 'antd';
import { useState } from 'react';
import type { ImportOutcome, RosterPreview } from '#shared/contract/roster.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { Page } from '../../../components/page.tsx';
import { CheckStep } from '../../../features/roster/check-step.tsx';
import { FileStep } from '../../../features/roster/file-step.tsx';
import { ResultStep } from '../../../features/roster/result-step.tsx';
import { orpc } from '../../../lib/orpc.ts';

/** 导入名册 in three steps: 选择文件 → 核对列与错误 → 结果. */
export function ImportPage() {
  const navigate = useNavigate();
  const { fairId } = useParams({ strict: false });
  const id = fairId as FairId;
  const fair = useQuery(orpc.fairs.get.queryOptions({ input: { id } }));
  const [file, setFile] = useState<File>();
  const [preview, setPreview] = useState<RosterPreview>();
  const [outcome, setOutcome] = useState<ImportOutcome>();
  const restart = () => {
    setFile(undefined);
    setPreview(undefined);
    setOutcome(undefined);
  };
  const step = outcome ? 2 : preview ? 1 : 0;
  return (
    <Page
      title="导入名册"
      trail={[
        { title: '招聘会', href: '/fairs' },
        { title: fair.data ? `${fair.data.fair.number} ${fair.data.fair.title}` : '招聘会', href: `/fairs/${id}/roster` },
      ]}
    >
      <Steps
        size="small"
        current={step}
        items={[{ title: '选择文件' }, { title: '核对列与错误' }, { title: '结果' }]}
        style={{ maxWidth: 720 }}
      />
      {step === 0 && (
        <FileStep
          fairId={id}
          onRead={(read, from) => {
            setFile(from);
            setPreview(read);
          }}
        />
      )}
      {step === 1 && preview && file && (
        <CheckStep fairId={id} file={file} preview={preview} onPreview={setPreview} onDone={setOutcome} onBack={restart} />
      )}
      {step === 2 && outcome && (
        <ResultStep
          outcome={outcome}
          onAgain={restart}
          onRoster={() => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: id, section: 'roster' } })}
        />
      )}
    </Page>
  );
}
