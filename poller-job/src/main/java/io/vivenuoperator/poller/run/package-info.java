/** The life of the process around a poll: database, schema, lease, report, exit code. */
@NullMarked
package io.vivenuoperator.poller.run;

import org.jspecify.annotations.NullMarked;
