import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Money } from '#shared/kernel/money.ts';
import { Failure } from '../../components/failure.tsx';
import { MoneyField } from '../../components/money.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

/** 最低月工资标准: jobs that pay less are named. */
export function MinimumWage() {
  const { message } = App.useApp();
  const current = useQuery(orpc.jobs.minimumWage.queryOptions());
  const [entered, setEntered] = useState<{ readonly value: Money | string | undefined }>();
  const save = useCommand(client.jobs.setMinimumWage, () => {
    setEntered(undefined);
    void message.success('已保存');
  });
  const value = entered ? entered.value : current.data?.minimumWage;
  const isUnreadable = typeof value === 'string';
  return (
    <>
      <label htmlFor="minimum-wage">当地最低月工资标准</label>
      <div style={{ display: 'flex', gap: 8, maxWidth: 320, marginTop: 4 }}>
        <MoneyField id="minimum-wage" {...(value === undefined ? {} : { value })} onChange={(next) => setEntered({ value: next })} />
        {entered && (
          <Button
            type="primary"
            disabled={isUnreadable}
            loading={save.isPending}
            onClick={() => typeof value !== 'string' && save.mutate(value === undefined ? {} : { minimumWage: value })}
          >
            保存
          </Button>
        )}
      </div>
      {isUnreadable && <div className="error-words">金额格式不符，请核对</div>}
      <p className="muted">岗位月薪低于此标准时给出审查提示；留空则不作比对。</p>
      {save.error && <Failure error={save.error} />}
    </>
  );
}
