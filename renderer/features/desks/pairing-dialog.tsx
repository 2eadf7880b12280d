import { Alert, Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { DeskLine, Listening, PairingOffer } from '#shared/contract/desks.ts';
import { formatFingerprint } from '#shared/domain/desks/fingerprint.ts';
import { formatPairingCode } from '#shared/domain/desks/pairing-code.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { QrImage } from '../../components/qr-image.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import './desks.css';

/** 配对码: to be scanned or typed at the device, once and within ten minutes. */
export function PairingDialog({
  desk,
  listening,
  onClose,
}: {
  readonly desk: DeskLine;
  readonly listening: Listening;
  readonly onClose: () => void;
}) {
  const [offer, setOffer] = useState<PairingOffer>();
  const make = useCommand(client.desks.makeCode, setOffer);
  const minutes = useMinutesUntil(offer?.expiresAt);
  return (
    <Dialog open title={`“${desk.name}”的配对码`} footer={null} width={600} onCancel={onClose}>
      {make.error && <Failure error={make.error} />}
      {desk.paired && (
        <Alert type="warning" showIcon title="本台已有设备配对。新设备配对后，原设备即不能再签到。" style={{ marginBottom: 12 }} />
      )}
      {offer && minutes > 0 ? (
        <div className="desk-offer">
          <QrImage text={offer.address} label="配对二维码" alphabet="any" />
          <div>
            <p>用该设备扫码，或在浏览器打开 {listening.pageAddress} 后输入：</p>
            <p className="desk-offer-code">{formatPairingCode(offer.code)}</p>
            <p className="muted">只能使用一次，还有 {minutes} 分钟有效</p>
            <p style={{ marginBottom: 4 }}>证书指纹应为</p>
            <div className="desk-fingerprint">{formatFingerprint(listening.fingerprint)}</div>
          </div>
        </div>
      ) : (
        <p>{offer ? '配对码已过期。' : '配对码只能使用一次，10 分钟内有效。请在设备旁生成。'}</p>
      )}
      <Space style={{ marginTop: 16 }}>
        <Button type={offer ? 'default' : 'primary'} loading={make.isPending} onClick={() => make.mutate({ id: desk.id })}>
          {offer ? '重新生成' : '生成配对码'}
        </Button>
        <Button onClick={onClose}>完成</Button>
      </Space>
    </Dialog>
  );
}

/** Whole minutes, rounded up; 0 when it is over. */
function useMinutesUntil(end: string | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (end === undefined) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [end]);
  return end === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(end) - now) / 60_000));
}
