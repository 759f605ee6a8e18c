/** Sends tickets one after the other: pace, answers, retries, breaker. */
@NullMarked
package io.vivenuoperator.historical.delivery;

import org.jspecify.annotations.NullMarked;
