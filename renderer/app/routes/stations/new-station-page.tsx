import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Failure, Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { StationForm } from '../../../features/stations/station-form.tsx';
import { client } from '../../../lib/client.ts';
import { useCommand } from '../../../lib/command.ts';
import { orpc } from '../../../lib/orpc.ts';
import { refusedHere } from '../../../lib/refusals.ts';

/** 登记驻外站. */
export function NewStationPage() {
  const navigate = useNavigate();
  const list = useQuery(orpc.stations.list.queryOptions({ input: {} }));
  const create = useCommand(
    client.stations.create,
    (station) => void navigate({ to: '/stations/$stationId/$section', params: { stationId: station.id, section: 'overview' } }),
  );
  return (
    <Page title="登记驻外站" trail={[{ title: '驻外站', href: '/stations' }]}>
      <div className="sheet form-narrow">
        <Loaded query={list}>
          {({ here, nextCode }) =>
            here ? (
              <Failure error={refusedHere({ type: 'StationsKeptByCenter' })} />
            ) : (
              <StationForm
                draft="new-station"
                initial={{ code: nextCode, kind: 'cooperation', packageEveryDays: 7, staff: [] }}
                isCodeInUse={false}
                submit="保存"
                running={create.isPending}
                error={create.error}
                onSubmit={(details) => create.mutate({ details })}
                onCancel={() => void navigate({ to: '/stations' })}
              />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}
