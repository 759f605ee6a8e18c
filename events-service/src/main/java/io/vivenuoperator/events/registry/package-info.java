/** The subscriptions that come from Kubernetes: read from a file, kept as rows, and reported about. */
@NullMarked
package io.vivenuoperator.events.registry;

import org.jspecify.annotations.NullMarked;
