import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import encodeQR from 'qr';
import { maskDocument, maskPhone } from '#shared/domain/people/masking.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import { formatTicketCode } from '#shared/domain/signups/ticket-code.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import './ticket.css';

/** 报名凭证: the code to read out and the QR code to scan; a sign-up is cancelled and restored from here. */
export function TicketDialog({
  entry: { signup, person },
  isLocked,
  onCancelSignup,
  onClose,
}: {
  readonly entry: SignupEntry;
  readonly isLocked: boolean;
  readonly onCancelSignup: () => void;
  readonly onClose: () => void;
}) {
  const ticket = useQuery(orpc.signups.ticket.queryOptions({ input: { id: signup.id } }));
  const restore = useCommand(client.signups.restore, onClose);
  const isCancelled = signup.cancelReason !== undefined;
  return (
    <Dialog open title="报名凭证" footer={null} width={560} onCancel={onClose}>
      <Loaded query={ticket}>
        {({ code, qrText }) => (
          <div className="ticket">
            <TicketCodeImage text={qrText} />
            <div>
              <h2>{person.name}</h2>
              <p className="ticket-code">{formatTicketCode(code)}</p>
              <p className="muted">{maskDocument(person.documentTail) || maskPhone(person.phoneTail)}</p>
              {isCancelled && <p className="error-words">报名已取消：{signup.cancelReason}</p>}
              <Space>
                {isCancelled ? (
                  <Button type="primary" disabled={isLocked} loading={restore.isPending} onClick={() => restore.mutate({ id: signup.id })}>
                    恢复报名
                  </Button>
                ) : (
                  <Button danger disabled={isLocked} onClick={onCancelSignup}>
                    取消报名
                  </Button>
                )}
              </Space>
            </div>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

/** One path of squares, a unit each, so that it stays sharp at any size. */
function TicketCodeImage({ text }: { readonly text: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 2 });
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label="报名凭证二维码" shapeRendering="crispEdges">
      <rect width="100%" height="100%" fill="white" />
      <path d={squares.join('')} fill="black" />
    </svg>
  );
}
