import { Button, Result } from 'antd';
import type { ImportOutcome } from '#shared/contract/imports.ts';
import { useCommand } from '../../lib/command.ts';
import { Failure } from '../failure.tsx';
import type { ImportSubject } from './import-subject.ts';

/** Step 3: what came in, and the way back. */
export function ResultStep<Outcome extends ImportOutcome, Undone>({
  subject,
  outcome,
  onAgain,
  onOnward,
}: {
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly outcome: Outcome;
  readonly onAgain: () => void;
  readonly onOnward: () => void;
}) {
  const undo = useCommand(subject.procedures.undo);
  if (undo.data) {
    return (
      <Result
        className="sheet"
        status="info"
        title="本批已撤销"
        subTitle={subject.undoneWords(undo.data)}
        extra={
          <Button type="primary" autoFocus onClick={onAgain}>
            重新导入
          </Button>
        }
      />
    );
  }
  return (
    <>
      {undo.error && <Failure error={undo.error} />}
      <Result
        className="sheet"
        status="success"
        title={`已导入 ${outcome.added} ${subject.counted}`}
        subTitle={subject.outcomeWords(outcome)}
        extra={[
          <Button key="onward" type="primary" autoFocus onClick={onOnward}>
            {subject.onward}
          </Button>,
          <Button key="again" onClick={onAgain}>
            再导入一份
          </Button>,
          <Button key="undo" danger loading={undo.isPending} onClick={() => undo.mutate({ batchId: outcome.batchId })}>
            撤销本批
          </Button>,
        ]}
      />
    </>
  );
}
