/** The registered webhooks. */
@NullMarked
package io.vivenuoperator.simulators.patreon.webhook;

import org.jspecify.annotations.NullMarked;
