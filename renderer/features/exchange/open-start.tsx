import { useMutation } from '@tanstack/react-query';
import { Button, Progress, Result } from 'antd';
import { useState } from 'react';
import { PIECE_BYTES } from '#shared/contract/exchange.ts';
import { exchangeSentence } from '#shared/contract/exchange-words.ts';
import { parseStartSecret } from '#shared/domain/exchange/start-secret.ts';
import { Failure } from '../../components/failure.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { client } from '../../lib/client.ts';
import { queryClient } from '../../lib/orpc.ts';
import { byteWords, countWords } from './exchange-text.ts';
import { SecretField } from './secret-field.tsx';
import { SecretWork } from './secret-work.tsx';

/** 打开启动文件: this laptop becomes the copy of a station, without any network. */
export function OpenStart({ onBack }: { readonly onBack: () => void }) {
  const [file, setFile] = useState<File>();
  const [secret, setSecret] = useState('');
  const [problem, setProblem] = useState<string>();
  const [sent, setSent] = useState(0);
  const open = useMutation({
    mutationFn: async ({ from, words }: { readonly from: File; readonly words: string }) => {
      const { uploadId } = await client.exchange.beginUpload({ fileName: from.name, bytes: from.size });
      try {
        for (let offset = 0; offset < from.size; offset += PIECE_BYTES) {
          setSent(offset);
          await client.exchange.uploadPiece({ uploadId, offset, piece: new File([from.slice(offset, offset + PIECE_BYTES)], from.name) });
        }
        setSent(from.size);
        return await client.startup.openStart({ uploadId, secret: words });
      } catch (failure) {
        await client.exchange.discardUpload({ uploadId }).catch(() => undefined);
        throw failure;
      }
    },
  });
  if (open.data) {
    const { stationName, centerName, rows, expiresOn } = open.data;
    return (
      <Result
        status="success"
        title={`已就绪：${stationName}`}
        subTitle={`由${centerName}启动，带来 ${countWords(rows)} 条记录。有效期至 ${expiresOn}，到期前接收中心的回执即可延长。`}
        extra={
          <Button type="primary" autoFocus onClick={() => void queryClient.resetQueries()}>
            开始使用
          </Button>
        }
      />
    );
  }
  const submit = () => {
    if (!file) return setProblem('请选择启动文件');
    const parsed = parseStartSecret(secret);
    if (!parsed.ok) return setProblem(secret === '' ? '请输入启动口令' : exchangeSentence({ type: 'SecretMistyped' }));
    setProblem(undefined);
    open.mutate({ from: file, words: parsed.value });
  };
  return (
    <>
      <h1>打开启动文件</h1>
      <p className="muted">启动文件由中心生成，口令由中心电话告知。不需要联网。打开后本机即为该站点的工作副本。</p>
      {open.error && (
        <div style={{ marginBottom: 12 }}>
          <Failure error={open.error} />
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FileDrop
          noun="启动文件"
          accept=".fdx"
          autoFocus
          onFiles={([chosen]) => {
            setFile(chosen);
            setProblem(undefined);
            document.getElementById('start-secret')?.focus();
          }}
        >
          {file && (
            <strong style={{ overflowWrap: 'anywhere' }}>
              {file.name}（{byteWords(file.size)}）
            </strong>
          )}
        </FileDrop>
        <div style={{ marginTop: 16 }}>
          <label htmlFor="start-secret">启动口令（16 位数字）</label>
          <SecretField
            id="start-secret"
            value={secret}
            onChange={(typed) => {
              setSecret(typed);
              setProblem(undefined);
            }}
          />
        </div>
        {problem !== undefined && (
          <div className="error-words" role="alert">
            {problem}
          </div>
        )}
        {open.isPending && file && sent < file.size && <Progress percent={Math.floor((sent / file.size) * 100)} size="small" />}
        <div className="form-foot" style={{ marginTop: 16 }}>
          {open.isPending && file && sent === file.size && <SecretWork>正在核对口令、打开文件，约需几秒，请稍候</SecretWork>}
          <span className="form-foot-gap" />
          <Button disabled={open.isPending} onClick={onBack}>
            返回
          </Button>
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            打开
          </Button>
        </div>
      </form>
    </>
  );
}
