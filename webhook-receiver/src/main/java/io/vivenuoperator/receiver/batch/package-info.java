/** The writer that commits what is waiting and completes the requests. */
@NullMarked
package io.vivenuoperator.receiver.batch;

import org.jspecify.annotations.NullMarked;
