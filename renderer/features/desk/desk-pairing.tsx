import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import type { DeskHome } from '#shared/contract/desk-side.ts';
import { formatPairingCode, type PairingCode, parsePairingCode } from '#shared/domain/desks/pairing-code.ts';
import { Failure } from '../../components/failure.tsx';
import { deskSideClient } from '../../lib/client.ts';
import { keepDeskToken, newDeskToken } from '../../lib/desk-token.ts';
import { newCommandId } from '../../lib/operator.ts';
import './network-desk.css';

/** 配对: the code of the QR picture stands in the field already; who has none types it. */
export function DeskPairing({
  code: given,
  isRevoked,
  onPaired,
}: {
  readonly code: PairingCode | undefined;
  /** The right that this device had has ended. */
  readonly isRevoked: boolean;
  readonly onPaired: (home: DeskHome) => void;
}) {
  const [text, setText] = useState(given === undefined ? '' : formatPairingCode(given));
  // One attempt has one number and one token, so that it can be sent again when no answer came.
  const [attempt] = useState(() => ({ commandId: newCommandId(), token: newDeskToken() }));
  const code = parsePairingCode(text);
  const pair = useMutation({
    mutationFn: async (known: PairingCode) => deskSideClient.deskSide.pair({ ...attempt, code: known }),
    networkMode: 'always',
    onSuccess: (home) => {
      keepDeskToken(attempt.token);
      onPaired(home);
    },
  });
  return (
    <form
      className="sheet desk-pairing"
      onSubmit={(event) => {
        event.preventDefault();
        if (code) pair.mutate(code);
      }}
    >
      <h1>签到台配对</h1>
      {isRevoked && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title="本台已停用"
          description="请联系管理员。本机暂存的内容仍保留，重新配对后自动送达。"
        />
      )}
      {pair.error && <Failure error={pair.error} />}
      <p>请在主机“设置 → 签到台联网”中生成配对码。配对前请核对：浏览器显示的证书 SHA-256 指纹应与主机上显示的一致。</p>
      <label htmlFor="pairing-code">配对码</label>
      <Input
        id="pairing-code"
        size="large"
        autoFocus
        autoComplete="off"
        maxLength={20}
        placeholder="8 位，不分大小写"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="primary" size="large" htmlType="submit" disabled={!code} loading={pair.isPending}>
        配对
      </Button>
    </form>
  );
}

/** 已停用: nothing can be done here; what waits stays on the device. */
export function TurnedAway({ waiting }: { readonly waiting: number }) {
  return (
    <div className="stage">
      <Alert
        className="desk-turned-away"
        type="error"
        showIcon
        role="alert"
        title="本台已停用"
        description={
          <>
            <p>
              请联系管理员。需要继续使用的，由管理员在主机“设置 → 签到台联网”中生成新的配对码，扫码重新打开。
              {waiting > 0 && `本机暂存的 ${waiting} 条仍保留，重新配对后自动送达。`}
            </p>
            <Button onClick={() => location.reload()}>重新打开</Button>
          </>
        }
      />
    </div>
  );
}
