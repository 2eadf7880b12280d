import { Tag } from 'antd';
import { PACKAGE_STATE_NAMES } from '#shared/domain/exchange/exchange-words.ts';
import type { ListedPackage, PackageIn } from '#shared/domain/exchange/packages.ts';

const STATE_COLORS: Readonly<Record<PackageIn['state'], string>> = {
  merging: 'blue',
  merged: 'green',
  reverting: 'orange',
  reverted: 'red',
};

export function PackageStateTag({ state, isPaused }: Pick<ListedPackage, 'state' | 'isPaused'>) {
  if (isPaused) return <Tag color="gold">已暂停</Tag>;
  return (
    <Tag color={STATE_COLORS[state]} {...(state === 'reverted' ? { className: 'struck' } : {})}>
      {PACKAGE_STATE_NAMES[state]}
    </Tag>
  );
}
