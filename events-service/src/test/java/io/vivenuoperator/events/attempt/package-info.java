/** One try to tell an endpoint, and what it means. */
@NullMarked
package io.vivenuoperator.events.attempt;

import org.jspecify.annotations.NullMarked;
