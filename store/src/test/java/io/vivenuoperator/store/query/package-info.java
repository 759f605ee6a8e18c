/** Tests. */
@NullMarked
package io.vivenuoperator.store.query;

import org.jspecify.annotations.NullMarked;
