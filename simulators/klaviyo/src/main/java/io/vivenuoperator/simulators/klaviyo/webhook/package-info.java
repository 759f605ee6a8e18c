/** The registered webhooks. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.webhook;

import org.jspecify.annotations.NullMarked;
