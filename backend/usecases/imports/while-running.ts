/**
 * Runs the work and yields the newest of what it reports meanwhile. Work whose listener stops early can see that it was left, and has ended
 * before the listener goes on.
 */
export async function* whileRunning<Report, Outcome>(
  work: (report: (report: Report) => void, isLeft: () => boolean, left: AbortSignal) => Promise<Outcome>,
): AsyncGenerator<Report, Outcome> {
  let newest: { readonly report: Report } | undefined;
  let hasEnded = false;
  const leaving = new AbortController();
  let news = Promise.withResolvers<void>();
  const running = work(
    (report) => {
      newest = { report };
      news.resolve();
    },
    () => leaving.signal.aborted,
    leaving.signal,
  );
  const end = () => {
    hasEnded = true;
    news.resolve();
  };
  const ended = running.then(end, end);
  try {
    while (!hasEnded) {
      await news.promise;
      news = Promise.withResolvers();
      if (!newest || hasEnded) continue;
      const { report } = newest;
      newest = undefined;
      yield report;
    }
  } finally {
    if (!hasEnded) leaving.abort();
    await ended;
  }
  return running;
}
