#!/usr/bin/env node
// The command line, on a Node that runs it whatever Node this is.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectNode, ROOT } from '../scripts/project-node.mjs';

const child = spawn(projectNode(), [join(ROOT, 'backend/hosts/command-line/cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
