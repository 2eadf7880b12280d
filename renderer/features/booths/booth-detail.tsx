import { Button } from 'antd';
import { type Booth, occupantOf } from '#shared/domain/booths/booth.ts';
import { boothStateWords } from './booth-words.ts';

interface BoothDetailProps {
  readonly booth: Booth | undefined;
  readonly unitName: string | undefined;
  /** Name of the unit that is carried, and of nobody else's interest. */
  readonly carriedName: string | undefined;
  readonly isLocked: boolean;
  readonly onBook: (booked: boolean) => void;
  readonly onReserve: (reserved: boolean) => void;
  readonly onRelease: () => void;
}

/** One line under the plan: what is carried, or the booth that is chosen and what can be done with it. */
export function BoothDetail({ booth, unitName, carriedName, isLocked, onBook, onReserve, onRelease }: BoothDetailProps) {
  if (carriedName !== undefined) {
    return (
      <div className="booth-detail" role="status">
        已拿起“{carriedName}”。方向键选展位，回车放下，Esc 取消
      </div>
    );
  }
  if (!booth) {
    return (
      <div className="booth-detail muted" role="status">
        拖动单位到展位，或按回车拿起、方向键移动、回车放下
      </div>
    );
  }
  return (
    <div className="booth-detail" role="status">
      <strong>{booth.number}</strong>
      <span>{boothStateWords(booth)}</span>
      <span className="booth-detail-name">{unitName ?? (booth.use.state === 'released' ? `释放原因：${booth.use.reason}` : '')}</span>
      {!isLocked && (
        <>
          {booth.use.state === 'held' && (
            <Button size="small" type="primary" onClick={() => onBook(true)}>
              确认预订
            </Button>
          )}
          {booth.use.state === 'booked' && (
            <Button size="small" onClick={() => onBook(false)}>
              改回预占
            </Button>
          )}
          <Button size="small" onClick={() => onReserve(!booth.reserved)}>
            {booth.reserved ? '取消预留' : '预留'}
          </Button>
          {occupantOf(booth.use) !== undefined && (
            <Button size="small" danger onClick={onRelease}>
              释放
            </Button>
          )}
        </>
      )}
    </div>
  );
}
