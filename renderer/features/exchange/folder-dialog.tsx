import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { line, optionalLine } from '#shared/contract/base.ts';
import { type FolderAccess, type FolderSetting, fingerprintWords, isServerAddress } from '#shared/domain/exchange/exchange-folder.ts';
import type { FolderError } from '#shared/domain/exchange/folder-error.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { refusalOf, sentenceOf } from '../../lib/refusals.ts';

const typed = z.object({
  place: line(500),
  userName: optionalLine(100),
  /** Not trimmed: blanks may belong to it. */
  password: z
    .string()
    .max(200)
    .optional()
    .transform((text) => (text === '' ? undefined : text)),
});

interface Confirmed {
  readonly place: string;
  readonly fingerprint: string;
}

/** 设置交换文件夹: where it is and how one gets in, tried out before it is kept. */
export function FolderDialog({ folder, onClose }: { readonly folder: FolderSetting | undefined; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const { message, modal } = App.useApp();
  const [place, setPlace] = useState(folder?.place ?? '');
  const [confirmed, setConfirmed] = useState<Confirmed | undefined>(
    folder?.fingerprint === undefined ? undefined : { place: folder.place, fingerprint: folder.fingerprint },
  );
  const check = useMutation({ mutationFn: (access: FolderAccess) => client.exchangeFolder.check(access) });
  const save = useCommand(client.exchangeFolder.save, () => {
    onClose();
    void message.success('交换文件夹已设置');
  });
  const clear = useCommand(client.exchangeFolder.clear, () => {
    onClose();
    void message.success('已不再使用交换文件夹，其中的文件原样保留');
  });
  const leave = useLeaveForm(form, undefined, onClose);
  const isServer = isServerAddress(place);
  const fingerprint = isServer && confirmed?.place === place.trim() ? confirmed.fingerprint : undefined;

  const accessOf = (values: z.output<typeof typed>, pinned = fingerprint) => ({
    place: values.place,
    ...(isServer ? { userName: values.userName, password: values.password, fingerprint: pinned } : {}),
  });
  const test = (pinned?: string) => {
    const values = typed.safeParse(form.getFieldsValue(true));
    if (!values.success) return form.setFields([{ name: 'place', errors: ['请填写'] }]);
    check.mutate(accessOf(values.data, pinned ?? fingerprint));
  };
  const doubt = certificateErrorOf(check.error ?? save.error);
  const confirm = (shown: string) => {
    setConfirmed({ place: place.trim(), fingerprint: shown });
    test(shown);
  };
  const askToClear = () => {
    modal.confirm({
      title: '不再使用交换文件夹',
      content: '本机不再连接它，保存的密码随即删除；文件夹中的文件原样保留。',
      okText: '不再使用',
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () => clear.mutate({}),
    });
  };
  return (
    <Dialog open title="交换文件夹" footer={null} width={640} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <p className="muted" style={{ marginTop: 0 }}>
        双方都能读写的共享目录，或 WebDAV 服务的 HTTPS 地址。只在点“上传”“取回”“测试连接”时连接；不删除、不覆盖其中的文件。
      </p>
      <CommandForm
        form={form}
        schema={typed}
        initial={{ place: folder?.place ?? '', userName: folder?.userName ?? '', password: '' }}
        submit="保存"
        running={save.isPending}
        error={save.error ?? clear.error}
        onSubmit={(values) => save.mutate(accessOf(values))}
        onCancel={leave}
        onValues={(values) => {
          setPlace(values.place ?? '');
          check.reset();
        }}
        aside={
          <>
            <Button loading={check.isPending} onClick={() => test()}>
              测试连接
            </Button>
            {folder && (
              <Button type="text" danger onClick={askToClear}>
                不再使用
              </Button>
            )}
          </>
        }
      >
        <Form.Item name="place" label="目录或地址" required extra="如 \\服务器\交换、D:\交换，或 https://… 开头的地址">
          <Input spellCheck={false} />
        </Form.Item>
        {isServer && (
          <>
            <div className="folder-login">
              <Form.Item name="userName" label="用户名">
                <Input autoComplete="off" spellCheck={false} />
              </Form.Item>
              <Form.Item name="password" label="密码" extra="加密保存在本机，不再显示">
                <Input.Password
                  autoComplete="new-password"
                  placeholder={folder?.hasPassword && folder.place === place ? '已保存，不更改的不填' : ''}
                />
              </Form.Item>
            </div>
            {fingerprint !== undefined && (
              <p className="muted folder-fingerprint">
                已确认的证书指纹（SHA-256）<span className="figures">{fingerprintWords(fingerprint)}</span>
              </p>
            )}
          </>
        )}
        {check.data && (
          <Alert type="success" showIcon title={`连接正常，文件夹中有 ${check.data.files} 个交换文件`} style={{ marginBottom: 16 }} />
        )}
        {check.error && (
          <Alert
            type={doubt ? 'warning' : 'error'}
            showIcon
            role="alert"
            style={{ marginBottom: 16 }}
            title={sentenceOf(check.error)}
            description={
              doubt && (
                <Button onClick={() => confirm(doubt.fingerprint)}>
                  {doubt.type === 'FolderCertificateChanged' ? '已核实更换，改用新证书' : '指纹一致，使用这张证书'}
                </Button>
              )
            }
          />
        )}
      </CommandForm>
    </Dialog>
  );
}

function certificateErrorOf(error: unknown): Extract<FolderError, { readonly fingerprint: string }> | undefined {
  const refusal = refusalOf(error);
  if (refusal?.type !== 'Exchange') return undefined;
  return refusal.error.type === 'FolderCertificateUnknown' || refusal.error.type === 'FolderCertificateChanged' ? refusal.error : undefined;
}
