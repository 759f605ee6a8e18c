/** Whether an installation works: what {@code helm test} runs. */
@NullMarked
package io.vivenuoperator.poller.check;

import org.jspecify.annotations.NullMarked;
