import { App } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../../lib/refusals.ts';
import { savePackage } from './package-files.ts';

/** Saves the file of a package that was made here; says so, or why not. */
export function useSavePackage() {
  const { message } = App.useApp();
  const [saving, setSaving] = useState<string>();
  const save = (packageId: string) => {
    setSaving(packageId);
    savePackage(packageId)
      .then((fileName) => void message.success(`已保存 ${fileName}`))
      .catch((failure: unknown) => void message.error(sentenceOf(failure)))
      .finally(() => setSaving(undefined));
  };
  return { save, saving };
}
