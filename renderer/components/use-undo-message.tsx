import { App, Button } from 'antd';
import { useCallback } from 'react';
import { sentenceOf } from '../lib/refusals.ts';

/** Seconds in which a thing done can be taken back from its message. */
const SHOWN = 8;

let shown = 0;

/** Says what was done and offers 撤销; a refusal of the undoing is said in its place. */
export function useUndoMessage(): (text: string, undo: () => Promise<unknown>) => void {
  const { message } = App.useApp();
  return useCallback(
    (text, undo) => {
      shown += 1;
      const key = `undo-${shown}`;
      const takeBack = () => {
        message.destroy(key);
        undo().catch((failure: unknown) => void message.error(sentenceOf(failure)));
      };
      void message.open({
        key,
        type: 'success',
        duration: SHOWN,
        content: (
          <>
            {text}
            <Button type="link" size="small" onClick={takeBack}>
              撤销
            </Button>
          </>
        ),
      });
    },
    [message],
  );
}
