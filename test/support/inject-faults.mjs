// Loaded with `--import` into a process under test: faults that nobody foresees, at a signal.

process.on('SIGUSR2', () => {
  void Promise.reject(new Error('canary of a rejection'));
});

process.on('SIGHUP', () => {
  throw new TypeError('canary of an exception');
});
