/** Requests that wait for the one thread that writes for all of them, in a queue that is bounded. */
@NullMarked
package io.vivenuoperator.platform.service.queue;

import org.jspecify.annotations.NullMarked;
