/** The webhooks registered by a seller. */
@NullMarked
package io.vivenuoperator.simulator.webhook;

import org.jspecify.annotations.NullMarked;
