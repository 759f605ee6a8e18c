/** Sends changes to the registered webhooks: signature, timeout, retries and the log of attempts. */
@NullMarked
package io.vivenuoperator.simulator.delivery;

import org.jspecify.annotations.NullMarked;
