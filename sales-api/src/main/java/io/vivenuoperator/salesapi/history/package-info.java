/** What was: each change of an event. */
@NullMarked
package io.vivenuoperator.salesapi.history;

import org.jspecify.annotations.NullMarked;
