package io.vivenuoperator.events.stream;

/** Where streams get their messages, and how fast they may pass them on. */
record StreamSupply(MessagePages pages, FrameRing ring, StreamPacing pacing) {}
