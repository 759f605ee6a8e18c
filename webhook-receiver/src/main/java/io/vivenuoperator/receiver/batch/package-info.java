/** The one writer that commits what is waiting, and answers it. */
@NullMarked
package io.vivenuoperator.receiver.batch;

import org.jspecify.annotations.NullMarked;
