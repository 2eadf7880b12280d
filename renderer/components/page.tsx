import type { ReactNode } from 'react';

/** The one frame of a page: the way back and where one is, what can be done, in one line what is missing, then the work itself. */
export function Page({
  title,
  trail,
  note,
  actions,
  missing,
  children,
}: {
  readonly title: ReactNode;
  /** The places above this one. */
  readonly trail?: readonly { readonly title: string; readonly href: string }[];
  /** Number, date and state, beside the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly missing?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="page">
      <div className="page-head">
        {trail && (
          <nav className="page-trail" aria-label="上级页面">
            {trail.map((step) => (
              <a key={step.href} href={`#${step.href}`}>
                {step.title}
              </a>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {note && <div className="page-note">{note}</div>}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {missing && <div className="page-missing">{missing}</div>}
      <div className="page-body">{children}</div>
    </div>
  );
}
