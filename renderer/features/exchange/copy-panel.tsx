import { App, Button, Descriptions, Form } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { calendarDateText } from '#shared/contract/base.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { CopyLine } from '#shared/domain/exchange/exchange-status.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog, SidePanel } from '../../components/dialog.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { AgreementWords } from './agreement.tsx';
import { CopyTag, RIGHTS_NAMES } from './copy-tag.tsx';
import { lateWords } from './exchange-text.ts';
import { ReceiptButton } from './receipt-button.tsx';
import { SentPackages } from './sent-packages.tsx';

/** One copy: its receipts and files, until when it may be opened, and its end. */
export function CopyPanel({ line, onClose }: { readonly line: CopyLine; readonly onClose: () => void }) {
  const { peer, stationCode, stationName, lastPackage, hoursLate } = line;
  const [dialog, setDialog] = useState<'extend' | 'revoke'>();
  const close = () => setDialog(undefined);
  const revoke = useCommand(client.exchange.revokeCopy, close);
  return (
    <SidePanel open title={`${stationCode} ${stationName}`} size="min(860px, 90vw)" onClose={onClose}>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
        <div className="work-bar">
          <CopyTag peer={peer} />
          {hoursLate > 0 && <span className="warning-words">{lateWords(hoursLate)}</span>}
          <span className="work-bar-gap" />
          {!peer.revoked && (
            <>
              <ReceiptButton peerId={peer.id} disabled={peer.enrolledAt === undefined} />
              <Button onClick={() => setDialog('extend')}>延长有效期</Button>
              <Button danger onClick={() => setDialog('revoke')}>
                停用
              </Button>
            </>
          )}
        </div>
        {!peer.revoked && peer.enrolledAt === undefined && (
          <p className="muted" style={{ margin: 0 }}>
            站点尚未交接过。接收它的第一个交换包后，才能生成回执。
          </p>
        )}
        <Descriptions
          size="small"
          column={2}
          items={[
            { key: 'host', label: '驻地', children: divisionPath(line.hostDivision) },
            { key: 'rights', label: '权限', children: RIGHTS_NAMES[peer.rights] },
            { key: 'start', label: '启动', children: `${formatChinaTime(peer.startedAt)} ${peer.startedBy}` },
            { key: 'expires', label: '有效期至', children: peer.expiresOn },
            {
              key: 'last',
              label: '上一包',
              children: lastPackage
                ? `第 ${lastPackage.number} 号，${formatChinaTime(lastPackage.madeAt)} 生成，${formatChinaTime(lastPackage.takenAt)} 接收`
                : '尚无',
            },
            {
              key: 'agreed',
              label: '双方校验',
              children: <AgreementWords agreed={peer.agreed} disagreedAt={peer.disagreedAt} />,
            },
            ...(peer.revoked
              ? [
                  {
                    key: 'revoked',
                    label: '停用',
                    span: 2,
                    children: `${peer.revoked.by} ${formatChinaTime(peer.revoked.at)}，原因 ${peer.revoked.reason}`,
                  },
                ]
              : []),
          ]}
        />
        <SentPackages peerId={peer.id} title="发给该副本的文件" acknowledged={peer.acknowledged} />
      </div>
      {dialog === 'extend' && <ExtendDialog line={line} onClose={close} />}
      {dialog === 'revoke' && (
        <ReasonDialog
          title="停用副本"
          about={`停用 ${stationCode} ${stationName}的这个副本。此后它生成的交换包一律不再接收；该电脑上的数据在有效期（${peer.expiresOn}）过后不能再打开。停用后不能恢复，站点继续工作的，另行生成启动文件。`}
          confirm="停用"
          running={revoke.isPending}
          error={revoke.error}
          onConfirm={(reason) => revoke.mutate({ peerId: peer.id, reason })}
          onClose={close}
        />
      )}
    </SidePanel>
  );
}

const extension = z.object({ expiresOn: calendarDateText });

function ExtendDialog({ line: { peer, stationName }, onClose }: { readonly line: CopyLine; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const extend = useCommand(client.exchange.extendCopy, ({ peer: so }) => {
    onClose();
    void message.success(`有效期延至 ${so.expiresOn}，随下一份回执送达站点`);
  });
  return (
    <Dialog open title="延长有效期" footer={null} mask={{ closable: false }} onCancel={onClose} destroyOnHidden>
      <p>
        {stationName}的副本现有效期至 {peer.expiresOn}。延长后请生成回执发给站点，站点接收后生效；已到期的，在其启动页面打开回执。
      </p>
      <CommandForm
        form={form}
        schema={extension}
        initial={{ expiresOn: peer.expiresOn }}
        submit="延长"
        running={extend.isPending}
        error={extend.error}
        messages={{ expiresOn: '请填写日期' }}
        onSubmit={({ expiresOn }) => extend.mutate({ peerId: peer.id, expiresOn })}
        onCancel={onClose}
      >
        <Form.Item name="expiresOn" label="有效期至" required>
          <DateField />
        </Form.Item>
      </CommandForm>
    </Dialog>
  );
}
