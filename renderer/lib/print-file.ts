/** Opens the system's print dialog for a PDF, through a frame that nobody sees. */
export function printFile(file: File): Promise<void> {
  return new Promise((resolve, reject) => {
    const address = URL.createObjectURL(file);
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;width:0;height:0;border:0';
    frame.title = file.name;
    frame.src = address;
    frame.onload = () => {
      try {
        if (!frame.contentWindow) throw new Error('The frame has no window');
        frame.contentWindow.focus();
        frame.contentWindow.print();
        resolve();
      } catch (failure) {
        reject(failure instanceof Error ? failure : new Error(String(failure)));
      }
    };
    // The print dialog may stay open as long as it likes; the frame of the print before is taken away at the next.
    document.querySelector('iframe[data-print]')?.remove();
    frame.dataset.print = '';
    document.body.append(frame);
  });
}
