import { type DragEvent, useState } from 'react';

/** A place that files can be dragged to. `over` while one is held above it; the rest goes onto the place. */
export function useFileDrop(take: (files: FileList) => void) {
  const [over, setOver] = useState(false);
  const place = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };
  return { over, place };
}
