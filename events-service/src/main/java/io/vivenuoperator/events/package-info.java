/** Tells others what happened: a log of messages, streams and webhooks. */
@NullMarked
package io.vivenuoperator.events;

import org.jspecify.annotations.NullMarked;
