// Loaded into a program before all else: the clock of its machine is so many milliseconds ahead of ours.
const ahead = Number(process.env.MACHINE_CLOCK_AHEAD_MS);
const Real = globalThis.Date;

globalThis.Date = class extends Real {
  constructor(...parts) {
    if (parts.length === 0) super(Real.now() + ahead);
    else super(...parts);
  }

  static now() {
    return Real.now() + ahead;
  }
};
