import { Button, Progress } from 'antd';
import { useSyncExternalStore } from 'react';

/** Long work under way, shown in a corner while one goes on working. */
export interface RunningWork {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

let running: RunningWork | undefined;
const listeners = new Set<() => void>();

export function showRunningWork(work: RunningWork | undefined): void {
  running = work;
  for (const listener of listeners) listener();
}

export function ProgressCorner() {
  const work = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => running,
  );
  if (!work) return null;
  return (
    <div className="corner" role="status">
      <div>{work.title}</div>
      <Progress percent={work.total === 0 ? 0 : Math.floor((work.done / work.total) * 100)} size="small" />
      <div style={{ display: 'flex', alignItems: 'center' }}>
        <span className="muted figures">
          {work.done} / {work.total}
        </span>
        <span style={{ flex: 1 }} />
        <Button size="small" onClick={work.cancel}>
          取消
        </Button>
      </div>
    </div>
  );
}
