/** Claims of past tickets on a real PostgreSQL. */
@NullMarked
package io.vivenuoperator.store.historical;

import org.jspecify.annotations.NullMarked;
