import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { FolderSetting } from '#shared/domain/exchange/exchange-folder.ts';
import { orpc } from '../../lib/orpc.ts';
import { sentenceOf } from '../../lib/refusals.ts';
import { putPackage } from './package-files.ts';

/** 交换文件夹 as it is set; undefined while none is. Reading it connects to nothing. */
export function useFolderSetting(): FolderSetting | undefined {
  return useQuery(orpc.exchangeFolder.setting.queryOptions()).data?.folder;
}

/** Puts a package that was made here into the exchange folder; says so, or why not. */
export function usePutPackage() {
  const { message } = App.useApp();
  const [putting, setPutting] = useState<string>();
  const put = (packageId: string) => {
    setPutting(packageId);
    putPackage(packageId)
      .then(({ fileName, wasThere }) => void message.success(wasThere ? `${fileName} 已在交换文件夹中` : `已上传 ${fileName}`))
      .catch((failure: unknown) => void message.error(sentenceOf(failure)))
      .finally(() => setPutting(undefined));
  };
  return { put, putting };
}
