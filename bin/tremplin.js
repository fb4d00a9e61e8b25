#!/usr/bin/env node
// The operator's commands, built first where that is needed: `npx tremplin …`
await import("./build.js");
await import("../dist/cli/tremplin.js");
