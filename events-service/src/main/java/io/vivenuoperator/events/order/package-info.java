/** Which message of a subscription may go next. */
@NullMarked
package io.vivenuoperator.events.order;

import org.jspecify.annotations.NullMarked;
