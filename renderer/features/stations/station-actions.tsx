import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { calendarDateText, reason } from '#shared/contract/base.ts';
import type { StationPage } from '#shared/contract/stations.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

/** 撤站, 恢复运行: at the center alone. */
export function StationActions({ page }: { readonly page: StationPage }) {
  const { station } = page;
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const reopen = useCommand(client.stations.reopen, close);
  if (page.here) return null;
  return (
    <>
      <Button danger={!station.closed} onClick={() => setAsking(true)}>
        {station.closed ? '恢复运行' : '撤站'}
      </Button>
      {asking && !station.closed && <CloseDialog page={page} onClose={close} />}
      {asking && station.closed && (
        <ReasonDialog
          title="恢复运行"
          about={`${station.code} ${station.name}将恢复运行，可以继续登记业务。`}
          confirm="恢复"
          running={reopen.isPending}
          error={reopen.error}
          onConfirm={(words) => reopen.mutate({ id: station.id, reason: words })}
          onClose={close}
        />
      )}
    </>
  );
}

const closing = z.object({ on: calendarDateText, reason });

function CloseDialog({ page: { station }, onClose }: { readonly page: StationPage; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const closeStation = useCommand(client.stations.close, onClose);
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog open title="撤站" footer={null} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <p>
        {station.code} {station.name}撤站后，不再登记撤站日期以后的输送和工作记录；已有记录保留，可以恢复运行。
      </p>
      <CommandForm
        form={form}
        schema={closing}
        initial={{}}
        submit="撤站"
        running={closeStation.isPending}
        error={closeStation.error}
        messages={{ on: '请填写撤站日期', reason: '请填写原因' }}
        onSubmit={(values) => closeStation.mutate({ id: station.id, ...values })}
        onCancel={onClose}
      >
        <Form.Item name="on" label="撤站日期" required>
          <DateField />
        </Form.Item>
        <Form.Item name="reason" label="原因" required>
          <Input maxLength={200} />
        </Form.Item>
      </CommandForm>
    </Dialog>
  );
}
