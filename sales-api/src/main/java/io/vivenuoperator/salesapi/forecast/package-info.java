/** What may come of an event, as ranges that say what they stand on, or why there is none. */
@NullMarked
package io.vivenuoperator.salesapi.forecast;

import org.jspecify.annotations.NullMarked;
