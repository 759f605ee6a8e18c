/** What became of deliveries, on its way to the database. */
@NullMarked
package io.vivenuoperator.events.outcome;

import org.jspecify.annotations.NullMarked;
