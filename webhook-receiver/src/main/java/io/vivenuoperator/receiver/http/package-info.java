/** The public HTTP side: one straight path from bytes to an answer. */
@NullMarked
package io.vivenuoperator.receiver.http;

import org.jspecify.annotations.NullMarked;
