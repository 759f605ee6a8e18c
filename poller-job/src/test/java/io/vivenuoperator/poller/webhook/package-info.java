/** What the receiver does with a delivery whose signature is good, without its HTTP. */
@NullMarked
package io.vivenuoperator.poller.webhook;

import org.jspecify.annotations.NullMarked;
