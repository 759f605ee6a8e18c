/** The report of a run of the poller. */
@NullMarked
package io.vivenuoperator.contracts.run;

import org.jspecify.annotations.NullMarked;
