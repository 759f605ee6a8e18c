/** What runs cost: requests, time and memory. */
@NullMarked
package io.vivenuoperator.poller.cost;

import org.jspecify.annotations.NullMarked;
