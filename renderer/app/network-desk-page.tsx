import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useState } from 'react';
import type { DeskHome } from '#shared/contract/desk-side.ts';
import { type PairingCode, pairingCodeOfFragment } from '#shared/domain/desks/pairing-code.ts';
import { Failure } from '../components/failure.tsx';
import { DeskPairing } from '../features/desk/desk-pairing.tsx';
import { NetworkDesk } from '../features/desk/network-desk.tsx';
import { openOutboxStore } from '../features/desk/outbox-store.ts';
import { deskSideClient } from '../lib/client.ts';
import { deskToken } from '../lib/desk-token.ts';
import { setOperatorId } from '../lib/operator.ts';
import { queryClient } from '../lib/orpc.ts';
import { isTurnedAway } from '../lib/refusals.ts';

const HOME = ['deskSide', 'home'] as const;

/** The whole page of a device on the local network: pairing, then the desk; nothing else of the program. */
export function NetworkDeskPage() {
  const [code, setCode] = useState(takeCode);
  const [isPaired, setPaired] = useState(deskToken() !== undefined);
  const home = useQuery({
    queryKey: HOME,
    queryFn: () => deskSideClient.deskSide.home(),
    enabled: isPaired && code === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const store = useQuery({ queryKey: ['outboxStore'], queryFn: openOutboxStore, staleTime: Number.POSITIVE_INFINITY });
  const [chosen, setChosen] = useState<DeskHome['fairs'][number]>();

  if (!isPaired || code !== undefined || isTurnedAway(home.error))
    return (
      <div className="stage">
        <DeskPairing
          code={code}
          isRevoked={code === undefined && isTurnedAway(home.error)}
          onPaired={(paired) => {
            setOperatorId(paired.operatorId);
            queryClient.setQueryData(HOME, paired);
            setCode(undefined);
            setPaired(true);
          }}
        />
      </div>
    );
  if (home.error) return <Stage content={<Failure error={home.error} onRetry={() => void home.refetch()} />} />;
  if (!home.data || !store.data) return <Stage content={<Spin delay={300} />} />;
  const { fairs } = home.data;
  const fair = chosen ?? (fairs.length === 1 ? fairs[0] : undefined);
  if (fair) return <NetworkDesk home={home.data} fair={fair} store={store.data} />;
  return (
    <Stage
      content={
        <div className="sheet desk-pairing">
          <h1>{home.data.name}</h1>
          {fairs.length === 0 ? <p>今天没有本台可以签到的招聘会。</p> : <p>请选择招聘会：</p>}
          {fairs.map((one) => (
            <Button key={one.id} size="large" onClick={() => setChosen(one)}>
              {one.number} {one.title}
            </Button>
          ))}
          <Button onClick={() => void home.refetch()}>刷新</Button>
        </div>
      }
    />
  );
}

/** The code stands in the fragment of the address; it is taken out, so that it is not kept in the history. */
function takeCode(): PairingCode | undefined {
  const code = pairingCodeOfFragment(location.hash);
  if (code !== undefined) history.replaceState(undefined, '', location.pathname);
  return code;
}

function Stage({ content }: { readonly content: React.ReactNode }) {
  return <div className="stage">{content}</div>;
}
