import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { type DeliveryLine, deliveryDetails } from '#shared/contract/stations.ts';
import { TRANSPORTS } from '#shared/domain/stations/delivery.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import { TRANSPORT_NAMES } from '#shared/domain/words/names.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { NewUnitDialog } from '../../components/new-unit-dialog.tsx';
import { UnitSelect } from '../../components/unit-select.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { optionsOf } from '../../lib/options.ts';
import { orpc } from '../../lib/orpc.ts';

type Values = Partial<z.input<typeof deliveryDetails>>;

const span = (columns: number) => ({ style: { gridColumn: `span ${columns}` } });

/** 登记输送: a new trip of a station, or one that is corrected. */
export function DeliveryDialog({
  station,
  line,
  onDone,
  onClose,
}: {
  readonly station: Station;
  /** undefined: a new one. */
  readonly line?: DeliveryLine;
  readonly onDone: (line: DeliveryLine) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const initial: Values = line ? valuesOf(line) : { transport: 'bus', fromDivision: station.hostDivision };
  const [fairId, setFairId] = useState((initial.fairId ?? undefined) as FairId | undefined);
  const [known, setKnown] = useState(line && { id: line.delivery.unitId, name: line.unitName });
  const [isRegistering, setRegistering] = useState(false);
  const fairs = useQuery(orpc.fairs.list.queryOptions({ input: {} }));
  const create = useCommand(client.stations.createDelivery, onDone);
  const update = useCommand(client.stations.updateDelivery, onDone);
  const leave = useLeaveForm(form, undefined, onClose);
  const { isPending, error } = line ? update : create;
  return (
    <Dialog
      open
      title={line ? `修改 ${line.delivery.number}` : '登记输送'}
      footer={null}
      width={760}
      mask={{ closable: false }}
      onCancel={leave}
      destroyOnHidden
    >
      <CommandForm
        form={form}
        schema={deliveryDetails}
        initial={initial}
        submit={line ? '保存' : '保存，添加人员'}
        running={isPending}
        error={error}
        messages={{ departsOn: '请填写出发日期', unitId: '请选择用工单位' }}
        onValues={(values) => setFairId((values.fairId ?? undefined) as FairId | undefined)}
        onSubmit={(details) =>
          line ? update.mutate({ id: line.delivery.id, details }) : create.mutate({ stationId: station.id, details })
        }
        onCancel={onClose}
      >
        <div className="form-grid">
          <Form.Item name="departsOn" label="出发日期" required {...span(4)}>
            <DateField />
          </Form.Item>
          <Form.Item name="arrivesOn" label="到达日期" {...span(4)}>
            <DateField />
          </Form.Item>
          <Form.Item name="transport" label="交通方式" required {...span(4)}>
            <Select options={optionsOf(TRANSPORTS, TRANSPORT_NAMES)} />
          </Form.Item>
          <Form.Item name="fairId" label="招聘会" {...span(12)} extra="不是由招聘会达成的不选">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(fairs.data?.fairs ?? []).map(({ fair }) => ({ value: fair.id as string, label: `${fair.number} ${fair.title}` }))}
            />
          </Form.Item>
          <Form.Item
            name="unitId"
            label="用工单位"
            required
            {...span(8)}
            {...(fairId === undefined
              ? {
                  extra: (
                    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setRegistering(true)}>
                      没有这家单位，先登记
                    </Button>
                  ),
                }
              : {})}
          >
            <UnitSelect fairId={fairId} known={known} />
          </Form.Item>
          <Form.Item name="escort" label="带队人" {...span(4)}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="fromDivision" label="出发地" {...span(6)}>
            <DivisionField />
          </Form.Item>
          <Form.Item name="toPlace" label="到达地" {...span(6)}>
            <Input maxLength={120} placeholder="如：淮安市清江浦区厂区" />
          </Form.Item>
          <Form.Item name="note" label="备注" {...span(12)}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      </CommandForm>
      {isRegistering && (
        <NewUnitDialog
          onDone={({ id, name }) => {
            setKnown({ id, name });
            form.setFieldValue('unitId', id);
            form.setFields([{ name: 'unitId', errors: [] }]);
            setRegistering(false);
          }}
          onClose={() => setRegistering(false)}
        />
      )}
    </Dialog>
  );
}

function valuesOf({ delivery }: DeliveryLine): Values {
  const { departsOn, arrivesOn, fromDivision, toPlace, unitId, fairId, transport, escort, note } = delivery;
  const details = { departsOn, arrivesOn, fromDivision, toPlace, unitId, fairId, transport, escort, note };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
