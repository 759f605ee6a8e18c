/** Tests. */
@NullMarked
package io.vivenuoperator.store.event;

import org.jspecify.annotations.NullMarked;
