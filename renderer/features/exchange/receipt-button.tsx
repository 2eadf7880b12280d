import { App, Button, type ButtonProps } from 'antd';
import type { ExchangePeerId } from '#shared/kernel/ids.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { countWords } from './exchange-text.ts';
import { savePackage } from './package-files.ts';

/** 生成回执: made and saved with one click. */
export function ReceiptButton({ peerId, ...look }: { readonly peerId: ExchangePeerId } & Pick<ButtonProps, 'size' | 'disabled'>) {
  const { message } = App.useApp();
  const send = useCommand(client.exchange.sendReceipt, ({ packageId, number, rows, taken }) => {
    savePackage(packageId)
      .then(
        () =>
          void message.success(`第 ${number} 号回执已保存：${countWords(rows)} 条记录${taken > 0 ? `，确认接收到第 ${taken} 号包` : ''}`),
      )
      .catch((failure: unknown) => void message.error(sentenceOf(failure)));
  });
  return (
    <Button
      {...look}
      loading={send.isPending}
      onClick={() => send.mutate({ peerId }, { onError: (failure) => void message.error(sentenceOf(failure)) })}
    >
      生成回执
    </Button>
  );
}
