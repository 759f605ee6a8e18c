/** The time that a run may take. */
@NullMarked
package io.vivenuoperator.poller.deadline;

import org.jspecify.annotations.NullMarked;
