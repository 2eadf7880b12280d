import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { DeliveryPage as DeliveryFacts, Traveller } from '#shared/contract/stations.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import { TRANSPORT_NAMES } from '#shared/domain/words/names.ts';
import type { DeliveryId, StationId } from '#shared/kernel/ids.ts';
import { SidePanel } from '../../../components/dialog.tsx';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { ReasonDialog } from '../../../components/reason-dialog.tsx';
import { OutcomeSection } from '../../../features/outcomes/outcome-section.tsx';
import { DeliveryDialog } from '../../../features/stations/delivery-dialog.tsx';
import { VoidTag } from '../../../features/stations/delivery-section.tsx';
import { Travellers } from '../../../features/stations/travellers.tsx';
import { client } from '../../../lib/client.ts';
import { useCommand } from '../../../lib/command.ts';
import { orpc } from '../../../lib/orpc.ts';
import { STATION_TRAIL } from './station-page.tsx';

/** One trip: what it was, who was on it, and what came of them. */
export function DeliveryPage() {
  const { stationId, deliveryId } = useParams({ strict: false });
  const station = useQuery(orpc.stations.get.queryOptions({ input: { id: stationId as StationId } }));
  const delivery = useQuery(orpc.stations.delivery.queryOptions({ input: { id: deliveryId as DeliveryId } }));
  if (!station.data || !delivery.data) {
    return (
      <Page title="输送" trail={STATION_TRAIL}>
        <Loaded query={station}>{() => <Loaded query={delivery}>{() => null}</Loaded>}</Loaded>
      </Page>
    );
  }
  return <Trip key={deliveryId} station={station.data.station} page={delivery.data} />;
}

function Trip({ station, page }: { readonly station: Station; readonly page: DeliveryFacts }) {
  const { delivery } = page;
  const [asking, setAsking] = useState<'edit' | 'void'>();
  const [person, setPerson] = useState<Traveller['person']>();
  const close = () => setAsking(undefined);
  const voiding = useCommand(client.stations.voidDelivery, close);
  return (
    <Page
      title={delivery.number}
      trail={[
        ...STATION_TRAIL,
        { title: station.name, href: `/stations/${station.id}/overview` },
        { title: '输送', href: `/stations/${station.id}/trips` },
      ]}
      note={delivery.voided && <VoidTag />}
      actions={
        !delivery.voided && (
          <>
            <Button danger onClick={() => setAsking('void')}>
              作废
            </Button>
            <Button onClick={() => setAsking('edit')}>修改</Button>
          </>
        )
      }
    >
      <Descriptions
        className="sheet"
        size="small"
        column={3}
        items={[
          { label: '用工单位', children: page.unitName },
          { label: '出发日期', children: delivery.departsOn },
          { label: '到达日期', children: delivery.arrivesOn ?? '—' },
          { label: '出发地', children: delivery.fromDivision === undefined ? '—' : (divisionPath(delivery.fromDivision) ?? '—') },
          { label: '到达地', children: delivery.toPlace ?? '—' },
          { label: '交通方式', children: TRANSPORT_NAMES[delivery.transport] },
          { label: '带队人', children: delivery.escort ?? '—' },
          {
            label: '招聘会',
            children: page.fair ? <a href={`#/fairs/${page.fair.id}/overview`}>{`${page.fair.number} ${page.fair.title}`}</a> : '—',
          },
          { label: '登记人', children: delivery.enteredBy },
          { label: '备注', span: 3, children: delivery.note ?? '—' },
          ...(delivery.voided ? [{ label: '作废原因', span: 3, children: `${delivery.voided.reason}（${delivery.voided.by}）` }] : []),
        ]}
      />
      <Travellers page={page} addsAtOnce={!delivery.voided && page.travellers.length === 0} onOutcome={(one) => setPerson(one.person)} />
      {asking === 'edit' && <DeliveryDialog station={station} line={page} onDone={close} onClose={close} />}
      {asking === 'void' && (
        <ReasonDialog
          title="作废输送"
          about={`${delivery.number}（${page.people} 人）将作废，不再计入输送批次和人数；原记录和原因保留可查。`}
          confirm="作废"
          running={voiding.isPending}
          error={voiding.error}
          onConfirm={(reason) => voiding.mutate({ id: delivery.id, reason })}
          onClose={close}
        />
      )}
      <SidePanel open={person !== undefined} title={person && `${person.name} · 就业跟踪`} size={960} onClose={() => setPerson(undefined)}>
        {person && (
          <div className="page-body">
            <OutcomeSection jobSeekerId={person.id} atUnit={{ id: delivery.unitId, name: page.unitName, fairId: delivery.fairId }} />
          </div>
        )}
      </SidePanel>
    </Page>
  );
}
