import { App, Button, type ButtonProps } from 'antd';
import { useState } from 'react';
import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { countWords } from './exchange-text.ts';
import { putPackage, savePackage } from './package-files.ts';
import { useFolderSetting } from './use-folder.ts';

/** 生成回执: made and saved, or put into the exchange folder where there is one, with one click. */
export function ReceiptButton({ peerId, ...look }: { readonly peerId: ExchangePeerId } & Pick<ButtonProps, 'size' | 'disabled'>) {
  const { message } = App.useApp();
  const folder = useFolderSetting();
  const [way, setWay] = useState<'save' | 'put'>();
  const send = useCommand(client.exchange.sendReceipt);
  const make = (chosen: 'save' | 'put') => {
    setWay(chosen);
    send
      .mutateAsync({ peerId })
      .then(async ({ packageId, number, rows, taken }) => {
        await (chosen === 'put' ? putPackage(packageId) : savePackage(packageId));
        const about = `${countWords(rows)} 条记录${taken > 0 ? `，确认接收到第 ${taken} 号包` : ''}`;
        void message.success(`第 ${number} 号回执已${chosen === 'put' ? '上传到交换文件夹' : '保存'}：${about}`);
      })
      .catch((failure: unknown) => void message.error(sentenceOf(failure)))
      .finally(() => setWay(undefined));
  };
  return (
    <>
      <Button {...look} loading={way === 'save'} onClick={() => make('save')}>
        生成回执
      </Button>
      {folder && (
        <Button {...look} loading={way === 'put'} onClick={() => make('put')}>
          生成回执并上传
        </Button>
      )}
    </>
  );
}
