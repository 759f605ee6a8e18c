/** The message log on a real PostgreSQL. */
@NullMarked
package io.vivenuoperator.store.message;

import org.jspecify.annotations.NullMarked;
