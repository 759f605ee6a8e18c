/** Tests. */
@NullMarked
package io.vivenuoperator.store.inbox;

import org.jspecify.annotations.NullMarked;
