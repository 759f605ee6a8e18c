/** What historical syncs have sent to which endpoint, whose turn it is there, and at which pace. */
@NullMarked
package io.vivenuoperator.store.historical;

import org.jspecify.annotations.NullMarked;
