/** What a run of the poller reports. */
@NullMarked
package io.vivenuoperator.contracts.run;

import org.jspecify.annotations.NullMarked;
