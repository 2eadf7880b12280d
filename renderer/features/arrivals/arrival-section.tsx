import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { RosterLine } from '#shared/contract/roster.ts';
import type { Arrival } from '#shared/domain/arrivals/arrival.ts';
import { Loaded } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useUndoMessage } from '../../components/use-undo-message.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { ArrivalDesk } from './arrival-desk.tsx';
import { LastArrivals } from './last-arrivals.tsx';
import './arrivals.css';

/** 到场: the desk for units. */
export function ArrivalSection({ overview }: { readonly overview: FairOverview }) {
  const fairId = overview.fair.id;
  const roster = useQuery(orpc.roster.list.queryOptions({ input: { fairId } }));
  const arrivals = useQuery(orpc.arrivals.list.queryOptions({ input: { fairId } }));
  return (
    <Loaded query={roster}>
      {(lines) => <Loaded query={arrivals}>{(come) => <Arrivals overview={overview} roster={lines} arrivals={come} />}</Loaded>}
    </Loaded>
  );
}

interface ArrivalsProps {
  readonly overview: FairOverview;
  readonly roster: readonly RosterLine[];
  readonly arrivals: readonly Arrival[];
}

function Arrivals({ overview, roster, arrivals }: ArrivalsProps) {
  const fairId = overview.fair.id;
  const isLocked = overview.fair.status === 'cancelled' || overview.settlement !== undefined;
  const { message } = App.useApp();
  const offerUndo = useUndoMessage();
  const [undoing, setUndoing] = useState<Arrival>();
  const undo = useCommand(client.arrivals.undo, () => setUndoing(undefined));
  const undoAbsent = useCommand(client.arrivals.undoMarkAbsent);
  const markAbsent = useCommand(client.arrivals.markAbsent, ({ changed }) => {
    if (changed.length === 0) return;
    offerUndo(`${changed.length} 家已标为“未到会”`, () => undoAbsent.mutateAsync({ fairId, ids: [...changed] }));
  });
  const arrived = new Map(arrivals.filter((one) => one.undone === undefined).map((one) => [one.participationId, one]));
  const onsite = roster.filter(({ participation }) => participation.presence === 'onsite' && participation.attendance !== 'cancelled');
  const waiting = onsite.filter(({ participation }) => participation.attendance === 'pending').length;
  const staff = [...arrived.values()].reduce((sum, one) => sum + (one.staff ?? 0), 0);
  const unitNames = new Map(roster.map(({ participation, unit }) => [participation.id, unit.name]));
  return (
    <div className="arrivals">
      <div className="arrival-counts figures">
        <span>
          应到 <strong>{onsite.length}</strong> 家
        </span>
        <span>
          已到场 <strong>{arrived.size}</strong> 家
        </span>
        <span>
          待到场 <strong>{waiting}</strong> 家
        </span>
        <span>
          进场工作人员 <strong>{staff}</strong> 人
        </span>
        <span className="table-bar-gap" />
        {!isLocked && (
          <Popconfirm
            title={`将待确认的 ${waiting} 家现场单位标为“未到会”？`}
            okText="标为未到会"
            cancelText="取消"
            onConfirm={() => markAbsent.mutate({ fairId }, { onError: (error) => void message.error(sentenceOf(error)) })}
          >
            <Button disabled={waiting === 0} loading={markAbsent.isPending}>
              其余标为未到会
            </Button>
          </Popconfirm>
        )}
      </div>
      {!isLocked && <ArrivalDesk fairId={fairId} roster={roster} arrived={arrived} />}
      <LastArrivals arrivals={arrivals} unitNames={unitNames} isLocked={isLocked} onUndo={setUndoing} />
      {undoing && (
        <ReasonDialog
          title="撤销到场"
          about={`撤销“${unitNames.get(undoing.participationId) ?? ''}”的到场登记，到会情况恢复为登记前。`}
          confirm="撤销到场"
          running={undo.isPending}
          error={undo.error}
          onConfirm={(reason) => undo.mutate({ id: undoing.id, reason })}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </div>
  );
}
