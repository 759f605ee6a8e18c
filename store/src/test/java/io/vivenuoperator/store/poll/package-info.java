/** Tests. */
@NullMarked
package io.vivenuoperator.store.poll;

import org.jspecify.annotations.NullMarked;
