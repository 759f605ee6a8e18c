/** A real pooler between a program and its database, and those who share it. */
@NullMarked
package io.vivenuoperator.store.pooler;

import org.jspecify.annotations.NullMarked;
