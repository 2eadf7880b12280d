import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Loaded } from '../../../components/failure.tsx';
import { Page } from '../../../components/page.tsx';
import { FairForm } from '../../../features/fairs/fair-form.tsx';
import { client } from '../../../lib/client.ts';
import { useCommand } from '../../../lib/command.ts';
import { orpc } from '../../../lib/orpc.ts';

/** 新建招聘会. */
export function NewFairPage() {
  const navigate = useNavigate();
  const status = useQuery(orpc.centers.status.queryOptions());
  const create = useCommand(
    client.fairs.create,
    (fair) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: fair.id, section: 'roster' } }),
  );
  return (
    <Page title="新建招聘会" trail={[{ title: '招聘会', href: '/fairs' }]}>
      <div className="sheet form-narrow">
        <Loaded query={status}>
          {({ center }) => (
            <FairForm
              draft="new-fair"
              initial={{
                kind: 'outbound',
                format: 'onsite',
                organizerName: center?.name ?? '',
                organizerKind: 'publicCenter',
                venueName: '',
              }}
              submit="保存"
              running={create.isPending}
              error={create.error}
              onSubmit={(details) => create.mutate({ details })}
              onCancel={() => void navigate({ to: '/fairs' })}
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
