/** Webhooks as people make and change them over HTTP. */
@NullMarked
package io.vivenuoperator.events.webhook;

import org.jspecify.annotations.NullMarked;
