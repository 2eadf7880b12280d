import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { SearchHit } from '#shared/contract/home.ts';
import { isSearchable } from '#shared/domain/people/searchable.ts';
import { Dialog } from '../components/dialog.tsx';
import { orpc } from '../lib/orpc.ts';

const KINDS: Readonly<Record<SearchHit['kind'], string>> = {
  fair: '招聘会',
  unit: '单位',
  person: '求职者',
  station: '驻外站',
  voucher: '凭证',
  settlement: '结算',
};

/** 搜索, from everywhere by Ctrl+K: arrows choose, Enter opens. */
export function SearchBox() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      // The dialog listens for Esc itself, but only once it is drawn; the key after Ctrl+K may come before.
      if (event.key === 'Escape' && !event.isComposing) setOpen(false);
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  return (
    <>
      <Button icon={<SearchOutlined />} onClick={() => setOpen(true)}>
        搜索 <span className="muted">Ctrl+K</span>
      </Button>
      <Dialog open={isOpen} title="搜索" footer={null} destroyOnHidden onCancel={() => setOpen(false)} width={720}>
        <Search onOpened={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Search({ onOpened }: { readonly onOpened: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = text.trim();
  const isEnough = isSearchable(wanted);
  const { data: hits = [] } = useQuery(
    orpc.home.search.queryOptions({ input: { text: wanted }, enabled: isEnough, placeholderData: (before) => before }),
  );
  const shown = isEnough ? hits : [];
  const open = (hit: SearchHit | undefined) => {
    if (!hit) return;
    onOpened();
    if (hit.kind === 'unit') void navigate({ to: '/units/$unitId', params: { unitId: hit.id } });
    else if (hit.kind === 'person') void navigate({ to: '/people/$personId', params: { personId: hit.id } });
    else if (hit.kind === 'station')
      void navigate({ to: '/stations/$stationId/$section', params: { stationId: hit.id, section: 'overview' } });
    else if (hit.fairId !== undefined)
      void navigate({ to: '/fairs/$fairId/$section', params: { fairId: hit.fairId, section: SECTIONS[hit.kind] } });
  };
  return (
    <>
      <Input
        allowClear
        value={text}
        placeholder="求职者姓名、拼音、号码尾号，招聘会，单位，驻外站，凭证号码，结算编号"
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, shown.length - 1));
          else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
          else if (event.key === 'Enter') open(shown[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      {shown.length > 0 && (
        <ul className="tasks hits">
          {shown.map((hit, index) => (
            <li key={`${hit.kind}${hit.id}`}>
              <button type="button" className={index === chosen ? 'task hit-chosen' : 'task'} onClick={() => open(hit)}>
                <Tag>{KINDS[hit.kind]}</Tag>
                <span className="task-detail">{hit.title}</span>
                <span className="muted nowrap">{hit.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && <p className="muted hits">{!isEnough ? '输入两个字符或一个汉字即可查找' : '没有找到，请换一个词'}</p>}
    </>
  );
}

const SECTIONS = { fair: 'overview', voucher: 'vouchers', settlement: 'settlement' } as const;
