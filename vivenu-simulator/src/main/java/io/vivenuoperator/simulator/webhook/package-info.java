/** The webhooks that a seller registered. */
@NullMarked
package io.vivenuoperator.simulator.webhook;

import org.jspecify.annotations.NullMarked;
