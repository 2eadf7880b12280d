import { Spin } from 'antd';
import type { ReactNode } from 'react';

/** 加固口令: a secret is made slow to guess, and so takes a while to seal and to try here too. Meanwhile the program says that it is at work. */
export function SecretWork({ children }: { readonly children: ReactNode }) {
  return (
    <span role="status" style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      <Spin size="small" />
      {children}
    </span>
  );
}
