import { open } from 'node:fs/promises';
import { CommandFailure } from './command-failure.ts';

/** Writes a file that is made only once its place was found writable: nothing is counted as printed that has nowhere to go. */
export async function writeOutput(path: string, make: () => Promise<File>): Promise<void> {
  const out = await open(path, 'w').catch((failure: NodeJS.ErrnoException) => {
    throw new CommandFailure(`无法写入 ${path}（${failure.code}），请检查路径和权限`, 2);
  });
  try {
    const file = await make();
    await out.writeFile(Buffer.from(await file.arrayBuffer()));
  } finally {
    await out.close();
  }
  process.stdout.write(`已输出 ${path}\n`);
}
