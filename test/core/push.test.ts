import { expect, test } from "vitest";
import { isPushAddress } from "../../src/core/push.ts";

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:def",
  "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
  "https://web.push.apple.com/QaBC",
  "https://wns2-par02p.notify.windows.com/w/?token=abc",
  "https://fcm.googleapis.com:443/fcm/send/abc",
])("%s may be the address of a device", (endpoint) => expect(isPushAddress(endpoint)).toBe(true));

test.each([
  "http://fcm.googleapis.com/fcm/send/abc",
  "https://127.0.0.1/x",
  "https://2130706433/x",
  "https://0x7f.1/x",
  "https://127.1/x",
  "https://[::1]/x",
  "https://[::ffff:10.0.0.1]/x",
  "https://localhost/x",
  "https://localhost./x",
  "https://push.localhost/x",
  "https://printer.local/x",
  "https://metadata.google.internal/x",
  "https://router.home.arpa/x",
  "https://intranet/x",
  "https://push.example.com:8443/x",
  "https://user:secret@push.example.com/x",
  "https://1.0.0.127.in-addr.arpa/x",
  "ftp://push.example.com/x",
  "//push.example.com/x",
  "",
])("%s may not", (endpoint) => expect(isPushAddress(endpoint)).toBe(false));
