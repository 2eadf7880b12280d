import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { FairId } from '#shared/kernel/ids.ts';
import { Loaded } from '../../../components/failure.tsx';
import { Desk } from '../../../features/desk/desk.tsx';
import { orpc } from '../../../lib/orpc.ts';

/** 签到台, a page of its own: nothing on it but the check-in. */
export function DeskPage() {
  const navigate = useNavigate();
  const { fairId } = useParams({ strict: false });
  const id = fairId as FairId;
  const overview = useQuery(orpc.fairs.get.queryOptions({ input: { id } }));
  const status = useQuery(orpc.centers.status.queryOptions());
  const owners = (status.data?.operators ?? []).filter((operator) => operator.active).map((operator) => operator.name);
  return (
    <Loaded query={overview}>
      {({ fair }) => (
        <Desk
          fair={fair}
          owners={owners}
          onLeave={() => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: id, section: 'signups' } })}
        />
      )}
    </Loaded>
  );
}
