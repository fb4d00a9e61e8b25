import { createKeyedQueue } from "../../../src/core/talk/keyed-queue.ts";
import { testKeyedQueue } from "./keyed-queue-contract.ts";

testKeyedQueue(createKeyedQueue);
