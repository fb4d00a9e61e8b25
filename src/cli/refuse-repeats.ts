import { type Command, InvalidArgumentError } from "commander";

/**
 * An option that takes one value is refused where it is given twice, in each command below `program`: the
 * last one would replace the others in silence. Options that make a list have a parser of their own.
 */
export function refuseRepeats(program: Command): void {
  for (const command of program.commands) refuseRepeats(command);
  for (const option of program.options) {
    if (option.isBoolean() || option.parseArg !== undefined) continue;
    let isGiven = false;
    option.argParser((value: string) => {
      if (isGiven) throw new InvalidArgumentError("It takes one value, and is given twice.");
      isGiven = true;
      return value;
    });
  }
}
