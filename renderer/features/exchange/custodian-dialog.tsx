import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import './exchange.css';

/** 第二保管人密钥: made and shown once. */
export function CustodianDialog({ onClose }: { readonly onClose: () => void }) {
  const [identity, setIdentity] = useState<string>();
  const make = useCommand(client.exchange.makeCustodian, (made) => setIdentity(made.identity));
  // The key is shown once, and would be lost with the dialog.
  const canLeave = identity === undefined && !make.isPending;
  return (
    <Dialog
      open
      title="第二保管人密钥"
      width={640}
      closable={canLeave}
      mask={{ closable: false }}
      keyboard={canLeave}
      onCancel={onClose}
      footer={
        identity === undefined ? (
          <>
            <Button disabled={make.isPending} onClick={onClose}>
              取消
            </Button>
            <Button type="primary" loading={make.isPending} onClick={() => make.mutate({})}>
              生成密钥
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={onClose}>
            已抄录，关闭
          </Button>
        )
      }
    >
      {make.error && <Failure error={make.error} />}
      {identity === undefined ? (
        <>
          <p style={{ marginTop: 0 }}>
            第二保管人可以找回遗忘的启动口令，并打开此后生成的启动文件和交换包。密钥由另一名负责人保管，不在本机留存。
          </p>
          <p className="muted" style={{ marginBottom: 0 }}>
            生成新的密钥后，此后的文件改用新密钥；原密钥仍能打开此前的文件，请一并保管。已在使用的副本不变，重新生成启动文件后才用新密钥。
          </p>
        </>
      ) : (
        <>
          <p className="code-box figures exchange-key" data-testid="custodian-key">
            {identity}
          </p>
          <Alert
            type="warning"
            showIcon
            title="密钥只显示这一次，请抄录或打印后密封锁存"
            description="由第二保管人保管，不与本机、启动文件或恢复码放在一处，也不要拍照或用聊天工具传送。抄录后请与屏幕逐字核对。"
          />
        </>
      )}
    </Dialog>
  );
}
