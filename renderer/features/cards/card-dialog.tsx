import { useQuery } from '@tanstack/react-query';
import { Alert, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { CARDS_MAX, CARDS_PER_UNIT_MAX, type CardSubject, OFFSET_MAX } from '#shared/contract/cards.ts';
import { CARD_LAYOUT_DETAILS, CARD_LAYOUTS, type CardLayoutName } from '#shared/domain/cards/card-layouts.ts';
import { CARD_KIND_NAMES, CARD_KINDS, type CardKind } from '#shared/domain/cards/card-print.ts';
import type { CellOutlines } from '#shared/domain/documents/sheet.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { PrintButtons } from '../../components/print-buttons.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { useRemembered } from '../../lib/remembered.ts';

/** How this person's printer is set up. */
interface Setting {
  readonly layout: CardLayoutName;
  readonly outlines: CellOutlines;
  readonly x: number;
  readonly y: number;
  readonly perUnit: number;
}

const INITIAL: Setting = { layout: 'a4-2x5', outlines: 'frame', x: 0, y: 0, perUnit: 2 };

const OUTLINE_NAMES: Readonly<Record<CellOutlines, string>> = { frame: '外框', crop: '裁切线', none: '不印' };

/** 打印卡证: for everybody without one, or for those who are chosen; who has one already is asked about first. */
export function CardDialog({ fairId, onClose }: { readonly fairId: FairId; readonly onClose: () => void }) {
  const [kind, setKind] = useState<CardKind>('badge');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [setting, setSetting] = useRemembered<Setting>('card-print', INITIAL);
  const subjects = useQuery(orpc.cards.subjects.queryOptions({ input: { fairId, kind } }));
  const print = useCommand(client.cards.print, onClose);
  const change = (part: Partial<Setting>) => setSetting({ ...setting, ...part });
  const all = subjects.data ?? [];
  const fresh = all.filter((subject) => !subject.printed);
  const counted = kind === 'staff' ? '家' : '人';
  const isTooMany = fresh.length > CARDS_MAX;
  const wanted = chosen.length === 0 ? fresh.slice(0, CARDS_MAX) : all.filter((subject) => chosen.includes(subject.id));
  const again = wanted.filter((subject) => subject.printed);
  const isReasonMissing = again.length > 0 && reason.trim() === '';
  return (
    <Dialog
      open
      title="打印卡证"
      width={600}
      onCancel={onClose}
      footer={
        <PrintButtons
          running={print.isPending}
          disabled={wanted.length === 0 || isReasonMissing}
          onMake={(use) =>
            print.mutate(
              {
                fairId,
                kind,
                ids: wanted.map((subject) => subject.id),
                layout: setting.layout,
                outlines: setting.outlines,
                offset: { x: setting.x, y: setting.y },
                perUnit: setting.perUnit,
                ...(again.length > 0 ? { reason: reason.trim() } : {}),
              },
              { onSuccess: use },
            )
          }
        />
      }
    >
      {print.error && <Failure error={print.error} />}
      {subjects.error && <Failure error={subjects.error} />}
      <Form layout="vertical">
        <Form.Item label="卡证">
          <Radio.Group
            value={kind}
            options={CARD_KINDS.map((one) => ({ value: one, label: CARD_KIND_NAMES[one] }))}
            onChange={({ target }) => {
              setKind(target.value as CardKind);
              setChosen([]);
            }}
          />
        </Form.Item>
        <Form.Item
          label="打印范围"
          htmlFor="card-subjects"
          extra={
            subjects.data &&
            `未打印过 ${fresh.length} ${counted}，已打印过 ${all.length - fresh.length} ${counted}${isTooMany ? `；一次最多打印 ${CARDS_MAX} ${counted}` : ''}`
          }
        >
          <Select
            id="card-subjects"
            mode="multiple"
            allowClear
            maxTagCount={6}
            placeholder="全部未打印过的；也可按姓名或单位选择"
            optionFilterProp="label"
            value={[...chosen]}
            options={all.map(({ id, name, printed }) => ({
              value: id as string,
              label: printed ? `${name}（已打印 ${printed.times} 次）` : name,
            }))}
            onChange={setChosen}
          />
        </Form.Item>
        {again.length > 0 && (
          <Form.Item label="补打原因" htmlFor="card-reason" required>
            <Alert
              type="warning"
              showIcon
              title={`${again.length} 张已打印过`}
              description={<PrintedList subjects={again} />}
              style={{ marginBottom: 8 }}
            />
            <Input id="card-reason" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
        )}
        <Form.Item label="排版" htmlFor="card-layout">
          <Select
            id="card-layout"
            value={setting.layout}
            options={CARD_LAYOUTS.map((name) => ({ value: name, label: CARD_LAYOUT_DETAILS[name].name }))}
            onChange={(layout: CardLayoutName) => change({ layout })}
          />
        </Form.Item>
        {kind === 'staff' && (
          <Form.Item label="每家张数">
            <InputNumber
              min={1}
              max={CARDS_PER_UNIT_MAX}
              precision={0}
              suffix="张"
              value={setting.perUnit}
              onChange={(perUnit) => change({ perUnit: perUnit ?? 1 })}
            />
          </Form.Item>
        )}
        <Form.Item label="边线">
          <Radio.Group
            value={setting.outlines}
            options={Object.entries(OUTLINE_NAMES).map(([value, label]) => ({ value, label }))}
            onChange={({ target }) => change({ outlines: target.value as CellOutlines })}
          />
        </Form.Item>
        <Form.Item label="位置微调" extra="打印位置与标签纸有偏差时填写，向右、向下为正，本机记住">
          <Space>
            <OffsetField direction="右" value={setting.x} onChange={(x) => change({ x })} />
            <OffsetField direction="下" value={setting.y} onChange={(y) => change({ y })} />
          </Space>
        </Form.Item>
      </Form>
    </Dialog>
  );
}

function OffsetField({
  direction,
  value,
  onChange,
}: {
  readonly direction: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <InputNumber
      aria-label={`向${direction}`}
      style={{ width: '10em' }}
      min={-OFFSET_MAX}
      max={OFFSET_MAX}
      step={0.5}
      prefix={direction}
      suffix="毫米"
      value={value}
      onChange={(typed) => onChange(typed ?? 0)}
    />
  );
}

/** As many as fit into the warning. */
const NAMED = 5;

function PrintedList({ subjects }: { readonly subjects: readonly CardSubject[] }) {
  return (
    <>
      {subjects.slice(0, NAMED).map(
        ({ id, name, printed }) =>
          printed && (
            <div key={id}>
              {name}　{printed.times} 次，最近 {formatChinaTime(printed.lastAt)} {printed.lastBy}
            </div>
          ),
      )}
      {subjects.length > NAMED && <div>等 {subjects.length} 张</div>}
    </>
  );
}
