/** A message as it leaves the house: what formats are made from, and the JSON that webhooks, streams and history share. */
@NullMarked
package io.vivenuoperator.events.envelope;

import org.jspecify.annotations.NullMarked;
