/** A real pooler between a program and its database, shared with others. */
@NullMarked
package io.vivenuoperator.store.pooler;

import org.jspecify.annotations.NullMarked;
