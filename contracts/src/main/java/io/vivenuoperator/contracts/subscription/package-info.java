/** The subscriptions file that the controller writes for the events service, and what the service answers about them. */
@NullMarked
package io.vivenuoperator.contracts.subscription;

import org.jspecify.annotations.NullMarked;
