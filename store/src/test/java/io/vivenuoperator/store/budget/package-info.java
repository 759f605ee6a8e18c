/** Tests. */
@NullMarked
package io.vivenuoperator.store.budget;

import org.jspecify.annotations.NullMarked;
