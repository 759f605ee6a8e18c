/** What the tables say of the subscriptions and replays that come from Kubernetes. */
@NullMarked
package io.vivenuoperator.store.handover;

import org.jspecify.annotations.NullMarked;
