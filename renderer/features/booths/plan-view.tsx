import { type DragEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { type Booth, type BoothPlan, occupantOf } from '#shared/domain/booths/booth.ts';
import type { BoothAreaId, BoothId, ParticipationId } from '#shared/kernel/ids.ts';
import { useSize } from '../../components/use-size.ts';
import { boothStateWords, markOf } from './booth-words.ts';
import { type Direction, type DrawnBooth, fitPlan, neighbourOf } from './fit-plan.ts';

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

interface PlanViewProps {
  readonly plan: BoothPlan;
  readonly unitNames: ReadonlyMap<ParticipationId, string>;
  readonly selected: BoothId | undefined;
  /** The booth whose unit is carried. */
  readonly carried: BoothId | undefined;
  readonly isCarrying: boolean;
  readonly isLocked: boolean;
  /** Booths of the units that are looked for. */
  readonly found: ReadonlySet<BoothId>;
  readonly onSelect: (booth: Booth) => void;
  readonly onPickUp: (booth: Booth) => void;
  readonly onPutDown: (booth: Booth) => void;
  readonly onDrop: () => void;
  readonly onOpenArea: (id: BoothAreaId) => void;
}

/** The hall. A unit is dragged from booth to booth, or picked up with Enter, carried with the arrow keys and put down with Enter. */
export function PlanView(props: PlanViewProps) {
  const { plan, unitNames, selected, carried, isCarrying, isLocked, found, onSelect, onPickUp, onPutDown, onDrop, onOpenArea } = props;
  const { element, size } = useSize<HTMLDivElement>();
  const buttons = useRef(new Map<BoothId, HTMLButtonElement>());
  const drawn = size && fitPlan(plan, { width: size.width - 2, height: size.height - 2 });
  const at = new Map(drawn?.booths.map((booth) => [booth.id, booth]));
  const reachable = plan.booths.some((booth) => booth.id === selected) ? selected : plan.booths[0]?.id;

  // What is picked up beside the plan is carried on it.
  useEffect(() => {
    if (isCarrying && selected !== undefined) buttons.current.get(selected)?.focus();
  }, [isCarrying, selected]);

  const onKey = (event: KeyboardEvent, booth: Booth) => {
    const direction = ARROWS[event.key];
    if (direction) {
      event.preventDefault();
      const next = neighbourOf(drawn?.booths ?? [], booth.id, direction);
      if (next !== undefined) buttons.current.get(next)?.focus();
    } else if (event.key === 'Enter') {
      // Enter is no click here: a click only selects.
      event.preventDefault();
      if (isCarrying) onPutDown(booth);
      else if (!isLocked && occupantOf(booth.use) !== undefined) onPickUp(booth);
    } else if (event.key === 'Escape' && isCarrying) onDrop();
  };

  return (
    <div className="booth-plan" ref={element}>
      {drawn && (
        <div style={{ position: 'relative', height: drawn.height }}>
          {drawn.captions.map(({ areaId, x, y, width }) => (
            <button
              key={areaId}
              type="button"
              className="booth-area"
              style={{ left: x, top: y, width }}
              disabled={isLocked}
              onClick={() => onOpenArea(areaId)}
            >
              <AreaCaption plan={plan} areaId={areaId} />
            </button>
          ))}
          {plan.booths.map((booth) => {
            const occupant = occupantOf(booth.use);
            return (
              <BoothButton
                key={booth.id}
                booth={booth}
                at={at.get(booth.id)}
                cell={drawn.cell}
                unitName={occupant && (unitNames.get(occupant) ?? '')}
                isSelected={booth.id === selected}
                isCarried={booth.id === carried}
                isFound={found.has(booth.id)}
                isLocked={isLocked}
                isReachable={booth.id === reachable}
                hold={(button) => {
                  if (button) buttons.current.set(booth.id, button);
                  else buttons.current.delete(booth.id);
                }}
                onSelect={() => (isCarrying ? onPutDown(booth) : onSelect(booth))}
                onFocus={() => onSelect(booth)}
                onKeyDown={(event) => onKey(event, booth)}
                onPickUp={() => onPickUp(booth)}
                onPutDown={() => onPutDown(booth)}
                onDrop={onDrop}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

function AreaCaption({ plan, areaId }: { readonly plan: BoothPlan; readonly areaId: BoothAreaId }) {
  const area = plan.areas.find((one) => one.id === areaId);
  if (!area) return null;
  return (
    <>
      <strong>{area.name}</strong>
      {area.industries.length > 0 && <span className="muted"> {area.industries.join('、')}</span>}
    </>
  );
}

interface BoothButtonProps {
  readonly booth: Booth;
  readonly at: DrawnBooth | undefined;
  readonly cell: { readonly width: number; readonly height: number };
  readonly unitName: string | undefined;
  readonly isSelected: boolean;
  readonly isCarried: boolean;
  readonly isFound: boolean;
  readonly isLocked: boolean;
  readonly isReachable: boolean;
  readonly hold: (button: HTMLButtonElement | null) => void;
  readonly onSelect: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPickUp: () => void;
  readonly onPutDown: () => void;
  readonly onDrop: () => void;
}

function BoothButton({ booth, at, cell, unitName, isLocked, ...props }: BoothButtonProps) {
  const classes = [
    'booth',
    `booth-${booth.use.state}`,
    booth.reserved ? 'booth-reserved' : '',
    props.isSelected ? 'booth-selected' : '',
    props.isCarried ? 'booth-carried' : '',
    props.isFound ? 'booth-found' : '',
  ];
  const words = `${booth.number} ${boothStateWords(booth)}${unitName === undefined ? '' : ` ${unitName}`}`;
  return (
    <button
      ref={props.hold}
      type="button"
      className={classes.filter((name) => name !== '').join(' ')}
      style={{ left: at?.x, top: at?.y, width: cell.width - 2, height: cell.height - 2 }}
      aria-label={words}
      title={words}
      tabIndex={props.isReachable ? 0 : -1}
      draggable={!isLocked && unitName !== undefined}
      onClick={props.onSelect}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onDragStart={(event) => {
        startDrag(event, words);
        props.onPickUp();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onPutDown();
      }}
      onDragEnd={props.onDrop}
    >
      <span className="booth-number">
        {booth.number} <span className="booth-mark">{markOf(booth)}</span>
      </span>
      {unitName !== undefined && <span className="booth-name">{unitName}</span>}
    </button>
  );
}

/** Some browsers drag nothing that carries no data. */
export function startDrag(event: DragEvent, words: string): void {
  event.dataTransfer.setData('text/plain', words);
  event.dataTransfer.effectAllowed = 'move';
}
