import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { VoucherLine } from '#shared/contract/vouchers.ts';
import type { Attachment } from '#shared/domain/costs/cost-item.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';

/** 附件: scans and e-invoices of a voucher; the original is kept and comes back byte for byte. */
export function Attachments({ line, isLocked }: { readonly line: VoucherLine; readonly isLocked: boolean }) {
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<File>();
  const [detaching, setDetaching] = useState<Attachment>();
  const attach = useCommand(client.vouchers.attach, () => void message.success('附件已保存'));
  const detach = useCommand(client.vouchers.detach, () => setDetaching(undefined));
  const { id, attachments } = line.voucher;
  const open = (attachment: Attachment, show: (file: File) => void) =>
    void client.vouchers
      .attachment({ attachmentId: attachment.id })
      .then(show)
      .catch((failure: unknown) => void message.error(sentenceOf(failure)));
  return (
    <section
      aria-label="附件"
      className="part"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file && !isLocked) attach.mutate({ id, file });
      }}
    >
      <div style={{ marginBottom: 4 }}>附件</div>
      {attach.error && <Failure error={attach.error} />}
      {attachments.length > 0 && (
        <ul className="tasks" style={{ marginBottom: 8 }}>
          {attachments.map((attachment) => (
            <li key={attachment.id} className="task" style={{ cursor: 'default' }}>
              <span className="task-detail">{attachment.fileName}</span>
              <span className="muted nowrap">{Math.ceil(attachment.bytes / 1024)} KB</span>
              {canShow(attachment.mediaType) && (
                <Button size="small" onClick={() => open(attachment, setShown)}>
                  查看
                </Button>
              )}
              <Button size="small" onClick={() => open(attachment, saveFile)}>
                另存
              </Button>
              {!isLocked && (
                <Button size="small" danger onClick={() => setDetaching(attachment)}>
                  移除
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isLocked && (
        <>
          <Button loading={attach.isPending} onClick={() => input.current?.click()}>
            添加附件
          </Button>
          <span className="muted">　PDF、OFD、XML 或图片，也可拖到此处</span>
          <input
            ref={input}
            type="file"
            aria-label="凭证附件"
            accept=".pdf,.ofd,.xml,.jpg,.jpeg,.png"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) attach.mutate({ id, file });
              event.target.value = '';
            }}
          />
        </>
      )}
      {attachments.length === 0 && isLocked && <p className="muted">没有附件。</p>}
      {shown && <Shown file={shown} onClose={() => setShown(undefined)} />}
      {detaching && (
        <ReasonDialog
          title="移除附件"
          about={`将从凭证 ${line.voucher.number} 移除附件“${detaching.fileName}”。`}
          confirm="移除"
          running={detach.isPending}
          error={detach.error}
          onConfirm={(reason) => detach.mutate({ id, attachmentId: detaching.id, reason })}
          onClose={() => setDetaching(undefined)}
        />
      )}
    </section>
  );
}

function canShow(mediaType: string): boolean {
  return mediaType === 'image/png' || mediaType === 'image/jpeg';
}

function Shown({ file, onClose }: { readonly file: File; readonly onClose: () => void }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <Dialog open title={file.name} footer={null} width="90vw" onCancel={onClose}>
      <img src={address} alt={file.name} style={{ maxWidth: '100%' }} />
    </Dialog>
  );
}
