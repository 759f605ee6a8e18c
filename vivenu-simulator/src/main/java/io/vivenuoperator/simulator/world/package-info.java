/** Sellers with their events, ticket types and tickets: the truth, and how it changes. */
@NullMarked
package io.vivenuoperator.simulator.world;

import org.jspecify.annotations.NullMarked;
