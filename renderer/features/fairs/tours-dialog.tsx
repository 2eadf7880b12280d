import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

const NAME_MAX = 80;

/** 巡回招聘: fairs planned as one trip; each is settled for itself. */
export function ToursDialog({ onClose }: { readonly onClose: () => void }) {
  const tours = useQuery(orpc.fairs.tours.queryOptions());
  const [name, setName] = useState('');
  const create = useCommand(client.fairs.createTour, () => setName(''));
  return (
    <Dialog open title="巡回招聘" footer={null} width={680} onCancel={onClose}>
      <p className="muted">把同一趟出行的几场招聘会归到一起。各场分别登记、分别结算。在招聘会的登记表中选择所属巡回。</p>
      {create.error && <Failure error={create.error} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') create.mutate({ name });
        }}
      >
        <Space.Compact style={{ width: 420 }}>
          <Input
            aria-label="巡回名称"
            placeholder="如：西北高校秋季巡回招聘"
            maxLength={NAME_MAX}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit" loading={create.isPending}>
            新建
          </Button>
        </Space.Compact>
      </form>
      <Loaded query={tours}>
        {(lines) =>
          lines.map((tour) => (
            <section key={tour.id} style={{ marginTop: 16 }}>
              <strong>{tour.name}</strong>
              {tour.sameCityWarning && (
                <Alert type="warning" showIcon title="有两站在同一城市，须分别报批方可分别结算" style={{ margin: '4px 0' }} />
              )}
              <ul style={{ margin: '4px 0 0', paddingInlineStart: 20 }}>
                {tour.fairs.map((fair) => (
                  <li key={fair.id}>
                    <a href={`#/fairs/${fair.id}/overview`} onClick={onClose}>
                      {fair.startsOn} {fair.number} {fair.title}（{fair.cityName}）
                    </a>
                  </li>
                ))}
                {tour.fairs.length === 0 && <li className="muted">还没有招聘会归入</li>}
              </ul>
            </section>
          ))
        }
      </Loaded>
    </Dialog>
  );
}
