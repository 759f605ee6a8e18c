/** How much an endpoint can take: its window, rate, pause, breaker and its long failures. */
@NullMarked
package io.vivenuoperator.events.endpoint;

import org.jspecify.annotations.NullMarked;
