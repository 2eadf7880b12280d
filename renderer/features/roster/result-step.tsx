import { Button, Result } from 'antd';
import type { ImportOutcome } from '#shared/contract/roster.ts';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

/** Step 3: what came in, and the way back. */
export function ResultStep({
  outcome,
  onAgain,
  onRoster,
}: {
  readonly outcome: ImportOutcome;
  readonly onAgain: () => void;
  readonly onRoster: () => void;
}) {
  const undo = useCommand(client.roster.undo);
  if (undo.data) {
    return (
      <Result
        className="sheet"
        status="info"
        title="本批已撤销"
        subTitle={`移出 ${undo.data.removed} 家，删除新单位 ${undo.data.removedUnits} 家`}
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
        title={`已导入 ${outcome.added} 家`}
        subTitle={`其中新单位 ${outcome.newUnits} 家；跳过有误的 ${outcome.skipped} 行`}
        extra={[
          <Button key="roster" type="primary" autoFocus onClick={onRoster}>
            查看名册
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
