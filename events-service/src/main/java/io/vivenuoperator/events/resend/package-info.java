/** Asking for events of the past to be sent once more. */
@NullMarked
package io.vivenuoperator.events.resend;

import org.jspecify.annotations.NullMarked;
