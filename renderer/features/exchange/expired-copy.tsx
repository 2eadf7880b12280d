import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { StartupState } from '#shared/contract/startup.ts';
import { Failure } from '../../components/failure.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { client } from '../../lib/client.ts';
import { queryClient } from '../../lib/orpc.ts';

/** 副本已到期: a receipt of the center with a later day opens it again. */
export function ExpiredCopy({ state }: { readonly state: Extract<StartupState, { state: 'expired' }> }) {
  const extend = useMutation({
    mutationFn: (receipt: File) => client.startup.extend({ receipt }),
    onSuccess: (now) => (now.state === 'ready' ? queryClient.resetQueries() : undefined),
  });
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={`“${state.stationName}”的副本有效期至 ${state.expiresOn}，已经到期`}
        description={`数据仍在本机，没有改动。请与${state.centerName}联系：中心延长有效期并生成回执，在此打开回执即可继续工作。`}
        style={{ marginBottom: 16 }}
      />
      {extend.error && (
        <div style={{ marginBottom: 12 }}>
          <Failure error={extend.error} />
        </div>
      )}
      {extend.data?.state === 'expired' && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`这份回执的有效期至 ${extend.data.expiresOn}，没有延长，请中心延长后重新生成回执`}
          style={{ marginBottom: 12 }}
        />
      )}
      <FileDrop noun="延期回执" accept=".fdx" autoFocus running={extend.isPending} onFiles={([file]) => file && extend.mutate(file)} />
    </>
  );
}
