import type { RosterLine } from '#shared/contract/roster.ts';
import type { BoothPlan } from '#shared/domain/booths/booth.ts';
import { type Placement, placeUnits } from '#shared/domain/booths/place-units.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';

interface AutoPlaceDialogProps {
  readonly plan: BoothPlan;
  /** Units without a booth. */
  readonly units: readonly RosterLine[];
  readonly running: boolean;
  readonly error: unknown;
  readonly onPlace: (placements: readonly Placement[]) => void;
  readonly onClose: () => void;
}

interface Proposed {
  readonly id: ParticipationId;
  readonly unitName: string;
  readonly industry: string | undefined;
  readonly number: string | undefined;
  readonly areaName: string | undefined;
}

const COLUMNS: readonly Column<Proposed>[] = [
  { key: 'number', title: '展位', width: 90, least: 70, always: true, render: (line) => line.number ?? '未排下' },
  { key: 'area', title: '展区', width: 110, least: 70, yields: true, render: (line) => line.areaName },
  { key: 'name', title: '单位名称', width: 300, least: 160, always: true, render: (line) => line.unitName },
  { key: 'industry', title: '行业', width: 130, least: 80, render: (line) => line.industry ?? '未填' },
];

/** 自动安排: what would be placed where, before anything is. */
export function AutoPlaceDialog({ plan, units, running, error, onPlace, onClose }: AutoPlaceDialogProps) {
  const { placements, unplaced } = placeUnits(
    plan,
    units.map(({ participation, unit }) => ({ participationId: participation.id, industry: unit.industry })),
  );
  const boothOf = new Map(placements.map((one) => [one.participationId, plan.booths.find((booth) => booth.id === one.boothId)]));
  const lines = units.map(({ participation, unit }): Proposed => {
    const booth = boothOf.get(participation.id);
    return {
      id: participation.id,
      unitName: unit.name,
      industry: unit.industry,
      number: booth?.number,
      areaName: plan.areas.find((area) => area.id === booth?.areaId)?.name,
    };
  });
  return (
    <Dialog
      open
      title="自动安排"
      width={760}
      okText={`安排 ${placements.length} 家`}
      okButtonProps={{ disabled: placements.length === 0 }}
      confirmLoading={running}
      mask={{ closable: false }}
      onOk={() => onPlace(placements)}
      onCancel={onClose}
    >
      {error !== null && error !== undefined && <Failure error={error} />}
      <p>
        按展区对应行业和单位行业安排，同行业相邻，预留展位不用。可安排 {placements.length} 家
        {unplaced.length > 0 && `，${unplaced.length} 家没有空展位`}，安排后为“已预占”，可撤销。
      </p>
      <div style={{ height: 360, display: 'flex' }}>
        <DataTable name="auto-place" columns={COLUMNS} rows={lines} rowKey={(line) => line.id} empty={<p>没有待安排的单位。</p>} />
      </div>
    </Dialog>
  );
}
