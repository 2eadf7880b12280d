/** Ends a command with a sentence for the user. 1: the data says no; 2: wrong call, or the program cannot run here. */
export class CommandFailure extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
