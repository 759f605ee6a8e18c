/** CloudEvents 1.0 over HTTP: written in structured, binary and batched mode, and read in the same three. */
@NullMarked
package io.vivenuoperator.events.cloudevent;

import org.jspecify.annotations.NullMarked;
