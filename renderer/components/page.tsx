import { Breadcrumb } from 'antd';
import type { ReactNode } from 'react';

/** The one frame of a page: where one is, what can be done, in one line what is missing, then the work itself. */
export function Page({
  title,
  trail,
  actions,
  missing,
  children,
}: {
  readonly title: ReactNode;
  readonly trail?: readonly { readonly title: string; readonly href: string }[];
  readonly actions?: ReactNode;
  readonly missing?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="page">
      {trail && <Breadcrumb items={[...trail.map((step) => ({ title: step.title, href: `#${step.href}` })), { title }]} />}
      <div className="page-head">
        <h1>{title}</h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {missing && <div className="page-missing">{missing}</div>}
      <div className="page-body">{children}</div>
    </div>
  );
}
