/** From a stored subscription to requests at its endpoint. */
@NullMarked
package io.vivenuoperator.events.destination;

import org.jspecify.annotations.NullMarked;
