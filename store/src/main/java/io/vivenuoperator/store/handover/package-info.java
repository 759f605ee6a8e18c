/** Subscriptions and replays that come from Kubernetes, as rows. */
@NullMarked
package io.vivenuoperator.store.handover;

import org.jspecify.annotations.NullMarked;
