import { Empty, Input } from 'antd';
import type { RosterLine } from '#shared/contract/roster.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { startDrag } from './plan-view.tsx';

interface WaitingUnitsProps {
  readonly units: readonly RosterLine[];
  readonly carried: ParticipationId | undefined;
  readonly isLocked: boolean;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPickUp: (id: ParticipationId) => void;
  readonly onDrop: () => void;
  /** A booth's unit was dragged here. */
  readonly onReturn: () => void;
}

/** 待安排: units without a booth, to be dragged onto the plan or picked up with Enter; a unit dragged here gives its booth back. */
export function WaitingUnits({ units, carried, isLocked, text, onText, onPickUp, onDrop, onReturn }: WaitingUnitsProps) {
  return (
    <section
      className="booth-waiting"
      aria-label="待安排单位"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onReturn();
      }}
    >
      <div className="booth-waiting-head">
        <Input.Search
          allowClear
          aria-label="查找单位或展位"
          placeholder="单位、展位号"
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        <div className="muted">待安排 {units.length} 家</div>
      </div>
      <ul>
        {units.map(({ participation, unit }) => (
          <li key={participation.id}>
            <button
              type="button"
              className={participation.id === carried ? 'booth-unit booth-carried' : 'booth-unit'}
              title={unit.name}
              disabled={isLocked}
              draggable={!isLocked}
              onClick={() => onPickUp(participation.id)}
              onDragStart={(event) => {
                startDrag(event, unit.name);
                onPickUp(participation.id);
              }}
              onDragEnd={onDrop}
            >
              {unit.name}
              {unit.industry !== undefined && <span className="muted"> {unit.industry}</span>}
            </button>
          </li>
        ))}
      </ul>
      {units.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.trim() === '' ? '各单位均已安排' : '没有符合条件的待安排单位'} />
      )}
    </section>
  );
}
