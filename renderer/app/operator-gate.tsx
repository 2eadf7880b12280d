import { Button, Modal, Space } from 'antd';
import type { ReactNode } from 'react';
import type { Operator } from '#shared/domain/centers/center.ts';
import { setOperatorId, useOperatorId } from '../lib/operator.ts';

/** Asks who is working before anything is written; with one name on the list there is nothing to ask. */
export function OperatorGate({ operators, children }: { readonly operators: readonly Operator[]; readonly children: ReactNode }) {
  const chosen = useOperatorId();
  const active = operators.filter((operator) => operator.active);
  const isKnown = active.some((operator) => operator.id === chosen);
  const [only] = active;
  if (!isKnown && active.length === 1 && only) setOperatorId(only.id);
  return (
    <>
      {children}
      <Modal open={!isKnown && active.length > 1} title="请选择经办人" footer={null} closable={false} width={420}>
        <p className="muted">姓名将记入操作日志和打印的表。可在右上角随时更换。</p>
        <Space wrap>
          {active.map((operator, index) => (
            <Button key={operator.id} autoFocus={index === 0} onClick={() => setOperatorId(operator.id)}>
              {operator.name}
            </Button>
          ))}
        </Space>
      </Modal>
    </>
  );
}
