/** Tests. */
@NullMarked
package io.vivenuoperator.store.subscription;

import org.jspecify.annotations.NullMarked;
