import { useMutation } from '@tanstack/react-query';
import { Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import type { Operator } from '#shared/domain/centers/center.ts';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { newCommandId } from '../../lib/operator.ts';
import { queryClient } from '../../lib/orpc.ts';

const NAME_MAX = 20;

/** 经办人名单: a name is taken off, never deleted, for it stands on what was done. */
export function Operators({ operators }: { readonly operators: readonly Operator[] }) {
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => client.centers.addOperator({ commandId: newCommandId(), name }),
    onSuccess: () => {
      setName('');
      return queryClient.invalidateQueries();
    },
  });
  const retire = useCommand(client.centers.retireOperator);
  return (
    <>
      {add.error && <Failure error={add.error} />}
      {retire.error && <Failure error={retire.error} />}
      <Table
        size="small"
        pagination={false}
        showHeader={false}
        rowKey="id"
        dataSource={operators.filter((operator) => operator.active)}
        columns={[
          { render: (_, operator) => operator.name },
          {
            align: 'right',
            render: (_, operator) => (
              <Button size="small" onClick={() => retire.mutate({ id: operator.id })}>
                停用
              </Button>
            ),
          },
        ]}
      />
      <form
        style={{ marginTop: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') add.mutate();
        }}
      >
        <Space.Compact style={{ width: 280 }}>
          <Input
            aria-label="经办人姓名"
            placeholder="姓名"
            maxLength={NAME_MAX}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit" loading={add.isPending}>
            添加
          </Button>
        </Space.Compact>
      </form>
    </>
  );
}
