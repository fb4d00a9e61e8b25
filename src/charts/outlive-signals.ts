// Imported first by the worker: its libraries take a while to load. A signal to the whole process group is
// meant for the parent, which may finish its work and then disconnects from this process.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
