import { App, Button } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';

/** What can be done to a fair as a whole: 已举办, 取消, 恢复. */
export function FairActions({ overview }: { readonly overview: FairOverview }) {
  const { fair } = overview;
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'cancel' | 'reopen'>();
  const close = () => setAsking(undefined);
  const hold = useCommand(client.fairs.hold);
  const cancel = useCommand(client.fairs.cancel, close);
  const reopen = useCommand(client.fairs.reopen, close);
  if (overview.settlement) return null;
  return (
    <>
      {fair.status === 'planned' && (
        <>
          <Button danger onClick={() => setAsking('cancel')}>
            取消活动
          </Button>
          <Button
            type="primary"
            loading={hold.isPending}
            onClick={() => hold.mutate({ id: fair.id }, { onError: (error) => void message.error(sentenceOf(error)) })}
          >
            标记已举办
          </Button>
        </>
      )}
      {fair.status !== 'planned' && (
        <Button onClick={() => setAsking('reopen')}>{fair.status === 'held' ? '撤回已举办' : '恢复活动'}</Button>
      )}
      {asking === 'cancel' && (
        <ReasonDialog
          title="取消活动"
          about={`将取消 ${fair.number}“${fair.title}”。名册和凭证保留，不再结算。`}
          confirm="取消活动"
          running={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ id: fair.id, reason })}
          onClose={close}
        />
      )}
      {asking === 'reopen' && (
        <ReasonDialog
          title={fair.status === 'held' ? '撤回已举办' : '恢复活动'}
          about={`${fair.number}“${fair.title}”将回到筹备中。`}
          confirm="确定"
          running={reopen.isPending}
          error={reopen.error}
          onConfirm={(reason) => reopen.mutate({ id: fair.id, reason })}
          onClose={close}
        />
      )}
    </>
  );
}
