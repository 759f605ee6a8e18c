/** Tests of the events service. */
@NullMarked
package io.vivenuoperator.events;

import org.jspecify.annotations.NullMarked;
