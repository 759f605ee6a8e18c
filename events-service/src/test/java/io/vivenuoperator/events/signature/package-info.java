/** Tests of the signatures, by vectors, by strangers and by the examples that users copy. */
@NullMarked
package io.vivenuoperator.events.signature;

import org.jspecify.annotations.NullMarked;
