/** Reads an event's tickets from Vivenu; their payloads go to a file that is nobody's. */
@NullMarked
package io.vivenuoperator.historical.reading;

import org.jspecify.annotations.NullMarked;
