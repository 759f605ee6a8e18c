/** The log as it grows, for any number of clients of one process. */
@NullMarked
package io.vivenuoperator.events.stream;

import org.jspecify.annotations.NullMarked;
