/** Tests. */
@NullMarked
package io.vivenuoperator.events.destination;

import org.jspecify.annotations.NullMarked;
