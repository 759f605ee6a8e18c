/** Tests of the envelope. */
@NullMarked
package io.vivenuoperator.events.envelope;

import org.jspecify.annotations.NullMarked;
