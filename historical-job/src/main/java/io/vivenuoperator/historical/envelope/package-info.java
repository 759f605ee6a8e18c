/** A ticket in the form of a webhook of Vivenu's. */
@NullMarked
package io.vivenuoperator.historical.envelope;

import org.jspecify.annotations.NullMarked;
