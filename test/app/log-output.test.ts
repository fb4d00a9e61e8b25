import { expect, test } from "vitest";
import { createLogOutput } from "../../src/app/log-output.ts";

/** A file that takes so many bytes, or fails with that code. */
function file() {
  const it = { text: "", room: Number.POSITIVE_INFINITY, code: "ENOSPC" };
  const output = createLogOutput(
    (bytes) => {
      if (it.room === 0) throw Object.assign(new Error(it.code), { code: it.code });
      const taken = bytes.subarray(0, it.room);
      it.room -= taken.length;
      it.text += Buffer.from(taken).toString();
      return taken.length;
    },
    (lines) => `${lines} lost`,
  );
  return { it, output };
}

test("a line that is taken in pieces arrives whole", () => {
  const text: string[] = [];
  const output = createLogOutput(
    (bytes) => {
      text.push(Buffer.from(bytes.subarray(0, 3)).toString("latin1"));
      return Math.min(3, bytes.length);
    },
    () => "",
  );
  output.write("été, neige\n");
  expect(Buffer.from(text.join(""), "latin1").toString()).toBe("été, neige\n");
});

test.each(["ENOSPC", "EIO", "EPIPE", "EBADF", "EDQUOT"])(
  "%s costs lines and is said, and what is lost is counted once there is room again",
  (code) => {
    const { it, output } = file();
    output.write("a\n");
    expect(output.health()).toBe("ok");
    Object.assign(it, { room: 2, code });
    output.write("bcd\n");
    for (let count = 0; count < 4; count += 1) output.write("e\n");
    expect(output.health()).toBe("degraded");
    it.room = Number.POSITIVE_INFINITY;
    output.write("f\n");
    expect(output.health()).toBe("ok");
    expect(it.text).toBe("a\nbc\n5 lost\nf\n");
  },
);

test("whoever asks for the health finds out that there is room again, though nothing is logged", () => {
  const { it, output } = file();
  it.room = 0;
  output.write("a\n");
  expect(output.health()).toBe("degraded");
  it.room = 100;
  expect(output.health()).toBe("ok");
  expect(it.text).toBe("1 lost\n");
});

test.each([
  ["in the middle of a line", 3, "a\nb\n2 lost\nf\n"],
  ["between two lines", 2, "a\n2 lost\nf\n"],
  ["before the end of a line", 4, "a\nbc\n1 lost\nf\n"],
  ["before the first of them", 0, "3 lost\nf\n"],
])("lines that are written together and fail %s leave no line empty, and none is lost uncounted", (_, room, text) => {
  const { it, output } = file();
  it.room = room;
  output.write("a\nbc\nd\n");
  it.room = 100;
  output.write("f\n");
  expect(it.text).toBe(text);
});

test("a line that lacks its end alone is not continued by the next one, nor counted as lost", () => {
  const { it, output } = file();
  it.room = 1;
  output.write("a\n");
  expect(it.text).toBe("a");
  it.room = 0;
  // Whatever is tried meanwhile.
  output.write("b\n");
  expect(output.health()).toBe("degraded");
  it.room = 100;
  output.write("c\n");
  expect(it.text).toBe("a\n1 lost\nc\n");
});

test.each([
  ["and nothing meanwhile", 0],
  ["and a look at the health meanwhile", 1],
])("the next line begins on its own where the disk was full just before an end, %s", (_, looks) => {
  const { it, output } = file();
  it.room = 1;
  output.write("a\n");
  it.room = 100;
  for (let look = 0; look < looks; look += 1) expect(output.health()).toBe("ok");
  output.write("b\n");
  output.write("c\n");
  expect(it.text).toBe("a\nb\nc\n");
});

test("a report that waits for a slow reader, and then fails, is made again with all that it counted", () => {
  const { it, output } = file();
  it.room = 0;
  output.write("a\nb\nc\n");
  Object.assign(it, { room: 2, code: "EAGAIN" });
  output.flush();
  Object.assign(it, { room: 0, code: "EIO" });
  output.flush();
  expect(output.health()).toBe("degraded");
  it.room = 100;
  output.flush();
  expect(it.text).toBe("3 \n3 lost\n");
  // It was written to its end, and what comes next begins a line of its own.
  it.room = 0;
  output.write("d\n");
  it.room = 100;
  output.flush();
  expect(it.text).toBe("3 \n3 lost\n1 lost\n");
});

test("a reader who is slow gets everything; one who has stopped costs lines beyond a bound", () => {
  const { it, output } = file();
  Object.assign(it, { room: 0, code: "EAGAIN" });
  const line = `${"x".repeat(1023)}\n`;
  for (let count = 0; count < 256; count += 1) output.write(line);
  expect(output.health()).toBe("ok");
  output.write(line);
  expect(output.health()).toBe("degraded");
  it.room = Number.POSITIVE_INFINITY;
  output.flush();
  output.write("after\n");
  expect(it.text.slice(-20)).toBe("xxxx\n1 lost\nafter\n".padStart(20, "x"));
  expect(it.text.match(/x\n/g)).toHaveLength(256);
});
