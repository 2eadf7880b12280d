import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { DeskNetworkState, Listening } from '#shared/contract/desks.ts';
import type { Operator } from '#shared/domain/centers/center.ts';
import { formatFingerprint } from '#shared/domain/desks/fingerprint.ts';
import { type LocalAddress, reachOf } from '#shared/domain/desks/local-address.ts';
import { chinaDate, formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { useRemembered } from '../../lib/remembered.ts';
import { DeskList } from './desk-list.tsx';
import './desks.css';

/** Stays the same over restarts, so that desks find the program again without a new pairing. */
const USUAL_PORT = 7443;
/** How often the desks that were seen are read again. */
const REFRESH_MILLIS = 10_000;

/** 签到台联网: the switch, who may come in, and what tells the devices that they are at the right machine. */
export function DeskNetwork({ operators, today }: { readonly operators: readonly Operator[]; readonly today: string }) {
  const network = useQuery(orpc.desks.network.queryOptions({ refetchInterval: REFRESH_MILLIS }));
  return (
    <Loaded query={network}>
      {(state) => (
        <>
          {state.listening ? <SwitchedOn listening={state.listening} /> : <SwitchedOff addresses={state.addresses} />}
          <WrongCodes attempts={state.wrongCodes} />
          <DeskList operators={operators} today={today} listening={state.listening} />
        </>
      )}
    </Loaded>
  );
}

function SwitchedOff({ addresses }: { readonly addresses: readonly LocalAddress[] }) {
  const [chosen, setChosen] = useState<string>();
  const [port, setPort] = useRemembered('desk-network-port', USUAL_PORT);
  const switchOn = useCommand(client.desks.switchOn);
  const address = addresses.some((one) => one.address === chosen) ? chosen : addresses[0]?.address;
  return (
    <>
      <p className="muted">
        平时关闭，程序只在本机可用。开启后，同一局域网内经配对的设备可用浏览器签到，只能签到，不能查看其他内容；退出程序即关闭。
      </p>
      {switchOn.error && <Failure error={switchOn.error} />}
      <div className="desk-network-row">
        <label htmlFor="desk-network-address">本机地址</label>
        <Select
          id="desk-network-address"
          style={{ width: 240 }}
          value={address ?? null}
          notFoundContent="没有局域网地址，请先连接网络"
          options={addresses.map((one) => ({ value: one.address, label: `${one.address}（${reachWords(one)}）` }))}
          onChange={setChosen}
        />
      </div>
      <div className="desk-network-row">
        <label htmlFor="desk-network-port">端口</label>
        <InputNumber
          id="desk-network-port"
          style={{ width: 120 }}
          min={0}
          max={65_535}
          precision={0}
          value={port}
          onChange={(value) => setPort(value ?? 0)}
        />
        <span className="muted">0 为任意空闲端口；端口变动后须重新配对</span>
      </div>
      <Button
        type="primary"
        disabled={address === undefined}
        loading={switchOn.isPending}
        onClick={() => address !== undefined && switchOn.mutate({ address, port })}
      >
        开启签到台联网
      </Button>
    </>
  );
}

function SwitchedOn({ listening }: { readonly listening: Listening }) {
  const switchOff = useCommand(client.desks.switchOff);
  return (
    <>
      {switchOff.error && <Failure error={switchOff.error} />}
      <Alert
        type="warning"
        showIcon
        title="签到台联网已开启"
        description={`${reachOf(listening.address) === 'thisMachine' ? '仅本机' : '局域网内'}可以访问 ${listening.pageAddress}`}
      />
      <p style={{ margin: '12px 0 4px' }}>证书 SHA-256 指纹（{chinaDate(listening.certificateEndsAt)} 到期）</p>
      <div className="code-box desk-fingerprint" data-testid="fingerprint">
        {formatFingerprint(listening.fingerprint)}
      </div>
      <p className="muted">设备首次打开会提示“不安全”，请先查看证书，指纹与上面一致再继续。</p>
      <Button danger loading={switchOff.isPending} onClick={() => switchOff.mutate({})}>
        关闭签到台联网
      </Button>
    </>
  );
}

function WrongCodes({ attempts }: { readonly attempts: DeskNetworkState['wrongCodes'] }) {
  const [latest] = attempts;
  if (!latest) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginTop: 12 }}
      title={`一天内有 ${attempts.length} 次错误的配对码，最近一次 ${formatChinaTime(latest.at)}，来自 ${latest.from}`}
    />
  );
}

function reachWords({ reach, card }: LocalAddress): string {
  return reach === 'thisMachine' ? '仅本机，供试用' : card;
}
