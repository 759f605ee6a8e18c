/** What is read from a delivery's body, and the little of it that is kept. */
@NullMarked
package io.vivenuoperator.receiver.envelope;

import org.jspecify.annotations.NullMarked;
