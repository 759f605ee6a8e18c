/** The bounded queue in front of the writer; when it is full, requests are refused immediately. */
@NullMarked
package io.vivenuoperator.receiver.inbox;

import org.jspecify.annotations.NullMarked;
