/** Tests. */
@NullMarked
package io.vivenuoperator.store.schema;

import org.jspecify.annotations.NullMarked;
