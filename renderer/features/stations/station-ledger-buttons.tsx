import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { client } from '../../lib/client.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { saveFile } from '../../lib/save-file.ts';

type Filter = Omit<Parameters<typeof client.stations.ledgerFile>[0], 'form'>;

/** 劳务协作站（基地）台账 of what is shown, as a workbook or to print. */
export function StationLedgerButtons({ filter }: { readonly filter: Filter }) {
  const { message } = App.useApp();
  const file = useMutation({
    mutationFn: (form: 'excel' | 'pdf') => client.stations.ledgerFile({ ...filter, form }),
    onSuccess: saveFile,
    onError: (failure) => void message.error(sentenceOf(failure)),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'excel', label: '台账（Excel）' },
          { key: 'pdf', label: '台账打印件（PDF）' },
        ],
        onClick: ({ key }) => file.mutate(key === 'excel' ? 'excel' : 'pdf'),
      }}
    >
      <Button loading={file.isPending}>导出与打印</Button>
    </Dropdown>
  );
}
