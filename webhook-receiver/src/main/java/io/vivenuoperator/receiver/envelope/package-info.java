/** Parses a delivery's body and retains the few fields that are stored. */
@NullMarked
package io.vivenuoperator.receiver.envelope;

import org.jspecify.annotations.NullMarked;
