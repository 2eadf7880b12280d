import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import { type Booth, type BoothPlan, occupantOf } from '#shared/domain/booths/booth.ts';
import { boothKey } from '#shared/domain/booths/named-booths.ts';
import type { BoothAreaId, BoothId, ParticipationId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { AreaDialog, NewAreaDialog } from './area-dialog.tsx';
import { AutoPlaceDialog } from './auto-place-dialog.tsx';
import { BoothDetail } from './booth-detail.tsx';
import { BoothLegend } from './booth-legend.tsx';
import { PlanView } from './plan-view.tsx';
import { BOOTH_PRINTS, type BoothPrint, PrintDialog } from './print-dialog.tsx';
import { useBoothCommands } from './use-booth-commands.ts';
import { WaitingUnits } from './waiting-units.tsx';
import './booths.css';

/** 展位图 of a fair. */
export function BoothSection({ overview }: { readonly overview: FairOverview }) {
  const fairId = overview.fair.id;
  const plan = useQuery(orpc.booths.plan.queryOptions({ input: { fairId } }));
  const roster = useQuery(orpc.roster.list.queryOptions({ input: { fairId } }));
  return (
    <Loaded query={plan}>
      {(drawn) => <Loaded query={roster}>{(lines) => <Booths overview={overview} plan={drawn} roster={lines} />}</Loaded>}
    </Loaded>
  );
}

interface BoothsProps {
  readonly overview: FairOverview;
  readonly plan: BoothPlan;
  readonly roster: readonly RosterLine[];
}

/** A unit from the list, or the unit of a booth, on its way to another place. */
type Carried = { readonly kind: 'unit'; readonly id: ParticipationId } | { readonly kind: 'booth'; readonly id: BoothId };
type Dialog = 'newArea' | 'autoPlace' | { readonly print: BoothPrint } | { readonly area: BoothAreaId } | { readonly release: Booth };

function Booths({ overview, plan, roster }: BoothsProps) {
  const fairId = overview.fair.id;
  const isLocked = overview.fair.status === 'cancelled' || overview.settlement !== undefined;
  const [selected, setSelected] = useState<BoothId>();
  const [carried, setCarried] = useState<Carried>();
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<Dialog>();
  const commands = useBoothCommands(fairId);
  const close = () => setDialog(undefined);
  const release = useCommand(client.booths.release, close);

  const unitNames = new Map(roster.map(({ participation, unit }) => [participation.id, unit.name]));
  const nameOf = (booth: Booth | undefined) => {
    const occupant = booth && occupantOf(booth.use);
    return occupant && unitNames.get(occupant);
  };
  const placed = new Set(plan.booths.flatMap((booth) => occupantOf(booth.use) ?? []));
  const waiting = roster.filter(({ participation }) => !placed.has(participation.id) && needsBooth(participation));
  const wanted = text.trim();
  const found = new Set(
    wanted === '' ? [] : plan.booths.filter((booth) => isWanted(booth, nameOf(booth), wanted)).map((booth) => booth.id),
  );
  const boothOf = (id: BoothId | undefined) => plan.booths.find((booth) => booth.id === id);
  const held = plan.booths.filter((booth) => booth.use.state === 'held').map((booth) => booth.id);
  const carriedName = carried && (carried.kind === 'unit' ? unitNames.get(carried.id) : nameOf(boothOf(carried.id)));

  const pickUpUnit = (id: ParticipationId) => {
    setCarried({ kind: 'unit', id });
    const current = boothOf(selected);
    if (current && occupantOf(current.use) === undefined) return;
    setSelected(plan.booths.find((booth) => occupantOf(booth.use) === undefined && !booth.reserved)?.id);
  };
  const putDown = (booth: Booth) => {
    setCarried(undefined);
    setSelected(booth.id);
    if (carried?.kind === 'unit') commands.placeUnits([{ boothId: booth.id, participationId: carried.id }]);
    else if (carried && carried.id !== booth.id) commands.move(carried.id, booth);
  };
  const giveBack = () => {
    const booth = carried?.kind === 'booth' ? boothOf(carried.id) : undefined;
    setCarried(undefined);
    if (booth && !isLocked) setDialog({ release: booth });
  };

  if (plan.booths.length === 0) {
    return (
      <div className="table">
        <div className="table-empty">
          <p>还没有展位图。填写区名、排数和每排展位数即可生成；名册中已有展位号的单位自动对应。</p>
          {!isLocked && (
            <Button type="primary" onClick={() => setDialog('newArea')}>
              添加展区
            </Button>
          )}
        </div>
        {dialog === 'newArea' && <NewAreaDialog fairId={fairId} onClose={close} />}
      </div>
    );
  }
  const area = typeof dialog === 'object' && 'area' in dialog ? plan.areas.find((one) => one.id === dialog.area) : undefined;
  return (
    <div className="booths">
      <div className="booth-hall">
        <div className="table-bar">
          {!isLocked && (
            <>
              <Button type="primary" disabled={waiting.length === 0} onClick={() => setDialog('autoPlace')}>
                自动安排
              </Button>
              <Button disabled={held.length === 0} onClick={() => commands.book(held, true)}>
                全部确认预订
              </Button>
              <Button onClick={() => setDialog('newArea')}>添加展区</Button>
            </>
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items: Object.entries(BOOTH_PRINTS).map(([key, label]) => ({ key, label })),
              onClick: ({ key }) => setDialog({ print: key as BoothPrint }),
            }}
          >
            <Button>打印</Button>
          </Dropdown>
          <span className="table-bar-gap" />
          <BoothLegend booths={plan.booths} />
        </div>
        <PlanView
          plan={plan}
          unitNames={unitNames}
          selected={selected}
          carried={carried?.kind === 'booth' ? carried.id : undefined}
          isCarrying={carried !== undefined}
          isLocked={isLocked}
          found={found}
          onSelect={(booth) => setSelected(booth.id)}
          onPickUp={(booth) => setCarried({ kind: 'booth', id: booth.id })}
          onPutDown={putDown}
          onDrop={() => setCarried(undefined)}
          onOpenArea={(id) => setDialog({ area: id })}
        />
        <BoothDetail
          booth={boothOf(selected)}
          unitName={nameOf(boothOf(selected))}
          carriedName={carriedName}
          isLocked={isLocked}
          onBook={(booked) => selected && commands.book([selected], booked)}
          onReserve={(reserved) => selected && commands.reserve([selected], reserved)}
          onRelease={() => {
            const booth = boothOf(selected);
            if (booth) setDialog({ release: booth });
          }}
        />
      </div>
      <WaitingUnits
        units={waiting.filter(({ unit }) => unit.name.includes(wanted))}
        carried={carried?.kind === 'unit' ? carried.id : undefined}
        isLocked={isLocked}
        text={text}
        onText={setText}
        onPickUp={pickUpUnit}
        onDrop={() => setCarried(undefined)}
        onReturn={giveBack}
      />
      {dialog === 'newArea' && <NewAreaDialog fairId={fairId} onClose={close} />}
      {area && <AreaDialog area={area} onClose={close} />}
      {dialog === 'autoPlace' && (
        <AutoPlaceDialog
          plan={plan}
          units={waiting}
          running={commands.place.isPending}
          error={commands.place.error}
          onPlace={(placements) => commands.placeUnits(placements, close)}
          onClose={close}
        />
      )}
      {typeof dialog === 'object' && 'print' in dialog && <PrintDialog fairId={fairId} what={dialog.print} onClose={close} />}
      {typeof dialog === 'object' && 'release' in dialog && (
        <ReasonDialog
          title="释放展位"
          about={`释放展位 ${dialog.release.number}，“${nameOf(dialog.release) ?? ''}”回到待安排。`}
          confirm="释放"
          running={release.isPending}
          error={release.error}
          onConfirm={(reason) => release.mutate({ fairId, ids: [dialog.release.id], reason })}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Units that come to the hall; who called off or takes part online needs no booth. */
function needsBooth({ attendance, presence }: RosterLine['participation']): boolean {
  return presence === 'onsite' && attendance !== 'cancelled' && attendance !== 'noShow';
}

function isWanted(booth: Booth, unitName: string | undefined, text: string): boolean {
  return boothKey(booth.number) === boothKey(text) || (unitName?.includes(text) ?? false);
}
