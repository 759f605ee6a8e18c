/** What the events service promises, measured on its jar and a durable database. */
@NullMarked
package io.vivenuoperator.load.events;

import org.jspecify.annotations.NullMarked;
